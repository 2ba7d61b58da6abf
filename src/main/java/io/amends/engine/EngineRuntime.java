package io.amends.engine;

import io.amends.conversation.ConversationId;
import io.amends.language.Understander;
import io.amends.remedy.ShopPolicy;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import io.amends.store.LedgerStore;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Puts the engine together, starts its lanes before any channel opens, and stops them last. */
public final class EngineRuntime implements SmartLifecycle {

  /** Before the channels (the web server has a phase near the maximum). */
  private static final int PHASE = 0;

  private final Scheduler scheduler =
      Schedulers.newParallel("engine", Runtime.getRuntime().availableProcessors());
  private final Background background = new Background();
  private final Lanes lanes;
  private final Assistant assistant;
  private final ConversationEngine engine;
  private volatile boolean running;

  /**
   * What the engine works with.
   *
   * @param reading where messages are understood: at once, or on threads of their own when that
   *     takes milliseconds
   */
  public record Parts(
      EventStore events,
      LedgerStore ledgers,
      Supplier<FlowLibrary> flows,
      Supplier<ShopPolicy> policy,
      Supplier<Understander> understander,
      Scheduler reading,
      CallingThread calling,
      FactSource facts,
      List<Dispatcher> dispatchers,
      Consumer<Headline> changed,
      Runnable dispatched,
      Clock clock) {}

  public EngineRuntime(EngineProperties properties, Parts parts) {
    var announcer = new Announcer();
    var pauses = new Pauses(properties.pause(), scheduler, this::pauseIsOver);
    var recorder =
        new Recorder(
            parts.events(),
            parts.clock(),
            new Headlines(properties.pause()),
            parts.dispatchers(),
            announcer,
            parts.changed(),
            parts.dispatched());
    var logs = new Logs(parts.events(), recorder);
    var catchUp = new CatchUp(announcer, this::read, background, scheduler);
    var atHand = new LogsAtHand(properties.cache().toBytes());
    this.lanes = new Lanes(logs, atHand, catchUp::later, parts.calling(), scheduler);
    var ledgers = new LedgerDesk(parts.ledgers(), parts.clock(), properties.zone(), parts.policy());
    this.assistant =
        new Assistant(
            lanes,
            recorder,
            parts.flows(),
            parts.understander(),
            parts.reading(),
            parts.facts(),
            ledgers,
            properties.zone(),
            background);
    this.engine =
        new ConversationEngine(
            lanes,
            recorder,
            assistant,
            pauses,
            announcer,
            background,
            parts.events(),
            ledgers,
            properties.mode());
  }

  public ConversationEngine engine() {
    return engine;
  }

  /** Where turns are worked on that no event loop brings: as many threads as processors. */
  public Scheduler scheduler() {
    return scheduler;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    background.stop();
    lanes.stop();
    scheduler.dispose();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /** Whoever looks on is told what was not known here. */
  private Mono<Void> read(ConversationId id) {
    return lanes.run(id, log -> Mono.empty());
  }

  private void pauseIsOver(ConversationId id) {
    assistant.takeTurnSoon(id);
  }
}
