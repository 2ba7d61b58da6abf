package io.amends.store;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the events of conversations. Nothing happens before a publisher is subscribed. Thread-safe.
 *
 * <p>Errors: {@link StaleVersionException} (read again, decide again), {@link
 * AlreadyDeliveredException} (answer from the earlier receipt) and {@link
 * StoreUnavailableException} (nothing was acknowledged; retry later).
 */
public interface EventStore {

  /** The events of a conversation in order, none for an unknown one. */
  Flux<RecordedEvent> history(ConversationId id);

  /** The same without the first so many. */
  default Flux<RecordedEvent> history(ConversationId id, long after) {
    return history(id).skip(after);
  }

  /** Whether other processes write to it, too: then what was read a moment ago may be old. */
  default boolean isShared() {
    return false;
  }

  /**
   * Whether a conversation of this id was erased ({@link ErasureStore}). It has no history, and a
   * new one must not begin under its id: who saw the old one would take its entries for known.
   */
  default Mono<Boolean> isErased(ConversationId id) {
    return Mono.just(false);
  }

  /**
   * Appends all or nothing. When it completes, the append is as durable as {@code
   * amends.durability} says. Fails with {@link StaleVersionException} when the conversation has
   * another version than expected, with {@link AlreadyDeliveredException} when its receipt's
   * delivery was taken in before (of two racing appends of one delivery the first wins), and leaves
   * no trace then. A dispatch id that still waits to be sent is refused with {@link
   * IllegalArgumentException}.
   */
  Mono<Void> append(Append append);

  /** Conversations whose {@link Headline#wakeAt()} is not after {@code now}, soonest first. */
  Flux<ConversationId> due(Instant now, int limit);

  /** The newest headline of every conversation that matches, newest change first. */
  Flux<Headline> headlines(HeadlineQuery query);

  /**
   * Whether a delivery (a webhook's id, an idempotency key) was recorded by an earlier append; its
   * conversation then. Empty when it is new.
   */
  Mono<DeliveryReceipt> receipt(String delivery);
}
