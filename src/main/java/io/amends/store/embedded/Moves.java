package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import java.util.HashMap;
import java.util.Map;

/** Where the records of compacted segments went. */
final class Moves {

  /** By the place before: the offset now. */
  private final Map<ConversationId, Map<Place, Integer>> conversations = new HashMap<>();

  private final Map<String, Map<Place, Integer>> ledgers = new HashMap<>();
  private final Map<Place, Integer> dispatches = new HashMap<>();

  void add(Entry entry, Place from, int to) {
    if (entry instanceof Entry.Conversation conversation) {
      conversations.computeIfAbsent(conversation.id(), none -> new HashMap<>()).put(from, to);
      if (!conversation.dispatches().isEmpty()) {
        dispatches.put(from, to);
      }
    } else if (entry instanceof Entry.Ledger ledger) {
      ledgers.computeIfAbsent(ledger.order(), none -> new HashMap<>()).put(from, to);
    }
  }

  /** What was erased or sent meanwhile stays so. */
  void applyTo(Index index, int slot) {
    conversations.forEach((id, moved) -> index.conversations().move(id, packed(moved, slot)));
    ledgers.forEach((order, moved) -> index.ledgers().move(order, packed(moved, slot)));
    if (!dispatches.isEmpty()) {
      index.dispatches().move(packed(dispatches, slot));
    }
  }

  private static Map<Long, Long> packed(Map<Place, Integer> moved, int slot) {
    var packed = new HashMap<Long, Long>();
    moved.forEach((from, to) -> packed.put(from.packed(), new Place(slot, to).packed()));
    return packed;
  }

  void clear() {
    conversations.clear();
    ledgers.clear();
    dispatches.clear();
  }
}
