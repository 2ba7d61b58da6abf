package io.amends.engine;

import io.amends.conversation.ConversationId;
import io.amends.store.EventStore;
import reactor.core.publisher.Mono;

/** Reads logs from the store. Whoever looks on is told of what others wrote, in its place. */
final class Logs {

  /** A long history comes by pages; what is done with one must not wait for the last. */
  private static final int AT_ONCE = 500;

  private final EventStore store;
  private final Recorder recorder;

  Logs(EventStore store, Recorder recorder) {
    this.store = store;
    this.recorder = recorder;
  }

  /** Whether other nodes write to them, too. */
  boolean areShared() {
    return store.isShared();
  }

  /** One that is not at hand. */
  Mono<ConversationLog> read(ConversationId id) {
    return Mono.fromSupplier(() -> new ConversationLog(id)).flatMap(this::continued);
  }

  /**
   * The same log with what others have written since; at once where nobody else writes. Empty for a
   * doubtful one that is not how what is stored begins: a failover lost some of it, or it was
   * erased.
   */
  Mono<ConversationLog> refreshed(ConversationLog log) {
    if (!areShared()) {
      return Mono.just(log);
    }
    return log.isDoubtful() ? confirmed(log) : continued(log);
  }

  private Mono<ConversationLog> confirmed(ConversationLog log) {
    // Whatever casts doubt on it from here on is not answered by what is read now.
    log.trust();
    return store
        .history(log.state().id(), Math.max(0, log.version() - 1))
        .next()
        .filter(stored -> stored.equals(log.last()))
        .flatMap(same -> continued(log))
        .doOnError(failure -> log.doubt());
  }

  private Mono<ConversationLog> continued(ConversationLog log) {
    return store
        .history(log.state().id(), log.version())
        .buffer(AT_ONCE)
        .doOnNext(events -> recorder.catchUp(log, events))
        .then(Mono.defer(() -> isNobody(log) ? refusedIfErased(log) : Mono.just(log)));
  }

  private static boolean isNobody(ConversationLog log) {
    return log.version() == 0;
  }

  private Mono<ConversationLog> refusedIfErased(ConversationLog log) {
    return store
        .isErased(log.state().id())
        .flatMap(isErased -> isErased ? Mono.error(new ErasedException()) : Mono.just(log));
  }
}
