package io.amends.timer;

import io.amends.engine.ConversationEngine;
import io.amends.store.EventStore;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks a few times a second for conversations whose time has come and wakes them. Waking twice
 * does no harm: the conversation knows what it still waits for.
 */
public final class WakeUps implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WakeUps.class);
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final int AT_ONCE = 256;
  private static final int SIDE_BY_SIDE = 16;

  /** After the engine, before the channels. */
  private static final int PHASE = 10;

  private final EventStore store;
  private final ConversationEngine engine;
  private final Clock clock;
  private volatile @Nullable Disposable running;

  /** Said once, not with every look. */
  private volatile boolean isBlind;

  public WakeUps(EventStore store, ConversationEngine engine, Clock clock) {
    this.store = store;
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public void start() {
    running =
        Flux.interval(INTERVAL)
            .onBackpressureDrop()
            .concatMap(tick -> look(), 1)
            .subscribe(
                done -> {}, failure -> LOG.error("Nothing is woken any more: restart", failure));
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

  /** One look; what fails is still due at the next one. */
  Mono<Void> look() {
    return Flux.defer(() -> store.due(clock.instant(), AT_ONCE))
        .doOnComplete(() -> isBlind = false)
        .flatMap(
            id ->
                engine
                    .wake(id)
                    .onErrorResume(
                        failure -> {
                          LOG.warn("A conversation is woken again later: {}", failure.toString());
                          return Mono.empty();
                        }),
            SIDE_BY_SIDE)
        .then()
        .onErrorResume(
            failure -> {
              if (!isBlind) {
                LOG.warn("Cannot tell what is due: {}", failure.toString());
                isBlind = true;
              }
              return Mono.empty();
            });
  }
}
