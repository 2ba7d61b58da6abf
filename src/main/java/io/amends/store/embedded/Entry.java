package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.store.DeliveryReceipt;
import io.amends.store.Headline;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /**
   * Events of a conversation, with all that goes with them.
   *
   * @param headline {@code null}: a later append has a newer one, and this one's was dropped
   * @param customers whom the events name
   */
  record Conversation(
      ConversationId id,
      long expectedVersion,
      long newVersion,
      @Nullable Headline headline,
      List<Waiting> dispatches,
      @Nullable DeliveryReceipt receipt,
      Set<String> customers)
      implements Entry {

    public Conversation {
      dispatches = List.copyOf(dispatches);
      customers = Set.copyOf(customers);
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
      if (expectedVersion > 0 && headline != null) {
        index.waste().add(Waste.HEADLINE);
      }
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

  /**
   * What became of a dispatch; one that is not known changes nothing.
   *
   * @param at before which a postponed one is not tried; when a parked one was given up
   * @param reason of a parked one
   */
  record Change(Kind kind, String dispatch, Instant at, String reason) implements Entry {

    @Override
    public void claim(Ahead ahead) {}

    @Override
    public void applyTo(Index index, Place place) {
      switch (kind) {
        case SENT -> index.waste().add(Waste.CHANGE + index.dispatches().sent(dispatch));
        case POSTPONED -> index.dispatches().postponed(dispatch, at);
        case PARKED -> index.dispatches().parked(dispatch, at, reason);
        case UNPARKED -> index.dispatches().unparked(dispatch);
        default -> throw new IllegalStateException(kind + " is no change of a dispatch");
      }
    }
  }

  /**
   * Conversations and ledgers were erased: the records before it that are theirs are dead.
   *
   * @param hashes tombstones of the conversations
   * @param conversations empty once their bytes are gone; so are the ledgers
   */
  record Erased(
      byte[] salt, List<ByteBuffer> hashes, Set<ConversationId> conversations, Set<String> ledgers)
      implements Entry {

    public Erased {
      hashes = List.copyOf(hashes);
      conversations = Set.copyOf(conversations);
      ledgers = Set.copyOf(ledgers);
    }

    /** What stays of it when the bytes are gone. */
    Erased tombstones() {
      return new Erased(salt, hashes, Set.of(), Set.of());
    }

    boolean isDone() {
      return conversations.isEmpty() && ledgers.isEmpty();
    }

    @Override
    public void claim(Ahead ahead) {
      throw new IllegalStateException("erasing is not part of a batch");
    }

    @Override
    public void applyTo(Index index, Place place) {
      var places = new HashSet<Place>();
      conversations.forEach(id -> places.addAll(index.conversations().erase(id).all()));
      ledgers.forEach(index.ledgers()::erase);
      index.dispatches().eraseAt(places);
      if (!conversations.isEmpty()) {
        index.receipts().erase(conversations);
      }
      index.graves().add(salt, hashes);
      if (!isDone()) {
        index.waste().erased();
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
