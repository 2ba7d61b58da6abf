package io.amends.store.redis;

import io.amends.store.StoreUnavailableException;
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

/**
 * Answers a write once it is safe. What came in while the last batch was being made safe is the
 * next batch, closed by one look, on a connection of its own: so nobody else is held up. A refusal
 * waits likewise, for what refused it must not be lost either.
 */
final class BatchWriter implements PrimaryWriter {

  private static final int WAITING_AT_MOST = 16_384;
  private static final int BATCH = 512;

  private final Link link;
  private final String primary;
  private final Safety safety;
  private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(WAITING_AT_MOST);
  private final AtomicBoolean isBusy = new AtomicBoolean();

  /** How all that was written at a primary until now becomes safe. */
  interface Safety {

    /**
     * Completes with why it is not safe; empty: it is.
     *
     * @param call one of those that were done
     */
    CompletionStage<Optional<String>> of(RedisAsyncCommands<String, byte[]> redis, Call call);
  }

  private record Pending(Call call, CompletableFuture<List<Object>> answer) {}

  BatchWriter(Link link, String primary, Safety safety) {
    this.link = link;
    this.primary = primary;
    this.safety = safety;
  }

  @Override
  public CompletableFuture<List<Object>> enter(Call call) {
    var pending = new Pending(call, new CompletableFuture<>());
    if (!queue.offer(pending)) {
      var full = new StoreUnavailableException("more writes wait than Redis can take");
      pending.answer().completeExceptionally(full);
    }
    drain();
    return pending.answer();
  }

  private void drain() {
    while (!queue.isEmpty() && isBusy.compareAndSet(false, true)) {
      var batch = new ArrayList<Pending>();
      queue.drainTo(batch, BATCH);
      // Whoever waits no longer was told to come again.
      batch.removeIf(pending -> pending.answer().isDone());
      if (batch.isEmpty()) {
        isBusy.set(false);
      } else {
        send(batch);
      }
    }
  }

  private void send(List<Pending> batch) {
    CompletableFuture.completedFuture(primary)
        .thenCompose(link::writing)
        .thenCompose(connection -> sent(batch, connection.async()))
        .whenComplete(
            (done, away) -> {
              if (away != null) {
                batch.forEach(pending -> pending.answer().completeExceptionally(cause(away)));
              }
              isBusy.set(false);
              drain();
            });
  }

  /** The look comes after the answers: until then Redis may hold all of it in hand. */
  private CompletableFuture<?> sent(List<Pending> batch, RedisAsyncCommands<String, byte[]> redis) {
    var answers = batch.stream().map(pending -> called(pending, redis)).toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .handle((all, failed) -> lastDone(batch, answers))
        .thenCompose(
            done ->
                done.isEmpty()
                    ? CompletableFuture.completedFuture(Optional.<String>empty())
                    : safety.of(redis, done.get()))
        .handle(
            (danger, failure) -> {
              for (var n = 0; n < batch.size(); n++) {
                settle(batch.get(n), answers.get(n), danger, failure);
              }
              return danger;
            });
  }

  /** Rather one that wrote: its keys are certainly there. */
  private static Optional<Call> lastDone(
      List<Pending> batch, List<CompletableFuture<List<Object>>> answers) {
    var found = Optional.<Call>empty();
    for (var n = 0; n < batch.size(); n++) {
      var call = batch.get(n).call();
      if (!answers.get(n).isCompletedExceptionally() && (call.writes() || found.isEmpty())) {
        found = Optional.of(call);
      }
    }
    return found;
  }

  /** Whoever's call failed need not wait for the others. */
  private static CompletableFuture<List<Object>> called(
      Pending pending, RedisAsyncCommands<String, byte[]> redis) {
    return pending
        .call()
        .at(redis)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                pending.answer().completeExceptionally(cause(failure));
              }
            });
  }

  private static void settle(
      Pending pending,
      CompletableFuture<List<Object>> answer,
      @Nullable Optional<String> danger,
      @Nullable Throwable failure) {
    if (answer.isCompletedExceptionally()) {
      return;
    }
    if (failure != null) {
      pending.answer().completeExceptionally(unsafe(pending.call(), cause(failure)));
    } else if (danger != null && danger.isPresent()) {
      pending.answer().completeExceptionally(new StoreUnavailableException(danger.get()));
    } else {
      pending.answer().complete(answer.getNow(List.of()));
    }
  }

  /** What was written must not be written again only because its keys moved away after it. */
  private static Throwable unsafe(Call call, Throwable failure) {
    return call.writes() && MovedException.orAsItWas(failure) != failure
        ? new StoreUnavailableException("it was moved away before it was safe")
        : failure;
  }

  private static Throwable cause(Throwable failure) {
    return Script.cause(failure);
  }
}
