package io.amends;

import io.amends.store.Durability;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where things are kept and read.
 *
 * @param data folder of the embedded store, the installed sets and the credentials
 * @param store {@code embedded} (durable, one node), {@code redis} (durable, shared by nodes) or
 *     {@code memory} (lost at the end; for trying out)
 * @param durability what an acknowledgement means: {@code fsync} (survives power loss), {@code
 *     local} (survives the process) or, on Redis, {@code replicated} (survives the loss of the
 *     primary); none: {@code fsync}, and {@code local} on Redis
 * @param flows folder of the flow files; none: those in the jar
 * @param intents folder of the training text; none: the model in the jar
 * @param tier of understanding: 1 (words and their neighbours, microseconds a message) or 2 (with
 *     embedding models: milliseconds and some hundred megabytes more)
 * @param origins web origins whose pages may open a socket; none: all
 * @param clockOffset how much this machine's clock is put forward, or back; for trials
 * @param followUp overrides every flow's follow-up delay; none: the flows' own
 */
@Validated
@ConfigurationProperties("amends")
record AmendsProperties(
    @DefaultValue("data") Path data,
    @DefaultValue("embedded") Store store,
    @Nullable Durability durability,
    @Nullable Path flows,
    @Nullable Path intents,
    @DefaultValue("1") @Min(1) @Max(2) int tier,
    @DefaultValue List<String> origins,
    @DefaultValue("0s") Duration clockOffset,
    @Nullable Duration followUp) {

  enum Store {
    EMBEDDED,
    REDIS,
    MEMORY
  }

  Durability durabilityOr(Durability usual) {
    return durability == null ? usual : durability;
  }
}
