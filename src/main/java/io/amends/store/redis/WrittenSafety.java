package io.amends.store.redis;

import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Safe is what Redis has written to its append-only file. With {@code appendfsync everysec} Redis
 * answers while it still holds the write in hand, whenever the fsync of the last second takes time;
 * a kill then costs what was answered. Redis tells how long its file is and how much it has in
 * hand: when the file has grown over both, all of it is written.
 */
final class WrittenSafety implements BatchWriter.Safety {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

  private final Duration patience;
  private final Executor later =
      CompletableFuture.delayedExecutor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);

  private record Log(long written, long inHand) {

    static Log of(Map<String, String> facts) {
      return new Log(number(facts, "aof_current_size"), number(facts, "aof_buffer_length"));
    }

    private static long number(Map<String, String> facts, String name) {
      // Without it nothing is known to be safe.
      return Long.parseLong(facts.getOrDefault(name, Long.toString(Long.MAX_VALUE / 2)));
    }
  }

  /**
   * @param patience how long Redis may take to write it
   */
  WrittenSafety(Duration patience) {
    this.patience = patience;
  }

  @Override
  public CompletionStage<Optional<String>> of(RedisAsyncCommands<String, byte[]> redis, Call call) {
    var deadline = System.nanoTime() + patience.toNanos();
    return look(redis).thenCompose(first -> until(redis, first, first, deadline));
  }

  private CompletionStage<Optional<String>> until(
      RedisAsyncCommands<String, byte[]> redis, Log mark, Log now, long deadline) {
    if (now.inHand() == 0 || now.written() >= mark.written() + mark.inHand()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    if (System.nanoTime() > deadline) {
      return CompletableFuture.completedFuture(
          Optional.of("Redis does not write to its append-only file in time; is its disk slow?"));
    }
    // Shorter than it was: it has been rewritten, and what is in hand then is the new mark.
    var next = now.written() < mark.written() ? now : mark;
    return CompletableFuture.completedFuture(next)
        .thenComposeAsync(same -> look(redis), later)
        .thenCompose(log -> until(redis, next, log, deadline));
  }

  private static CompletionStage<Log> look(RedisAsyncCommands<String, byte[]> redis) {
    return redis.info("persistence").thenApply(info -> Log.of(Requirements.facts(info)));
  }
}
