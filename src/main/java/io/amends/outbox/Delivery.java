package io.amends.outbox;

import io.amends.engine.Sender;
import io.amends.store.Dispatch;
import io.amends.store.DispatchStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * One attempt at one dispatch, and writing down how it ended. What arrived is written down with
 * much patience: a dispatch whose arrival is forgotten goes out again.
 */
final class Delivery {

  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  private static final int WRITES = 20;
  private static final int TELLINGS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  private final DispatchStore store;
  private final Map<String, Sender> senders;
  private final UndeliveredListener listener;
  private final RetrySchedule schedule;
  private final Lanes lanes;
  private final Duration timeout;
  private final Clock clock;
  private final Scheduler scheduler;

  Delivery(
      DispatchStore store,
      List<Sender> senders,
      UndeliveredListener listener,
      RetrySchedule schedule,
      Lanes lanes,
      Duration timeout,
      Clock clock,
      Scheduler scheduler) {
    this.store = store;
    this.senders =
        senders.stream().collect(Collectors.toMap(Sender::destination, Function.identity()));
    this.listener = listener;
    this.schedule = schedule;
    this.lanes = lanes;
    this.timeout = timeout;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  /** Never fails: when even the store does not answer, the dispatch stays where it is. */
  Mono<Void> of(Dispatch dispatch) {
    return attempt(dispatch)
        .flatMap(outcome -> settle(dispatch, outcome))
        .onErrorResume(
            error -> {
              log.error("How dispatch {} ended could not be written down", dispatch.id(), error);
              return Mono.empty();
            });
  }

  private Mono<Outcome> attempt(Dispatch dispatch) {
    var sender = senders.get(dispatch.destination());
    if (sender == null) {
      return Mono.just(new Outcome.NotNow(null, "nothing sends to " + dispatch.destination()));
    }
    return Mono.defer(() -> sender.send(dispatch))
        .timeout(timeout, scheduler)
        .<Outcome>thenReturn(new Outcome.Arrived())
        .onErrorResume(error -> Mono.fromSupplier(() -> failed(dispatch, error)));
  }

  private static Outcome failed(Dispatch dispatch, Throwable error) {
    if (!Outcome.isExpected(error)) {
      log.error("Sending {} failed as no sender should", dispatch.id(), error);
    }
    return Outcome.of(error);
  }

  private Mono<Void> settle(Dispatch dispatch, Outcome outcome) {
    if (outcome instanceof Outcome.NotNow notNow) {
      return postpone(dispatch, notNow);
    }
    return outcome instanceof Outcome.Never never
        ? giveUp(dispatch, never.reason(), listener::refused)
        : written(store.sent(dispatch.id()));
  }

  private Mono<Void> postpone(Dispatch dispatch, Outcome.NotNow notNow) {
    int attempts = dispatch.attempts() + 1;
    var now = clock.instant();
    var asked = notNow.retryAfter();
    if (asked != null) {
      lanes.rest(dispatch.destination(), now.plus(shorter(asked, LONGEST_REST)));
    }
    return schedule
        .waitAfter(attempts)
        .map(wait -> again(dispatch, now.plus(longer(wait, asked)), notNow.reason()))
        .orElseGet(
            () ->
                giveUp(
                    dispatch,
                    notNow.reason() + ", and so at all of " + attempts + " tries",
                    listener::undelivered));
  }

  private Mono<Void> again(Dispatch dispatch, Instant notBefore, String reason) {
    log.info("Dispatch {} is tried again at {}: {}", dispatch.id(), notBefore, reason);
    return written(store.postponed(dispatch.id(), notBefore, reason));
  }

  /** A person is told first: what is parked in silence is lost. */
  private Mono<Void> giveUp(
      Dispatch dispatch, String reason, BiFunction<Dispatch, String, Mono<Void>> tell) {
    log.warn("Dispatch {} is given up: {}", dispatch.id(), reason);
    return Mono.defer(() -> tell.apply(dispatch, reason))
        .retryWhen(patience(TELLINGS))
        .onErrorResume(
            error -> {
              log.error("Nobody could be told of undelivered {}", dispatch.id(), error);
              return Mono.empty();
            })
        .then(written(store.parked(dispatch.id(), clock.instant(), reason)));
  }

  private Mono<Void> written(Mono<Void> write) {
    return write.retryWhen(patience(WRITES));
  }

  private Retry patience(int times) {
    return Retry.backoff(times, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE).scheduler(scheduler);
  }

  private static Duration longer(Duration wait, @Nullable Duration asked) {
    return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
