package io.amends.engine;

import io.amends.conversation.ConversationId;
import io.amends.store.Headline;
import io.amends.store.News;
import io.amends.store.SharedStore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Brings what other processes wrote to those who look on here: onlookers of the conversation, the
 * queue of the desk, the outbox.
 */
public final class Elsewhere implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);

  /** After the engine, before the channels. */
  private static final int PHASE = 5;

  /** Headlines that are asked for at the same time. */
  private static final int SIDE_BY_SIDE = 16;

  private final SharedStore store;
  private final ConversationEngine engine;
  private final Consumer<Headline> changed;
  private final Runnable dispatched;
  private final Consumer<ConversationId> gone;
  private volatile @Nullable Disposable running;

  /**
   * @param changed told how a conversation of the desk is now
   * @param dispatched told when something must be sent
   * @param gone told of what was erased
   */
  public Elsewhere(
      SharedStore store,
      ConversationEngine engine,
      Consumer<Headline> changed,
      Runnable dispatched,
      Consumer<ConversationId> gone) {
    this.store = store;
    this.engine = engine;
    this.changed = changed;
    this.dispatched = dispatched;
    this.gone = gone;
  }

  @Override
  public void start() {
    running =
        store
            .news()
            .flatMap(this::take, SIDE_BY_SIDE)
            .subscribe(
                done -> {},
                failure -> LOG.error("Nothing is heard of other nodes: restart", failure));
  }

  private Mono<Void> take(News news) {
    if (news instanceof News.Missed missed) {
      engine.changedElsewhere(missed.mayConcern());
      return Mono.empty();
    }
    if (news instanceof News.Erased erased) {
      gone.accept(erased.conversation());
      return Mono.empty();
    }
    var written = (News.Written) news;
    engine.changedElsewhere(written.conversation());
    if (written.hasDispatches()) {
      dispatched.run();
    }
    return written.isOfTheDesk() ? headline(written) : Mono.empty();
  }

  /** One that cannot be read now comes with the desk's next look at the store. */
  private Mono<Void> headline(News.Written written) {
    return store
        .headline(written.conversation())
        .doOnNext(changed)
        .then()
        .onErrorResume(
            failure -> {
              LOG.warn("The queue may be old: {}", failure.toString());
              return Mono.empty();
            });
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
}
