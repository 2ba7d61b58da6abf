package io.amends.outbox;

import io.amends.engine.Sender;
import io.amends.store.Dispatch;
import io.amends.store.DispatchStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Sends what is in the outbox: one dispatch of a lane after another, lanes side by side. At least
 * once; in order a lane; what fails is tried again on a schedule of three days, what is refused is
 * parked and a person is told. It is started last and stopped first, and stopping lets what is on
 * its way arrive.
 *
 * <p>One pump a store: two would each send everything.
 */
public final class OutboxPump implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxPump.class);

  /** So many lanes are looked at when something has just happened. */
  private static final int NEAR = 200;

  /** And so many once a poll, lest a receiver that is away hides the lanes of all others. */
  private static final int FAR = 5_000;

  private static final Duration SPIN = Duration.ofSeconds(1);

  private final DispatchStore store;
  private final OutboxProperties properties;
  private final int mostInFlight;
  private final Clock clock;
  private final Scheduler scheduler;
  private final Lanes lanes;
  private final Delivery delivery;
  private final Sinks.Many<Boolean> nudges = Sinks.many().multicast().directBestEffort();
  private final AtomicBoolean lookFar = new AtomicBoolean();
  private volatile Disposable running = Disposables.disposed();
  private volatile Sinks.Empty<Void> stopping = Sinks.empty();
  private volatile Sinks.Empty<Void> stopped = Sinks.empty();

  public OutboxPump(
      DispatchStore store,
      List<Sender> senders,
      UndeliveredListener listener,
      OutboxProperties properties,
      Clock clock,
      Scheduler scheduler) {
    this(
        store,
        senders,
        listener,
        properties,
        clock,
        scheduler,
        () -> ThreadLocalRandom.current().nextDouble());
  }

  OutboxPump(
      DispatchStore store,
      List<Sender> senders,
      UndeliveredListener listener,
      OutboxProperties properties,
      Clock clock,
      Scheduler scheduler,
      DoubleSupplier chance) {
    this.store = store;
    this.properties = properties;
    // One share more, for dispatches that nothing sends.
    this.mostInFlight = (senders.size() + 1) * properties.concurrency();
    this.clock = clock;
    this.scheduler = scheduler;
    this.lanes = new Lanes(properties.concurrency());
    this.delivery =
        new Delivery(
            store,
            senders,
            listener,
            new RetrySchedule(chance),
            lanes,
            properties.timeout(),
            clock,
            scheduler);
  }

  /** Something was put into the outbox: look at once. Cheap, from any thread, at any time. */
  public void nudge() {
    nudges.emitNext(true, EmitFailureHandler.busyLooping(SPIN));
  }

  /** How many dispatches are on their way. */
  public int inFlight() {
    return lanes.inFlight();
  }

  @Override
  public void start() {
    var end = Sinks.<Void>empty();
    stopping = Sinks.empty();
    stopped = end;
    running = pump().doFinally(signal -> end.tryEmitEmpty()).subscribe();
  }

  @Override
  public void stop() {
    running.dispose();
  }

  @Override
  public void stop(Runnable callback) {
    stopped
        .asMono()
        .timeout(properties.timeout(), Mono.empty(), scheduler)
        .doFinally(
            signal -> {
              stop();
              callback.run();
            })
        .subscribe();
    stopping.tryEmitEmpty();
  }

  @Override
  public boolean isRunning() {
    return !running.isDisposed();
  }

  private Flux<Void> pump() {
    return wakes()
        .takeUntilOther(stopping.asMono())
        .concatMap(wake -> look(), 0)
        .flatMap(this::deliver, mostInFlight)
        .doOnError(error -> log.error("The outbox stumbled and goes on", error))
        .retryWhen(
            Retry.fixedDelay(Long.MAX_VALUE, properties.pollInterval()).scheduler(scheduler));
  }

  /** However often it is told while it looks, it looks once more. */
  private Flux<Boolean> wakes() {
    var polls =
        Flux.interval(Duration.ZERO, properties.pollInterval(), scheduler)
            .doOnNext(tick -> lookFar.set(true))
            .map(tick -> true)
            .onBackpressureLatest();
    return Flux.merge(nudges.asFlux().onBackpressureLatest(), polls)
        .onBackpressureLatest()
        .publishOn(scheduler, 1);
  }

  private Flux<Dispatch> look() {
    return Flux.defer(
            () -> {
              lanes.lookBegins();
              return store.ready(clock.instant(), lookFar.getAndSet(false) ? FAR : NEAR);
            })
        .filter(dispatch -> lanes.claim(dispatch, clock.instant()))
        .onErrorResume(
            error -> {
              log.warn("The outbox cannot be read now: {}", error.toString());
              return Flux.empty();
            });
  }

  private Mono<Void> deliver(Dispatch dispatch) {
    return delivery
        .of(dispatch)
        .doFinally(
            end -> {
              lanes.release(dispatch);
              nudge();
            });
  }
}
