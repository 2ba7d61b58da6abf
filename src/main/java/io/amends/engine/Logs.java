package io.amends.engine;

import io.amends.conversation.ConversationId;
import io.amends.store.EventStore;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** Reads logs from the store. Whoever looks on is told of what others wrote, in its place. */
final class Logs {

  private final EventStore store;
  private final Recorder recorder;

  Logs(EventStore store, Recorder recorder) {
    this.store = store;
    this.recorder = recorder;
  }

  Mono<ConversationLog> read(ConversationId id) {
    return Mono.fromSupplier(() -> new ConversationLog(id)).flatMap(this::refreshed);
  }

  /** For logs that were read before: nothing to do where nobody else writes. */
  UnaryOperator<Mono<ConversationLog>> refreshing() {
    return store.isShared() ? log -> log.flatMap(this::refreshed) : log -> log;
  }

  private Mono<ConversationLog> refreshed(ConversationLog log) {
    return store
        .history(log.state().id(), log.version())
        .collectList()
        .map(
            events -> {
              recorder.catchUp(log, events);
              return log;
            });
  }
}
