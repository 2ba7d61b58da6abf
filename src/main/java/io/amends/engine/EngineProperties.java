package io.amends.engine;

import io.amends.conversation.Mode;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How conversations are led.
 *
 * @param mode the mode a new conversation starts in
 * @param pause how long the assistant waits for a burst of messages to end; 0 answers each at once
 * @param zone the shop's time zone, in which days are told and understood
 * @param cache memory for conversations that need not be read again from the store
 */
@Validated
@ConfigurationProperties("amends")
public record EngineProperties(
    @DefaultValue("autopilot") Mode mode,
    @DefaultValue("1200ms") Duration pause,
    @DefaultValue("UTC") ZoneId zone,
    @DefaultValue("128MB") DataSize cache) {}
