package io.amends.store.redis;

import io.amends.store.StoreUnavailableException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Answers a write once it is safe. What came in while the last batch was being made safe is the
 * next batch, closed by one look, on a connection of its own: so nobody else is held up. A refusal
 * waits likewise, for what refused it must not be lost either.
 */
final class BatchWriter implements Writer {

  private static final int WAITING_AT_MOST = 16_384;
  private static final int BATCH = 512;

  private final Link link;
  private final StatefulRedisConnection<String, byte[]> connection;
  private final Safety safety;
  private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(WAITING_AT_MOST);
  private final AtomicBoolean isBusy = new AtomicBoolean();

  /** How all that was written until now becomes safe. */
  interface Safety {

    /** Completes with why it is not safe; empty: it is. */
    CompletionStage<Optional<String>> of(RedisAsyncCommands<String, byte[]> redis);
  }

  private record Pending(
      @Nullable Script script,
      String[] keys,
      byte[][] arguments,
      CompletableFuture<List<Object>> answer) {

    CompletableFuture<List<Object>> call(RedisAsyncCommands<String, byte[]> redis) {
      return script == null
          ? CompletableFuture.completedFuture(List.of())
          : script.call(redis, keys, arguments);
    }
  }

  BatchWriter(Link link, Safety safety) {
    this.link = link;
    this.connection = link.another();
    this.safety = safety;
  }

  @Override
  public Mono<List<Object>> write(Script script, String[] keys, byte[]... arguments) {
    return enter(script, keys, arguments);
  }

  @Override
  public Mono<Void> settled() {
    return enter(null, new String[0]).then();
  }

  private Mono<List<Object>> enter(@Nullable Script script, String[] keys, byte[]... arguments) {
    return link.ask(
        shared -> {
          var pending = new Pending(script, keys, arguments, new CompletableFuture<>());
          if (!queue.offer(pending)) {
            var full = new StoreUnavailableException("more writes wait than Redis can take");
            pending.answer().completeExceptionally(full);
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

  /** The look comes after the answers: until then Redis may hold all of it in hand. */
  private void send(List<Pending> batch) {
    var redis = connection.async();
    var answers = batch.stream().map(pending -> called(pending, redis)).toList();
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .handle(
            (all, failed) -> answers.stream().allMatch(CompletableFuture::isCompletedExceptionally))
        .thenCompose(
            allFailed ->
                allFailed
                    ? CompletableFuture.completedFuture(Optional.<String>empty())
                    : safety.of(redis))
        .whenComplete(
            (danger, failure) -> {
              for (var n = 0; n < batch.size(); n++) {
                settle(batch.get(n).answer(), answers.get(n), danger, failure);
              }
              isBusy.set(false);
              drain();
            });
  }

  /** Whoever's call failed need not wait for the others. */
  private static CompletableFuture<List<Object>> called(
      Pending pending, RedisAsyncCommands<String, byte[]> redis) {
    return pending
        .call(redis)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                pending.answer().completeExceptionally(Script.cause(failure));
              }
            });
  }

  private static void settle(
      CompletableFuture<List<Object>> waiting,
      CompletableFuture<List<Object>> answer,
      @Nullable Optional<String> danger,
      @Nullable Throwable failure) {
    if (answer.isCompletedExceptionally()) {
      return;
    }
    if (failure != null) {
      waiting.completeExceptionally(Script.cause(failure));
    } else if (danger != null && danger.isPresent()) {
      waiting.completeExceptionally(new StoreUnavailableException(danger.get()));
    } else {
      waiting.complete(answer.getNow(List.of()));
    }
  }
}
