package io.amends.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How eagerly the outbox sends.
 *
 * @param pollInterval how often it looks for something to send when nobody tells it
 * @param concurrency lanes of one destination that are sent at the same time
 * @param timeout how long one attempt may take in all, whatever its sender allows
 */
@Validated
@ConfigurationProperties("amends.outbox")
public record OutboxProperties(
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("16") @Min(1) @Max(1_000) int concurrency,
    @DefaultValue("20s") Duration timeout) {}
