package io.amends.engine;

import io.amends.conversation.ConversationId;
import io.amends.store.StaleVersionException;
import io.amends.store.StoreUnavailableException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Tasks go through it one at a time; whoever brings the first, or ends one, sees to the next. It
 * reads the logs that they work on, and keeps them at hand.
 */
final class Lane {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final int TRIES = 16;
  private static final Duration SOONEST_AGAIN = Duration.ofMillis(1);
  private static final Duration LATEST_AGAIN = Duration.ofMillis(100);
  private static final double JITTER = 0.75;
  private static final int WAITING_AT_MOST = 4096;

  /** Tasks in a row, before others of the same thread have their turn. */
  private static final int AT_ONCE = 64;

  /**
   * @param isAtHand whether it takes the log as it is at hand, where there is one
   * @param refusedAt the version at which its record was refused as stale last; 0: it was not
   * @param isGivenUp whether whoever asked for it was told that it takes too long
   */
  record Task<T>(
      ConversationId id,
      Function<ConversationLog, Mono<T>> work,
      boolean isAtHand,
      MonoSink<T> sink,
      AtomicLong refusedAt,
      AtomicBoolean isGivenUp) {}

  private final Logs stored;
  private final LogsAtHand atHand;
  private final Consumer<ConversationId> unsettled;
  private final CallingThread calling;
  private final Scheduler scheduler;
  private final Queue<Task<?>> waiting = new ConcurrentLinkedQueue<>();

  /** How many came in and have not ended. */
  private final AtomicInteger inside = new AtomicInteger();

  private final Disposable.Swap running = Disposables.swap();

  Lane(
      Logs stored,
      LogsAtHand atHand,
      Consumer<ConversationId> unsettled,
      CallingThread calling,
      Scheduler scheduler) {
    this.stored = stored;
    this.atHand = atHand;
    this.unsettled = unsettled;
    this.calling = calling;
    this.scheduler = scheduler;
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
      goOn();
    }
  }

  private void goOn() {
    if (calling.takesTurns()) {
      work();
    } else {
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
    for (var n = 0; goesOn; n++) {
      if (n == AT_ONCE) {
        workSoon();
        return;
      }
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
      goOn();
    }
  }

  /**
   * Never fails: whoever waits for the task gets its error. Nearly all end well at the first try,
   * so each step that only a failure needs is taken when there is one.
   */
  private <T> Mono<T> take(Task<T> task) {
    if (task.isGivenUp().get()) {
      return Mono.empty();
    }
    var known = task.isAtHand() ? atHand.get(task.id()) : null;
    return known == null || known.isDoubtful()
        ? once(task).onErrorResume(failure -> afterOnce(task, failure))
        : run(task, known)
            .onErrorResume(
                failure -> {
                  letGo(task, known, failure);
                  return failure instanceof StaleVersionException
                      ? once(task).onErrorResume(another -> afterOnce(task, another))
                      : tell(task, failure);
                });
  }

  private <T> Mono<T> afterOnce(Task<T> task, Throwable failure) {
    return failure instanceof StaleVersionException
        ? again(task).onErrorResume(last -> tell(task, last))
        : tell(task, failure);
  }

  private <T> Mono<T> tell(Task<T> task, Throwable failure) {
    if (failure instanceof StoreUnavailableException) {
      doubt(task.id());
      unsettled.accept(task.id());
    }
    task.sink().error(failure);
    return Mono.empty();
  }

  private <T> Mono<T> once(Task<T> task) {
    return Mono.defer(
        () ->
            log(task.id())
                .flatMap(log -> run(task, log).doOnError(failure -> letGo(task, log, failure))));
  }

  private <T> Mono<T> run(Task<T> task, ConversationLog log) {
    return Mono.defer(() -> task.work().apply(log))
        .doOnSuccess(
            done -> {
              task.sink().success(done);
              atHand.keep(task.id(), log);
            });
  }

  /**
   * What others wrote is read again from where the log ends; a long one would hold up everybody.
   * One that nothing was added to and that is refused all the same is ahead of what is stored, for
   * a failover lost the rest.
   */
  private void letGo(Task<?> task, ConversationLog log, Throwable failure) {
    var isWrong =
        failure instanceof StaleVersionException
            && task.refusedAt().getAndSet(log.version()) == log.version();
    var mayBeOld = failure instanceof StoreUnavailableException && !stored.areShared();
    if (isWrong || mayBeOld || failure instanceof ErasedException) {
      atHand.forget(task.id());
    }
  }

  /** Two nodes that race would go on to: each waits a while of its own. */
  private <T> Mono<T> again(Task<T> task) {
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

  private Mono<ConversationLog> log(ConversationId id) {
    var known = atHand.get(id);
    return known == null
        ? read(id)
        : stored.refreshed(known).switchIfEmpty(Mono.defer(() -> read(id)));
  }

  private Mono<ConversationLog> read(ConversationId id) {
    atHand.forget(id);
    return stored.read(id).doOnNext(log -> atHand.keep(id, log));
  }

  /** A store that comes back may be a replica that missed the end, or may have been emptied. */
  private void doubt(ConversationId id) {
    var known = atHand.get(id);
    if (known != null) {
      known.doubt();
    }
  }
}
