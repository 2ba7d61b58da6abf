package io.amends.desk;

import io.amends.engine.ConversationEngine;
import io.amends.engine.Status;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets time pass at the desk: fills the waiting room when the service starts, tells agents and
 * waiting customers what is new, sees what other nodes did, and brings back what an absent agent
 * holds while its customer waits.
 */
public final class DeskRuntime implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DeskRuntime.class);

  /** After the engine, before the channels. */
  private static final int PHASE = 20;

  private static final Duration TICK = Duration.ofMillis(250);
  private static final int TELL_CUSTOMERS = 4;
  private static final int LOOK_FOR_ABSENTEES = 20;
  private static final int ASK_THE_STORE = 40;
  private static final int WAITING_AT_MOST = 10_000;

  private final ConversationEngine engine;
  private final EventStore store;
  private final AgentDesk desk;
  private final WaitingRoom room;
  private final Presence presence;
  private final Absentees absentees;
  private final Clock clock;
  private volatile @Nullable Disposable running;

  /**
   * @param patience how long an agent may be away before conversations go back to the queue; zero
   *     where agents may be at the desk of another node
   */
  public DeskRuntime(
      ConversationEngine engine,
      EventStore store,
      AgentDesk desk,
      WaitingRoom room,
      Presence presence,
      Duration patience,
      Clock clock) {
    this.engine = engine;
    this.store = store;
    this.desk = desk;
    this.room = room;
    this.presence = presence;
    this.absentees = new Absentees(patience, agent -> presence.of(agent).isPresent());
    this.clock = clock;
  }

  @Override
  public void start() {
    running =
        quietly(headlines().doOnNext(room::accept).then(), "the waiting room fills up later")
            .thenMany(Flux.interval(TICK).onBackpressureDrop())
            .concatMap(this::tick, 1)
            .subscribe(done -> {}, failure -> LOG.error("The desk stands still: restart", failure));
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

  Mono<Void> tick(long count) {
    presence.look();
    room.tellAgents();
    if (count % TELL_CUSTOMERS == 0) {
      tellCustomers();
    }
    if (count % LOOK_FOR_ABSENTEES == 0) {
      return bringBack();
    }
    return count % ASK_THE_STORE == 1 ? askTheStore(clock.instant()) : Mono.empty();
  }

  private void tellCustomers() {
    for (var headline : room.newsForCustomers()) {
      engine.statusChanged(headline.conversation(), new Status(headline.mode(), "", true));
    }
  }

  private Mono<Void> bringBack() {
    return Flux.fromIterable(absentees.left(room.held(), clock.instant()))
        .concatMap(
            headline ->
                quietly(
                    desk.reclaim(headline.conversation(), headline.agent()),
                    "a conversation stays with an absent agent"))
        .then();
  }

  private Mono<Void> askTheStore(Instant asked) {
    return quietly(
        headlines().collectList().doOnNext(all -> room.correct(all, asked)).then(),
        "the queue may be old");
  }

  /** Everything that waits or is held, as the store knows it. */
  private Flux<Headline> headlines() {
    var queries =
        List.of(HeadlineQuery.waiting(WAITING_AT_MOST), inMode("human"), inMode("copilot"));
    return Flux.fromIterable(queries)
        .concatMap(store::headlines)
        .filter(headline -> headline.waitingSince() != null || !headline.agent().isEmpty())
        .distinct(Headline::conversation);
  }

  private static HeadlineQuery inMode(String mode) {
    return new HeadlineQuery(mode, null, null, null, WAITING_AT_MOST);
  }

  private static Mono<Void> quietly(Mono<Void> work, String consequence) {
    return work.onErrorResume(
        failure -> {
          LOG.warn("{}: {}", consequence, failure.toString());
          return Mono.empty();
        });
  }
}
