package io.amends.store.memory;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.remedy.LedgerEvent;
import io.amends.store.AlreadyDeliveredException;
import io.amends.store.Append;
import io.amends.store.DeadLetter;
import io.amends.store.DeliveryReceipt;
import io.amends.store.Dispatch;
import io.amends.store.DispatchStore;
import io.amends.store.Erasure;
import io.amends.store.ErasureStore;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import io.amends.store.HeadlineIndex;
import io.amends.store.HeadlineQuery;
import io.amends.store.LedgerStore;
import io.amends.store.StaleVersionException;
import io.amends.store.Tombstones;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything in maps, under one lock. Results come on the subscriber's thread. */
public final class MemoryStore implements EventStore, DispatchStore, LedgerStore, ErasureStore {

  private final Clock clock;
  private final Map<ConversationId, List<RecordedEvent>> histories = new HashMap<>();
  private final HeadlineIndex headlines = new HeadlineIndex();

  /** In the order that they came in, which is the order that they are forgotten in. */
  private final Map<String, DeliveryReceipt> receipts = new LinkedHashMap<>();

  private final Map<String, List<LedgerEvent>> ledgers = new HashMap<>();
  private final Lanes lanes = new Lanes();
  private final Map<ConversationId, Set<String>> dispatched = new HashMap<>();
  private final Map<String, Set<ConversationId>> naming = new HashMap<>();
  private final byte[] salt = Tombstones.newSalt();
  private final Set<ByteBuffer> graves = new HashSet<>();

  public MemoryStore() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock tells when a receipt is forgotten
   */
  public MemoryStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Flux<RecordedEvent> history(ConversationId id) {
    return read(() -> List.copyOf(histories.getOrDefault(id, List.of())));
  }

  @Override
  public Mono<Void> append(Append append) {
    return write(
        () -> {
          requireNewDelivery(append);
          var history = histories.getOrDefault(append.conversation(), List.of());
          requireVersion(append.conversation().value(), append.expectedVersion(), history);
          lanes.add(append.dispatches());
          histories
              .computeIfAbsent(append.conversation(), none -> new ArrayList<>())
              .addAll(append.events());
          headlines.put(append.headline());
          name(append);
          if (append.receipt() != null) {
            receipts.put(append.receipt().delivery(), append.receipt());
          }
        });
  }

  private void name(String customer, ConversationId conversation) {
    naming.computeIfAbsent(customer, none -> new HashSet<>()).add(conversation);
  }

  private void name(Append append) {
    name(append.headline().customer(), append.conversation());
    for (var customer : append.customers()) {
      name(customer, append.conversation());
    }
    for (var dispatch : append.dispatches()) {
      dispatched.computeIfAbsent(append.conversation(), none -> new HashSet<>()).add(dispatch.id());
    }
  }

  @Override
  public Mono<Boolean> isErased(ConversationId id) {
    return Mono.fromSupplier(
        () -> {
          synchronized (this) {
            return !histories.containsKey(id) && graves.contains(Tombstones.key(salt, id));
          }
        });
  }

  @Override
  public Flux<ConversationId> naming(String customer) {
    return read(
        () ->
            customer.isEmpty() ? List.of() : List.copyOf(naming.getOrDefault(customer, Set.of())));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The bytes are gone with the next garbage collection.
   */
  @Override
  public Mono<Void> erase(Erasure erasure) {
    return write(
        () -> {
          erasure.conversations().forEach(this::erase);
          erasure.ledgers().forEach(ledgers::remove);
          erasure.dispatches().forEach(lanes::erase);
        });
  }

  private void erase(ConversationId id) {
    if (histories.remove(id) == null) {
      return;
    }
    headlines.remove(id);
    receipts.values().removeIf(receipt -> receipt.conversation().equals(id));
    var sent = dispatched.remove(id);
    if (sent != null) {
      sent.forEach(lanes::erase);
    }
    naming.values().forEach(ids -> ids.remove(id));
    naming.values().removeIf(Set::isEmpty);
    graves.add(Tombstones.key(salt, id));
  }

  private void requireNewDelivery(Append append) {
    forgetOld(clock.instant());
    var earlier = append.receipt() == null ? null : receipts.get(append.receipt().delivery());
    if (earlier != null) {
      throw new AlreadyDeliveredException(earlier);
    }
  }

  private void forgetOld(Instant now) {
    var oldestFirst = receipts.values().iterator();
    while (oldestFirst.hasNext() && !oldestFirst.next().isKeptAt(now)) {
      oldestFirst.remove();
    }
  }

  @Override
  public Flux<ConversationId> due(Instant now, int limit) {
    return read(() -> headlines.due(now, limit));
  }

  @Override
  public Flux<Headline> headlines(HeadlineQuery query) {
    return read(() -> headlines.matching(query));
  }

  @Override
  public Mono<DeliveryReceipt> receipt(String delivery) {
    return Mono.fromSupplier(
        () -> {
          synchronized (this) {
            var receipt = receipts.get(delivery);
            return receipt != null && receipt.isKeptAt(clock.instant()) ? receipt : null;
          }
        });
  }

  @Override
  public Flux<Dispatch> ready(Instant now, int limit) {
    return read(() -> lanes.ready(now, limit));
  }

  @Override
  public Mono<Void> sent(String id) {
    return write(() -> lanes.sent(id));
  }

  @Override
  public Mono<Void> postponed(String id, Instant notBefore, String reason) {
    return write(() -> lanes.postponed(id, notBefore));
  }

  @Override
  public Mono<Void> parked(String id, Instant at, String reason) {
    return write(() -> lanes.parked(id, at, reason));
  }

  @Override
  public Flux<DeadLetter> deadLetters() {
    return read(lanes::deadLetters);
  }

  @Override
  public Mono<Void> unparked(String id) {
    return write(() -> lanes.unparked(id));
  }

  @Override
  public Flux<LedgerEvent> ledger(String order) {
    return read(() -> ledgers.getOrDefault(order, List.of()));
  }

  @Override
  public Mono<Void> append(String order, long expectedVersion, List<LedgerEvent> events) {
    return write(
        () -> {
          var ledger = ledgers.getOrDefault(order, List.of());
          requireVersion("ledger " + order, expectedVersion, ledger);
          ledgers.put(order, joined(ledger, events));
        });
  }

  private static void requireVersion(String stream, long expected, List<?> events) {
    if (events.size() != expected) {
      throw new StaleVersionException(stream, expected, events.size());
    }
  }

  private static <T> List<T> joined(List<T> first, List<? extends T> second) {
    var joined = new ArrayList<T>(first);
    joined.addAll(second);
    return List.copyOf(joined);
  }

  private <T> Flux<T> read(Supplier<List<T>> list) {
    return Flux.defer(
        () -> {
          synchronized (this) {
            return Flux.fromIterable(list.get());
          }
        });
  }

  private Mono<Void> write(Runnable change) {
    return Mono.fromRunnable(
        () -> {
          synchronized (this) {
            change.run();
          }
        });
  }
}
