package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.store.SampleAppend;
import io.amends.store.StoreUnavailableException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/**
 * Redis with {@code appendfsync everysec} gets {@code kill -9} under load, and what was
 * acknowledged is compared with what it kept (RELIABILITY R2).
 */
class KilledRedisIT {

  private static final boolean IS_LONG = "long".equals(System.getProperty("amends.scale"));
  private static final int KILLS = IS_LONG ? 50 : 6;
  private static final int BETWEEN_KILLS = 20_000;
  private static final int AT_ONCE = 64;
  private static final Duration HANG = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final Random random = new Random(Long.getLong("amends.seed", System.nanoTime()));
  private final Set<ConversationId> acknowledged = ConcurrentHashMap.newKeySet();

  @Test
  void nothing_that_was_acknowledged_is_lost() throws Exception {
    try (var server = RedisServer.in(folder);
        var store = Redises.store(server, Clock.systemUTC())) {
      var kept = 0;
      for (var kill = 1; kill <= KILLS; kill++) {
        var enough = new CountDownLatch(BETWEEN_KILLS / 2 + random.nextInt(BETWEEN_KILLS));
        var writers = write(store, enough);
        assertThat(enough.await(HANG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        server.kill();
        writers.dispose();
        server.start();
        assertThat(lost(store)).as("lost of %d, kill %d", acknowledged.size(), kill).isZero();
        kept += acknowledged.size();
        acknowledged.clear();
      }
      System.out.printf("KilledRedisIT: %d kills, %d kept%n", KILLS, kept);
    }
  }

  private Disposable write(RedisStore store, CountDownLatch enough) {
    return Flux.range(0, Integer.MAX_VALUE)
        .map(n -> SampleAppend.newId())
        .flatMap(
            id ->
                store
                    .append(SampleAppend.to(id).build())
                    .doOnSuccess(
                        done -> {
                          acknowledged.add(id);
                          enough.countDown();
                        })
                    .onErrorComplete(),
            AT_ONCE)
        .subscribe();
  }

  private long lost(RedisStore store) {
    return Flux.fromIterable(acknowledged)
        .flatMap(
            id ->
                store
                    .history(id)
                    .count()
                    .retryWhen(
                        Retry.fixedDelay(1_000, Duration.ofMillis(50))
                            .filter(StoreUnavailableException.class::isInstance)),
            AT_ONCE)
        .filter(count -> count != 1)
        .count()
        .block(HANG);
  }
}
