package io.amends.store;

import io.amends.conversation.ConversationId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store that several processes share. Thread-safe; nothing happens before subscription. */
public interface SharedStore {

  /**
   * What other processes do from now on: told at once, or within seconds that something was missed.
   * Never silently incomplete, never fails; something may be told twice. For one subscriber.
   */
  Flux<News> news();

  /** The newest headline of a conversation; empty for an unknown one. */
  Mono<Headline> headline(ConversationId id);
}
