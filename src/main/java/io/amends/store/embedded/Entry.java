package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.store.DeliveryReceipt;
import io.amends.store.Headline;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record says, as far as the index must know; the rest stays on disk. */
sealed interface Entry {

  /**
   * Refuses what contradicts the records before it, by the exception that its writer gets;
   * otherwise the records after it are held against it.
   */
  void claim(Ahead ahead);

  /** Makes it known to readers. Never fails: it is on disk. */
  void applyTo(Index index, Place place);

  /** Events of a conversation, with all that goes with them. */
  record Conversation(
      ConversationId id,
      long expectedVersion,
      long newVersion,
      Headline headline,
      List<Waiting> dispatches,
      @Nullable DeliveryReceipt receipt)
      implements Entry {

    public Conversation {
      dispatches = List.copyOf(dispatches);
    }

    @Override
    public void claim(Ahead ahead) {
      if (receipt != null) {
        ahead.requireNew(receipt);
      }
      ahead.requireVersion(id, expectedVersion);
      dispatches.forEach(ahead::requireNew);
      ahead.claim(this);
    }

    @Override
    public void applyTo(Index index, Place place) {
      index.conversations().put(this, place);
      dispatches.forEach(waiting -> index.dispatches().add(waiting.at(place)));
      if (receipt != null) {
        index.receipts().put(receipt);
      }
    }
  }

  /** Events of an order's ledger. */
  record Ledger(String order, long expectedVersion, long newVersion) implements Entry {

    @Override
    public void claim(Ahead ahead) {
      ahead.requireVersion(order, expectedVersion);
      ahead.claim(this);
    }

    @Override
    public void applyTo(Index index, Place place) {
      index.ledgers().put(order, newVersion, place);
    }
  }

  /** What became of a dispatch; one that is not known changes nothing. */
  record Change(Kind kind, String dispatch, Instant notBefore) implements Entry {

    @Override
    public void claim(Ahead ahead) {}

    @Override
    public void applyTo(Index index, Place place) {
      switch (kind) {
        case SENT -> index.dispatches().sent(dispatch);
        case POSTPONED -> index.dispatches().postponed(dispatch, notBefore);
        case PARKED -> index.dispatches().parked(dispatch);
        case UNPARKED -> index.dispatches().unparked(dispatch);
        default -> throw new IllegalStateException(kind + " is no change of a dispatch");
      }
    }
  }

  /** Nothing that the index must know. */
  record Mark() implements Entry {

    @Override
    public void claim(Ahead ahead) {}

    @Override
    public void applyTo(Index index, Place place) {}
  }
}
