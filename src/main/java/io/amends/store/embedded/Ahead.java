package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.store.AlreadyDeliveredException;
import io.amends.store.DeliveryReceipt;
import io.amends.store.StaleVersionException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the index will say once the batch at hand is safe. Readers do not see it yet, but the next
 * write in the batch is held against it. The committer's own.
 */
final class Ahead {

  private final Index index;
  private final Map<ConversationId, Long> conversations = new HashMap<>();
  private final Map<String, Long> ledgers = new HashMap<>();
  private final Map<String, DeliveryReceipt> receipts = new HashMap<>();
  private final Set<String> dispatches = new HashSet<>();

  Ahead(Index index) {
    this.index = index;
  }

  /** The batch is in the index, or it failed. */
  void clear() {
    conversations.clear();
    ledgers.clear();
    receipts.clear();
    dispatches.clear();
  }

  void requireVersion(ConversationId id, long expected) {
    var ahead = conversations.get(id);
    requireSame(
        id.value(), expected, ahead != null ? ahead : index.conversations().of(id).version());
  }

  void requireVersion(String order, long expected) {
    var ahead = ledgers.get(order);
    requireSame(
        "ledger " + order, expected, ahead != null ? ahead : index.ledgers().of(order).version());
  }

  private static void requireSame(String what, long expected, long actual) {
    if (expected != actual) {
      throw new StaleVersionException(what, expected, actual);
    }
  }

  void requireNew(DeliveryReceipt receipt) {
    var ahead = receipts.get(receipt.delivery());
    if (ahead != null) {
      throw new AlreadyDeliveredException(ahead);
    }
    index
        .receipts()
        .find(receipt.delivery())
        .ifPresent(
            earlier -> {
              throw new AlreadyDeliveredException(earlier);
            });
  }

  void requireNew(Waiting waiting) {
    if (dispatches.contains(waiting.id()) || index.dispatches().contains(waiting.id())) {
      throw new IllegalArgumentException("dispatch " + waiting.id() + " waits already");
    }
  }

  void claim(Entry.Conversation entry) {
    conversations.put(entry.id(), entry.newVersion());
    entry.dispatches().forEach(waiting -> dispatches.add(waiting.id()));
    if (entry.receipt() != null) {
      receipts.put(entry.receipt().delivery(), entry.receipt());
    }
  }

  void claim(Entry.Ledger entry) {
    ledgers.put(entry.order(), entry.newVersion());
  }
}
