package io.amends.engine;

import io.amends.conversation.ConversationId;
import io.amends.store.StaleVersionException;
import io.amends.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * One ordered lane a conversation: tasks of a conversation run one after another, in the order they
 * came, and have its log to themselves. Conversations share a fixed number of lanes by their hash,
 * so a task must be short: whatever waits for others (the shop, the customer) waits outside.
 */
final class Lanes {

  private static final int LANES = 256;
  private static final int TRIES = 16;
  private static final Duration SOONEST_AGAIN = Duration.ofMillis(1);
  private static final Duration LATEST_AGAIN = Duration.ofMillis(100);
  private static final double JITTER = 0.75;
  private static final int WAITING_AT_MOST = 4096;
  private static final Duration ENTRY_RETRY = Duration.ofMillis(100);

  private final List<Lane> lanes = new ArrayList<>(LANES);
  private final Disposable.Composite running = Disposables.composite();

  /**
   * @param load reads the log of a conversation that is not at hand
   * @param refresh brings one that is at hand up to what others have written meanwhile
   * @param cached how many logs are kept at hand, over all lanes
   * @param unsettled told of a conversation of which a task failed because the store was away: what
   *     it wrote may be stored all the same
   */
  Lanes(
      Function<ConversationId, Mono<ConversationLog>> load,
      UnaryOperator<Mono<ConversationLog>> refresh,
      int cached,
      Consumer<ConversationId> unsettled,
      Scheduler scheduler) {
    for (var i = 0; i < LANES; i++) {
      lanes.add(new Lane(load, refresh, Math.max(1, cached / LANES), unsettled, scheduler));
    }
  }

  void start() {
    lanes.forEach(lane -> running.add(lane.start()));
  }

  void stop() {
    running.dispose();
  }

  /** Runs a task in the conversation's lane. It runs to its end even if nobody waits for it. */
  <T> Mono<T> run(ConversationId id, Function<ConversationLog, Mono<T>> task) {
    var lane = lanes.get(Math.floorMod(id.value().hashCode(), LANES));
    return Mono.create(sink -> lane.enter(new Task<>(id, task, sink)));
  }

  private record Task<T>(
      ConversationId id, Function<ConversationLog, Mono<T>> work, MonoSink<T> sink) {

    Mono<Void> run(ConversationLog log) {
      return Mono.defer(() -> work.apply(log)).doOnSuccess(sink::success).then();
    }
  }

  private static final class Lane {

    private final Function<ConversationId, Mono<ConversationLog>> load;
    private final UnaryOperator<Mono<ConversationLog>> refresh;
    private final Consumer<ConversationId> unsettled;
    private final Scheduler scheduler;
    private final Sinks.Many<Task<?>> entrance =
        Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(WAITING_AT_MOST));
    private final Map<ConversationId, ConversationLog> logs;

    Lane(
        Function<ConversationId, Mono<ConversationLog>> load,
        UnaryOperator<Mono<ConversationLog>> refresh,
        int cached,
        Consumer<ConversationId> unsettled,
        Scheduler scheduler) {
      this.load = load;
      this.refresh = refresh;
      this.unsettled = unsettled;
      this.scheduler = scheduler;
      this.logs =
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ConversationId, ConversationLog> eldest) {
              return size() > cached;
            }
          };
    }

    Disposable start() {
      return entrance.asFlux().publishOn(scheduler).concatMap(this::take).subscribe();
    }

    /** A full lane refuses: the sender tries again later, nothing was taken in. */
    void enter(Task<?> task) {
      try {
        entrance.emitNext(task, Sinks.EmitFailureHandler.busyLooping(ENTRY_RETRY));
      } catch (Sinks.EmissionException full) {
        task.sink().error(new EngineBusyException());
      }
    }

    /** Never fails: whoever waits for the task gets its error. */
    private Mono<Void> take(Task<?> task) {
      return Mono.defer(() -> log(task.id()).flatMap(task::run))
          .doOnError(Lane::isOutOfDate, failure -> logs.remove(task.id()))
          .retryWhen(
              // Two nodes that race would go on to: each waits a while of its own.
              Retry.backoff(TRIES, SOONEST_AGAIN)
                  .maxBackoff(LATEST_AGAIN)
                  .jitter(JITTER)
                  .scheduler(scheduler)
                  .filter(failure -> failure instanceof StaleVersionException)
                  .onRetryExhaustedThrow((spec, signal) -> signal.failure()))
          .onErrorResume(
              failure -> {
                if (failure instanceof StoreUnavailableException) {
                  unsettled.accept(task.id());
                }
                task.sink().error(failure);
                return Mono.empty();
              });
    }

    private static boolean isOutOfDate(Throwable failure) {
      return failure instanceof StaleVersionException
          || failure instanceof ErasedException
          || failure instanceof StoreUnavailableException;
    }

    private Mono<ConversationLog> log(ConversationId id) {
      var known = logs.get(id);
      return known != null
          ? refresh.apply(Mono.just(known))
          : load.apply(id).doOnNext(log -> logs.put(id, log));
    }
  }
}
