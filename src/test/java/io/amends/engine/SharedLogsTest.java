package io.amends.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.Mode;
import io.amends.conversation.RecordedEvent;
import io.amends.desk.Shop;
import io.amends.store.Append;
import io.amends.store.DeliveryReceipt;
import io.amends.store.Erasure;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import io.amends.store.SampleAppend;
import io.amends.store.StoreUnavailableException;
import io.amends.store.memory.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What nodes read of a conversation that others write to, too: no more than is new. */
class SharedLogsTest {

  private static final ConversationId ID = new ConversationId("c1");
  private static final int LONG = 40;

  private final MemoryStore store = new MemoryStore();
  private final CountedStore seenByOne = new CountedStore(store, true);
  private final Shop one = new Shop(Mode.AUTOPILOT, own -> seenByOne);
  private final Shop other = new Shop(Mode.AUTOPILOT, own -> new CountedStore(store, true));

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  @Test
  void a_turn_reads_nothing_while_no_other_node_writes() {
    says(one, LONG);
    var before = seenByOne.counts();
    says(one, 5);
    var spent = seenByOne.counts().since(before);
    assertThat(spent.calls()).as("a message and a turn are one append each").isEqualTo(10);
    assertThat(spent.eventsRead()).isZero();
  }

  @Test
  void what_another_node_wrote_is_read_and_nothing_before_it() {
    says(one, LONG);
    says(other, 1);
    var before = seenByOne.counts();
    var wrote = history().size();
    says(one, 1);
    assertThat(seenByOne.counts().since(before).eventsRead())
        .as("of %d events", wrote)
        .isPositive()
        .isLessThan(10);
    assertThat(said()).isEqualTo(LONG + 2);
  }

  @Test
  void a_message_that_another_node_took_is_not_taken_again() {
    says(one, 1);
    var message = CustomerMessage.of("twice", "good morning", List.of());
    var opening = new Opening("widget", Customer.guest("en"), "");
    var taken = Shop.done(other.engine.customerSaid(ID, opening, message));
    var again = Shop.done(one.engine.customerSaid(ID, opening, message));
    assertThat(taken.isNew()).isTrue();
    assertThat(again).isEqualTo(new Acknowledgement("twice", taken.seq(), false));
    assertThat(said()).isEqualTo(2);
  }

  @Test
  void what_is_stored_counts_where_a_failover_lost_what_was_seen() {
    var primary = new AtomicReference<>(new MemoryStore());
    try (var shop = new Shop(Mode.AUTOPILOT, own -> new CountedStore(new Failing(primary), true))) {
      shop.customerSays(ID, "good morning");
      await().until(() -> eventsOf(primary.get()).size() > 2);
      var kept = eventsOf(primary.get()).subList(0, 2);
      var replica = new MemoryStore();
      Shop.done(
          replica.append(SampleAppend.to(ID).with(kept.toArray(ConversationEvent[]::new)).build()));
      primary.set(replica);
      shop.customerSays(ID, "are you there?");
      assertThat(eventsOf(replica))
          .startsWith(kept.toArray(ConversationEvent[]::new))
          .element(kept.size())
          .isInstanceOfSatisfying(
              CustomerSpoke.class, spoke -> assertThat(spoke.text()).isEqualTo("are you there?"));
    }
  }

  @Test
  void what_is_stored_counts_where_others_went_on_after_a_failover() {
    var primary = new AtomicReference<>(new MemoryStore());
    var isAway = new AtomicBoolean();
    var events = new Failing(primary, isAway);
    try (var shop = new Shop(Mode.AUTOPILOT, own -> new CountedStore(events, true))) {
      shop.customerSays(ID, "good morning");
      await().until(() -> eventsOf(primary.get()).size() > 2);
      var known = eventsOf(primary.get());
      isAway.set(true);
      assertThatThrownBy(() -> shop.customerSays(ID, "is anybody there?"))
          .isInstanceOf(StoreUnavailableException.class);
      // As long as what is known here, so that its version tells nothing.
      var replica = new MemoryStore();
      var filled = new ArrayList<>(known.subList(0, 2));
      while (filled.size() < known.size()) {
        filled.add(SampleAppend.said("said elsewhere"));
      }
      Shop.done(
          replica.append(
              SampleAppend.to(ID).with(filled.toArray(ConversationEvent[]::new)).build()));
      primary.set(replica);
      isAway.set(false);

      shop.customerSays(ID, "are you there?");
      assertThat(texts(shop)).contains("said elsewhere").doesNotContain("is anybody there?");
      assertThat(texts(shop))
          .containsExactlyElementsOf(texts(Shop.done(replica.history(ID).collectList())));
    }
  }

