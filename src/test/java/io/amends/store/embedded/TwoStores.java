package io.amends.store.embedded;

import static io.amends.store.SampleAppend.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.remedy.LedgerEvent.OffersRefused;
import io.amends.store.Append;
import io.amends.store.Dispatch;
import io.amends.store.DispatchStore;
import io.amends.store.Erasure;
import io.amends.store.ErasureStore;
import io.amends.store.EventStore;
import io.amends.store.HeadlineQuery;
import io.amends.store.LedgerStore;
import io.amends.store.MutableClock;
import io.amends.store.SampleAppend;
import io.amends.store.memory.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Does the same random things to a store and to one in memory, which forgets and moves nothing, and
 * holds what they say against each other.
 */
final class TwoStores {

  private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");
  private static final int CONVERSATIONS = 30;
  private static final int CUSTOMERS = 8;
  private static final int LANES = 5;

  private final Random random;
  private final MutableClock clock = new MutableClock(NOON);
  private final MemoryStore model = new MemoryStore(clock);
  private final Map<ConversationId, Long> versions = new LinkedHashMap<>();
  private final Map<String, Long> ledgers = new LinkedHashMap<>();
  private final List<String> deliveries = new ArrayList<>();
  private final Set<ConversationId> everThere = new java.util.LinkedHashSet<>();
  private int count;

  TwoStores(long seed) {
    random = new Random(seed);
  }

  MutableClock clock() {
    return clock;
  }

  /** One thing that changes both. */
  <S extends EventStore & DispatchStore & LedgerStore & ErasureStore> void change(S store) {
    var dice = random.nextInt(100);
    if (dice < 60) {
      var append = append();
      model.append(append).block();
      store.append(append).block();
    } else if (dice < 70) {
      var order = "order-" + random.nextInt(10);
      var version = ledgers.merge(order, 1L, Long::sum) - 1;
      var events = List.<io.amends.remedy.LedgerEvent>of(new OffersRefused("p-" + count++, NOON));
      model.append(order, version, events).block();
      store.append(order, version, events).block();
    } else if (dice < 97) {
      settle(store, dice);
    } else {
      erase(store, "c-" + random.nextInt(CUSTOMERS));
    }
  }

  /** Another conversation, or the next of one. */
  private Append append() {
    count++;
    clock.advance(java.time.Duration.ofMinutes(random.nextInt(100)));
    var isNew = versions.size() < CONVERSATIONS || random.nextInt(10) == 0;
    var known = List.copyOf(versions.keySet());
    var id = isNew ? SampleAppend.newId() : known.get(random.nextInt(known.size()));
    var version = versions.merge(id, 1L, Long::sum) - 1;
    everThere.add(id);
    var customer = random.nextBoolean() ? "" : "c-" + Math.floorMod(id.hashCode(), CUSTOMERS);
    var sample =
        SampleAppend.to(id)
            .after(version)
            .at(clock.instant())
            .with(
                SampleAppend.said(
                    "long ".repeat(random.nextInt(300)) + "很".repeat(random.nextInt(20))))
            .headline("human", "stage-" + count, "issue", customer)
            .wakeAt(random.nextBoolean() ? null : NOON.plusSeconds(random.nextInt(1000)));
    if (random.nextInt(5) == 0) {
      sample.naming("c-" + random.nextInt(CUSTOMERS));
    }
    for (var n = random.nextInt(3); n > 0; n--) {
      sample.dispatch("d-" + count + "-" + n, "lane-" + random.nextInt(LANES), NOON);
    }
    if (random.nextInt(3) == 0) {
      sample.receipt("r-" + count);
      deliveries.add("r-" + count);
    }
    return sample.build();
  }

  private <S extends DispatchStore> void settle(S store, int dice) {
    var ready = model.ready(EVER, 100).map(Dispatch::id).sort().collectList().block();
    var parked =
        model.deadLetters().map(letter -> letter.dispatch().id()).sort().collectList().block();
    if (dice < 75 && !parked.isEmpty()) {
      var id = parked.get(random.nextInt(parked.size()));
      if (random.nextBoolean()) {
        model.unparked(id).then(store.unparked(id)).block();
      } else {
        model.sent(id).then(store.sent(id)).block();
      }
    } else if (!ready.isEmpty()) {
      var id = ready.get(random.nextInt(ready.size()));
      switch (random.nextInt(6)) {
        case 0 -> {
          var at = NOON.plusSeconds(random.nextInt(100));
          model.postponed(id, at, "later").then(store.postponed(id, at, "later")).block();
        }
        case 1 -> model.parked(id, NOON, "no").then(store.parked(id, NOON, "no")).block();
        default -> model.sent(id).then(store.sent(id)).block();
      }
    }
  }

  private <S extends EventStore & LedgerStore & ErasureStore> void erase(S store, String customer) {
    var ids = Set.copyOf(model.naming(customer).collectList().block());
    assertThat(Set.copyOf(store.naming(customer).collectList().block())).isEqualTo(ids);
    var order = "order-" + random.nextInt(10);
    var erasure = new Erasure(ids, Set.of(order), Set.of());
    model.erase(erasure).block();
    store.erase(erasure).block();
    versions.keySet().removeAll(ids);
    ledgers.remove(order);
  }

  /** Everything that can be read of the one can be read of the other. */
  <S extends EventStore & DispatchStore & LedgerStore & ErasureStore> void assertSame(S store) {
    assertThat(said(store)).isEqualTo(said(model));
  }

  private <S extends EventStore & DispatchStore & LedgerStore & ErasureStore>
      Map<String, Object> said(S store) {
    var said = new LinkedHashMap<String, Object>();
    var all = new HeadlineQuery(null, null, null, null, 10_000);
    said.put("headlines", store.headlines(all).collectList().block());
    said.put(
        "due", new TreeSet<>(store.due(EVER, 10_000).map(Object::toString).collectList().block()));
    for (var id : everThere) {
      said.put("history " + id, store.history(id).collectList().block());
      said.put("erased " + id, store.isErased(id).block());
    }
    for (var n = 0; n < 10; n++) {
      said.put("ledger " + n, store.ledger("order-" + n).collectList().block());
    }
    for (var delivery : deliveries) {
      said.put(delivery, store.receipt(delivery).blockOptional());
    }
    for (var n = 0; n < CUSTOMERS; n++) {
      said.put("naming " + n, Set.copyOf(store.naming("c-" + n).collectList().block()));
    }
    said.put("ready", Set.copyOf(store.ready(EVER, 10_000).collectList().block()));
    said.put("parked", store.deadLetters().collectList().block());
    return said;
  }

  /** Sends all that is left, one after another: the order in the lanes is the same. */
  void assertSameInEveryLane(EmbeddedStore store) {
    for (var ready = heads(model); !ready.isEmpty(); ready = heads(model)) {
      assertThat(heads(store)).isEqualTo(ready);
      for (var id : ready) {
        model.sent(id).then(store.sent(id)).block();
      }
    }
    assertThat(heads(store)).isEmpty();
  }

  private static Set<String> heads(DispatchStore store) {
    return new TreeSet<>(store.ready(EVER, 10_000).map(Dispatch::id).collectList().block());
  }
}
