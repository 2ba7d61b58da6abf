package io.amends.store.redis;

import io.amends.store.StoreUnavailableException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Answers a write once replicas have it. What came in while the last batch was on its way to them
 * is the next batch, closed by one {@code WAIT}, which holds up nobody else for the connection is
 * its own. A refusal waits likewise: what refused it must not be lost either.
 */
final class ReplicatedWriter implements Writer {

  private static final int WAITING_AT_MOST = 16_384;
  private static final int BATCH = 512;

  /** Written at the end of a batch, so that WAIT is for all that anybody wrote before. */
  private static final String MARK = "amends:replicated";

  private final Link link;
  private final StatefulRedisConnection<String, byte[]> connection;
  private final int replicas;
  private final Duration patience;
  private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(WAITING_AT_MOST);
  private final AtomicBoolean isBusy = new AtomicBoolean();

  private record Pending(
      Script script, String[] keys, byte[][] arguments, CompletableFuture<List<Object>> answer) {}

  /**
   * @param patience how long replicas may take; less than a command may
   */
  ReplicatedWriter(Link link, int replicas, Duration patience) {
    this.link = link;
    this.connection = link.another();
    this.replicas = replicas;
    this.patience = patience;
  }

  @Override
  public Mono<List<Object>> write(Script script, String[] keys, byte[]... arguments) {
    return link.ask(
        shared -> {
          var pending = new Pending(script, keys, arguments, new CompletableFuture<>());
          if (!queue.offer(pending)) {
            pending
                .answer()
                .completeExceptionally(
                    new StoreUnavailableException("more writes wait than replicas can take"));
          }
          drain();
          return pending.answer();
        });
  }

  private void drain() {
    while (!queue.isEmpty() && isBusy.compareAndSet(false, true)) {
      var batch = new ArrayList<Pending>();
      queue.drainTo(batch, BATCH);
      if (batch.isEmpty()) {
        isBusy.set(false);
      } else {
        send(batch);
      }
    }
  }

  private void send(List<Pending> batch) {
    RedisAsyncCommands<String, byte[]> redis = connection.async();
    var answers =
        batch.stream().map(one -> one.script().call(redis, one.keys(), one.arguments())).toList();
    redis
        .set(MARK, Bytes.NONE)
        .thenCompose(marked -> redis.waitForReplication(replicas, patience.toMillis()))
        .whenComplete(
            (reached, failure) -> {
              for (var n = 0; n < batch.size(); n++) {
                settle(batch.get(n).answer(), answers.get(n), reached, failure);
              }
              isBusy.set(false);
              drain();
            });
  }

  private void settle(
      CompletableFuture<List<Object>> waiting,
      CompletableFuture<List<Object>> answer,
      @Nullable Long reached,
      @Nullable Throwable failure) {
    answer.whenComplete(
        (done, refused) -> {
          if (refused != null || failure != null) {
            waiting.completeExceptionally(refused != null ? refused : failure);
          } else if (reached == null || reached < replicas) {
            waiting.completeExceptionally(
                new StoreUnavailableException(
                    "only " + reached + " of " + replicas + " replicas took it in time"));
          } else {
            waiting.complete(done);
          }
        });
  }
}