  @Test
  void what_was_erased_while_nothing_was_heard_is_not_told_any_more() {
    says(one, 1);
    Shop.done(store.erase(new Erasure(Set.of(ID), Set.of(), Set.of())));
    one.engine.changedElsewhere(any -> true);
    assertThatThrownBy(() -> Shop.done(one.engine.transcript(ID, 0).collectList()))
        .isInstanceOf(ErasedException.class);
  }

  @Test
  void what_was_erased_is_forgotten_though_the_store_is_away() {
    var isAway = new AtomicBoolean();
    var events = new Failing(new AtomicReference<>(store), isAway);
    try (var shop = new Shop(Mode.AUTOPILOT, own -> new CountedStore(events, true))) {
      shop.customerSays(ID, "good morning");
      await().until(() -> turns() == 1);
      isAway.set(true);
      Shop.done(store.erase(new Erasure(Set.of(ID), Set.of(), Set.of())));
      shop.engine.erased(ID);
      isAway.set(false);
      assertThatThrownBy(() -> Shop.done(shop.engine.transcript(ID, 0).collectList()))
          .isInstanceOf(ErasedException.class);
    }
  }

  private static List<String> texts(Shop shop) {
    return shop.engine.transcript(ID, 0).map(Entry::event).collectList().block().stream()
        .map(SharedLogsTest::text)
        .toList();
  }

  private static List<String> texts(List<RecordedEvent> history) {
    return history.stream()
        .map(RecordedEvent::event)
        .filter(ConversationEvent::isVisible)
        .map(SharedLogsTest::text)
        .toList();
  }

  private static String text(ConversationEvent event) {
    return event instanceof CustomerSpoke spoke ? spoke.text() : event.getClass().getSimpleName();
  }

  /** One message after another, each when the one before was answered. */
  private void says(Shop at, int times) {
    for (var n = 0; n < times; n++) {
      at.customerSays(ID, "good morning");
      await().until(() -> turns() == said());
    }
  }

  private long said() {
    return history().stream().filter(e -> e.event() instanceof CustomerSpoke).count();
  }

  private long turns() {
    return history().stream().filter(e -> e.event() instanceof TurnTaken).count();
  }

  private List<RecordedEvent> history() {
    return Shop.done(store.history(ID).collectList());
  }

  private static List<ConversationEvent> eventsOf(EventStore store) {
    return Shop.done(store.history(ID).map(RecordedEvent::event).collectList());
  }

  /** Whatever is the primary at the moment, unless it is away. */
  private record Failing(AtomicReference<MemoryStore> primary, AtomicBoolean isAway)
      implements EventStore {

    Failing(AtomicReference<MemoryStore> primary) {
      this(primary, new AtomicBoolean());
    }

    @Override
    public Flux<RecordedEvent> history(ConversationId id) {
      return Flux.defer(() -> isAway.get() ? Flux.error(away()) : primary.get().history(id));
    }

    @Override
    public Mono<Boolean> isErased(ConversationId id) {
      return Mono.defer(() -> isAway.get() ? Mono.error(away()) : primary.get().isErased(id));
    }

    @Override
    public Mono<Void> append(Append append) {
      return Mono.defer(() -> isAway.get() ? Mono.error(away()) : primary.get().append(append));
    }

    private static StoreUnavailableException away() {
      return new StoreUnavailableException("away");
    }

    @Override
    public Flux<ConversationId> due(Instant now, int limit) {
      return Flux.defer(() -> primary.get().due(now, limit));
    }

    @Override
    public Flux<Headline> headlines(HeadlineQuery query) {
      return Flux.defer(() -> primary.get().headlines(query));
    }

    @Override
    public Mono<DeliveryReceipt> receipt(String delivery) {
      return Mono.defer(() -> primary.get().receipt(delivery));
    }
  }
}
