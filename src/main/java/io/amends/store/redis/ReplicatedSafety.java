package io.amends.store.redis;

import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Safe is what replicas have, and the primary has written: it may be the one that comes back, and
 * the replicas follow it.
 */
final class ReplicatedSafety implements BatchWriter.Safety {

  private final int replicas;
  private final Duration patience;
  private final WrittenSafety written;

  /**
   * @param patience how long replicas may take; less than a command may
   */
  ReplicatedSafety(int replicas, Duration patience) {
    this.replicas = replicas;
    this.patience = patience;
    this.written = new WrittenSafety(patience);
  }

  /** A mark is written last, so that WAIT is for all that anybody wrote there before. */
  @Override
  public CompletionStage<Optional<String>> of(RedisAsyncCommands<String, byte[]> redis, Call call) {
    if (call.isAsked()) {
      redis.asking();
    }
    return redis
        .set(Keys.mark(call.keys()[0]), Bytes.NONE)
        .thenCompose(marked -> redis.waitForReplication(replicas, patience.toMillis()))
        .thenCompose(
            reached ->
                reached < replicas
                    ? CompletableFuture.completedFuture(
                        Optional.of(
                            "only " + reached + " of " + replicas + " replicas took it in time"))
                    : written.of(redis, call));
  }
}
