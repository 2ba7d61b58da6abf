package io.amends;

import io.amends.store.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where things are kept and read.
 *
 * @param data folder of the embedded store, the installed sets and the credentials
 * @param store {@code embedded} (durable, one node) or {@code memory} (lost at the end; for trying
 *     out)
 * @param durability what an acknowledgement means: {@code fsync} (survives power loss) or {@code
 *     local} (survives the process)
 * @param flows folder of the flow files; none: those in the jar
 * @param intents folder of the training text; none: the model in the jar
 * @param origins web origins whose pages may open a socket; none: all
 * @param followUp overrides every flow's follow-up delay; none: the flows' own
 */
@ConfigurationProperties("amends")
record AmendsProperties(
    @DefaultValue("data") Path data,
    @DefaultValue("embedded") Store store,
    @DefaultValue("fsync") Durability durability,
    @Nullable Path flows,
    @Nullable Path intents,
    @DefaultValue List<String> origins,
    @Nullable Duration followUp) {

  enum Store {
    EMBEDDED,
    MEMORY
  }
}
