package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.store.DeliveryReceipt;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deliveries of the last days. Beyond {@link #MAX} the oldest are forgotten early; a conversation
 * still knows the messages it heard.
 */
final class Receipts {

  static final int MAX = 1_000_000;

  private final Clock clock;
  private final Map<String, DeliveryReceipt> byDelivery = new ConcurrentHashMap<>();
  private final Deque<DeliveryReceipt> oldestFirst = new ArrayDeque<>();

  Receipts(Clock clock) {
    this.clock = clock;
  }

  int size() {
    return byDelivery.size();
  }

  Optional<DeliveryReceipt> find(String delivery) {
    return Optional.ofNullable(byDelivery.get(delivery))
        .filter(receipt -> receipt.isKeptAt(clock.instant()));
  }

  void put(DeliveryReceipt receipt) {
    byDelivery.put(receipt.delivery(), receipt);
    oldestFirst.add(receipt);
    forget();
  }

  /** Oldest first. */
  List<DeliveryReceipt> all() {
    return oldestFirst.stream()
        .filter(receipt -> receipt.equals(byDelivery.get(receipt.delivery())))
        .toList();
  }

  boolean isKept(DeliveryReceipt receipt) {
    return receipt.isKeptAt(clock.instant()) && receipt.equals(byDelivery.get(receipt.delivery()));
  }

  void erase(Set<ConversationId> conversations) {
    byDelivery.values().removeIf(receipt -> conversations.contains(receipt.conversation()));
    oldestFirst.removeIf(receipt -> conversations.contains(receipt.conversation()));
  }

  /** Forgets what is over. */
  void forget() {
    var now = clock.instant();
    while (!oldestFirst.isEmpty()
        && (oldestFirst.size() > MAX || !oldestFirst.getFirst().isKeptAt(now))) {
      var oldest = oldestFirst.removeFirst();
      byDelivery.remove(oldest.delivery(), oldest);
    }
  }
}
