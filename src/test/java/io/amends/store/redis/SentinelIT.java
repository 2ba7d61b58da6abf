package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.RecordedEvent;
import io.amends.store.Durability;
import io.amends.store.SampleAppend;
import io.amends.store.StaleVersionException;
import io.amends.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.util.retry.Retry;

/** A primary, a replica and a Sentinel: the primary is killed, and writing goes on by itself. */
class SentinelIT {

  private static final Duration HANG = Duration.ofSeconds(60);
  private static final int BEFORE = 100;

  @TempDir private Path folder;

  @Test
  void after_a_failover_writing_goes_on_where_it_was() throws IOException {
    try (var primary = RedisServer.in(folder("primary"));
        var replica =
            RedisServer.in(folder("replica"), "--replicaof", "127.0.0.1 " + primary.port());
        var sentinel = RedisServer.sentinel(folder("sentinel"), "main", primary)) {
      replica.await("master_link_status:up", "INFO", "replication");
      sentinel.await("slaves=1", "INFO", "sentinel");
      var url = "redis-sentinel://localhost:" + sentinel.port() + "#main";
      try (var store = Redises.store(url, Durability.LOCAL, Clock.systemUTC())) {
        var id = SampleAppend.newId();
        for (var version = 0; version < BEFORE; version++) {
          store.append(SampleAppend.to(id).after(version).build()).block(HANG);
        }
        replica.await(":" + BEFORE, "LLEN", Keys.events(id));
        primary.kill();

        store
            .append(SampleAppend.to(id).after(BEFORE).build())
            .retryWhen(
                Retry.fixedDelay(600, Duration.ofMillis(100))
                    .filter(StoreUnavailableException.class::isInstance))
            // Done, but the answer was lost with the primary's last moments.
            .onErrorComplete(StaleVersionException.class)
            .block(HANG);
        // Reading has a connection of its own, which may come back a little later.
        var read =
            store
                .history(id)
                .map(RecordedEvent::version)
                .collectList()
                .retryWhen(
                    Retry.fixedDelay(600, Duration.ofMillis(100))
                        .filter(StoreUnavailableException.class::isInstance));
        assertThat(read.block(HANG))
            .isEqualTo(LongStream.rangeClosed(1, BEFORE + 1).boxed().toList());
      }
    }
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }
}
