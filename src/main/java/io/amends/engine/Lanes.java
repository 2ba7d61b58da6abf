package io.amends.engine;

import io.amends.conversation.ConversationId;
import io.amends.store.StaleVersionException;
import io.amends.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * One ordered lane a conversation: tasks of a conversation run one after another, in the order they
 * came, and have its log to themselves. Conversations share a fixed number of lanes by their hash,
 * so a task must be short: whatever waits for others (the shop, the customer) waits outside.
 */
final class Lanes {

  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
  private static final int LANES = 256;
  private static final int TRIES = 16;
  private static final Duration SOONEST_AGAIN = Duration.ofMillis(1);
  private static final Duration LATEST_AGAIN = Duration.ofMillis(100);
  private static final double JITTER = 0.75;
  private static final int WAITING_AT_MOST = 4096;

  private final List<Lane> lanes = new ArrayList<>(LANES);

  /**
   * @param load reads the log of a conversation that is not at hand
   * @param refresh brings one that is at hand up to what others have written meanwhile
   * @param logs those that were read before
   * @param unsettled told of a conversation of which a task failed because the store was away: what
   *     it wrote may be stored all the same
   */
  Lanes(
      Function<ConversationId, Mono<ConversationLog>> load,
      UnaryOperator<Mono<ConversationLog>> refresh,
      LogsAtHand logs,
      Consumer<ConversationId> unsettled,
      Scheduler scheduler) {
    for (var i = 0; i < LANES; i++) {
      lanes.add(new Lane(load, refresh, logs, unsettled, scheduler));
    }
  }

  void stop() {
    lanes.forEach(Lane::stop);
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

  /** Tasks go through it one at a time; whoever brings the first, or ends one, sees to the next. */
  private static final class Lane {

    private final Function<ConversationId, Mono<ConversationLog>> load;
    private final UnaryOperator<Mono<ConversationLog>> refresh;
    private final Consumer<ConversationId> unsettled;
    private final Scheduler scheduler;
    private final Queue<Task<?>> waiting = new ConcurrentLinkedQueue<>();

    /** How many came in and have not ended. */
    private final AtomicInteger inside = new AtomicInteger();

    private final Disposable.Swap running = Disposables.swap();
    private final LogsAtHand logs;

    Lane(
        Function<ConversationId, Mono<ConversationLog>> load,
        UnaryOperator<Mono<ConversationLog>> refresh,
        LogsAtHand logs,
        Consumer<ConversationId> unsettled,
        Scheduler scheduler) {
      this.load = load;
      this.refresh = refresh;
      this.unsettled = unsettled;
      this.scheduler = scheduler;
      this.logs = logs;
    }

    /** What is under way is cut off, and nothing is taken in any more. */
    void stop() {
      running.dispose();
    }

    /** A full lane refuses: the sender tries again later, nothing was taken in. */
    void enter(Task<?> task) {
      if (running.isDisposed() || inside.get() >= WAITING_AT_MOST) {
        task.sink().error(new EngineBusyException());
        return;
      }
      waiting.add(task);
      if (inside.getAndIncrement() == 0) {
        workSoon();
      }
    }

    private void workSoon() {
      try {
        scheduler.schedule(this::work);
      } catch (RejectedExecutionException stopped) {
        waiting.forEach(task -> task.sink().error(new EngineBusyException()));
        waiting.clear();
      }
    }

    /** In a loop, for tasks that end at once: a full lane must not become a deep stack. */
    private void work() {
      boolean goesOn = true;
      while (goesOn) {
        var isSecond = new AtomicBoolean();
        running.update(
            take(waiting.remove())
                .subscribe(
                    nothing -> {},
                    bug -> {
                      LOG.error("A task left its lane in a wrong way", bug);
                      ended(isSecond);
                    },
                    () -> ended(isSecond)));
        // The task or this line: whichever comes second goes on.
        goesOn = isSecond.getAndSet(true) && inside.decrementAndGet() > 0;
      }
    }

    private void ended(AtomicBoolean isSecond) {
      if (isSecond.getAndSet(true) && inside.decrementAndGet() > 0) {
        workSoon();
      }
    }

    /** Never fails: whoever waits for the task gets its error. */
    private Mono<Void> take(Task<?> task) {
      return once(task)
          .onErrorResume(StaleVersionException.class, stale -> again(task))
          .onErrorResume(
              failure -> {
                if (failure instanceof StoreUnavailableException) {
                  unsettled.accept(task.id());
                }
                task.sink().error(failure);
                return Mono.empty();
              });
    }

    private Mono<Void> once(Task<?> task) {
      return Mono.defer(() -> log(task.id()).flatMap(log -> run(task, log)))
          .doOnError(Lane::isOutOfDate, failure -> logs.forget(task.id()));
    }

    private Mono<Void> run(Task<?> task, ConversationLog log) {
      return task.run(log).doOnSuccess(done -> logs.keep(task.id(), log));
    }

    /** Two nodes that race would go on to: each waits a while of its own. */
    private Mono<Void> again(Task<?> task) {
      return once(task)
          .delaySubscription(SOONEST_AGAIN, scheduler)
          .retryWhen(
              Retry.backoff(TRIES - 1, SOONEST_AGAIN)
                  .maxBackoff(LATEST_AGAIN)
                  .jitter(JITTER)
                  .scheduler(scheduler)
                  .filter(failure -> failure instanceof StaleVersionException)
                  .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
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
          : load.apply(id).doOnNext(log -> logs.keep(id, log));
    }
  }
}
