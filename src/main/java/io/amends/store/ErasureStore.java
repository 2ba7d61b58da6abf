package io.amends.store;

import io.amends.conversation.ConversationId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Forgets for good. Thread-safe; nothing happens before subscription. */
public interface ErasureStore {

  /**
   * The conversations of which an append named the customer ({@link Append#customers()}, {@link
   * Headline#customer()}), none that was erased.
   */
  Flux<ConversationId> naming(String customer);

  /**
   * Erases conversations with all that goes with them (history, headline, receipts, the time they
   * wake, what must be sent and what was given up), and ledgers. When it completes nothing of it
   * can be read any more, also after a crash, and {@link EventStore#isErased} tells of the
   * conversations; the store says when the bytes are gone. Where it fails, part of it may be done:
   * the same call again does the rest. What is not known is no error.
   */
  Mono<Void> erase(Erasure erasure);
}
