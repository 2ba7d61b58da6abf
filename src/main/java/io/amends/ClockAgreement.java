package io.amends;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps a node's clock at the time that all nodes share: asked for before anything starts, then
 * every second. While nobody answers, the last correction stands.
 */
final class ClockAgreement implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ClockAgreement.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration FIRST_WITHIN = Duration.ofSeconds(5);

  /** An answer that was so long on its way says too little. */
  private static final Duration ON_ITS_WAY_AT_MOST = Duration.ofMillis(250);

  /** Less is how exactly it can be told at all; time must not tremble. */
  private static final Duration SAME = Duration.ofMillis(50);

  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

  /** Before the engine. */
  private static final int PHASE = -10;

  private final Supplier<Mono<Instant>> shared;
  private final ServiceClock clock;
  private volatile @Nullable Disposable running;

  /**
   * @param shared asks for the time that all share
   */
  ClockAgreement(Supplier<Mono<Instant>> shared, ServiceClock clock) {
    this.shared = shared;
    this.clock = clock;
  }

  @Override
  public void start() {
    awaitFirst(agree().toFuture());
    running =
        Flux.interval(INTERVAL).onBackpressureDrop().concatMap(tick -> agree(), 1).subscribe();
  }

  /** Nothing is done by a wrong clock: so the start waits, if not for ever. */
  private static void awaitFirst(Future<?> answer) {
    try {
      answer.get(FIRST_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException silent) {
      LOG.warn("Starts by the clock of this machine: the shared one is not told");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    var now = running;
    if (now != null) {
      now.dispose();
    }
    running = null;
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /** Asks once. Never fails. */
  Mono<Void> agree() {
    return Mono.defer(
            () -> {
              var asked = clock.own();
              return shared.get().doOnNext(theirs -> take(theirs, asked, clock.own()));
            })
        .then()
        .onErrorComplete();
  }

  /** It was that time somewhere between question and answer. */
  private void take(Instant theirs, Instant asked, Instant answered) {
    var onItsWay = Duration.between(asked, answered);
    if (onItsWay.compareTo(ON_ITS_WAY_AT_MOST) > 0 || onItsWay.isNegative()) {
      return;
    }
    var correction = Duration.between(asked.plus(onItsWay.dividedBy(2)), theirs);
    var change = correction.minus(clock.correction()).abs();
    if (change.compareTo(SAME) < 0) {
      return;
    }
    clock.correct(correction);
    if (change.compareTo(WORTH_TELLING) >= 0) {
      LOG.warn(
          "The clock of this machine is {} ms off the one that all nodes share, which is used",
          -correction.toMillis());
    }
  }
}
