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

  /**
   * Puts up for the other processes how something is here, in place of what was there before. It is
   * taken down when this process stops, or has not put it up again for a while.
   */
  Mono<Void> post(String subject, String text);

  /** What the other processes have put up. */
  Flux<String> posted(String subject);

  /** The newest headline of a conversation; empty for an unknown one. */
  Mono<Headline> headline(ConversationId id);
}
