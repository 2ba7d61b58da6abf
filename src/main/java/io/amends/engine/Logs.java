package io.amends.engine;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.EventStore;
import java.util.List;
import reactor.core.publisher.Mono;

/** Reads logs from the store. Whoever looks on is told of what others wrote, in its place. */
final class Logs {

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

  /** The same log with what others have written since; at once where nobody else writes. */
  Mono<ConversationLog> refreshed(ConversationLog log) {
    return areShared() ? continued(log) : Mono.just(log);
  }

  private Mono<ConversationLog> continued(ConversationLog log) {
    return store
        .history(log.state().id(), log.version())
        .collectList()
        .flatMap(events -> isNobody(log, events) ? refusedIfErased(log) : caughtUp(log, events));
  }

  private static boolean isNobody(ConversationLog log, List<RecordedEvent> events) {
    return log.version() == 0 && events.isEmpty();
  }

  private Mono<ConversationLog> refusedIfErased(ConversationLog log) {
    return store
        .isErased(log.state().id())
        .flatMap(isErased -> isErased ? Mono.error(new ErasedException()) : Mono.just(log));
  }

  private Mono<ConversationLog> caughtUp(ConversationLog log, List<RecordedEvent> events) {
    return Mono.fromSupplier(
        () -> {
          recorder.catchUp(log, events);
          return log;
        });
  }
}
