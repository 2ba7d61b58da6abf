package io.amends.store;

import static io.amends.store.SampleAppend.NOON;
import static io.amends.store.SampleAppend.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.remedy.LedgerEvent;
import io.amends.remedy.LedgerEvent.OffersRefused;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What every {@link ErasureStore} promises. Each store has one subclass; none may skip a test. */
public abstract class ErasureStoreContract<
    S extends EventStore & DispatchStore & LedgerStore & ErasureStore> {

  private static final LedgerEvent REFUSED = new OffersRefused("p-1", NOON);

  protected final MutableClock clock = new MutableClock(NOON);
  private final ConversationId id = SampleAppend.newId();
  private final ConversationId other = SampleAppend.newId();
  private S store;

  /** A new and empty store. */
  protected abstract S open();

  /** The same data seen by a new process. A store that is not durable returns itself. */
  protected abstract S reopened();

  /** One conversation with all that one can have, and another in the same lane of the outbox. */
  @BeforeEach
  void openStore() {
    store = open();
    append(
        full(id, 0, "c-7")
            .dispatch("d-1", "lane", NOON)
            .dispatch("d-2", "own", NOON)
            .receipt("r-1"));
    append(full(other, 0, "c-8").dispatch("d-3", "lane", NOON).receipt("r-2"));
    append(full(id, 1, "c-7").dispatch("d-4", "parked", NOON).receipt("r-3"));
    store.parked("d-4", NOON, "refused").block();
    store.append("order-7", 0, List.of(REFUSED)).block();
    store.append("order-8", 0, List.of(REFUSED)).block();
  }

  private static SampleAppend full(ConversationId id, long version, String customer) {
    return SampleAppend.to(id)
        .after(version)
        .with(said("Where is it?"))
        .headline("human", "propose", "damaged", customer)
        .waitingSince(NOON)
        .promiseDue(NOON)
        .wakeAt(NOON);
  }

  @Test
  void nothing_of_an_erased_conversation_can_be_read() {
    erase(id);

    assertThatItIsGone();
  }

  @Test
  void nothing_of_it_comes_back_after_reopening() {
    erase(id);

    store = reopened();

    assertThatItIsGone();
  }

  private void assertThatItIsGone() {
    assertThat(store.history(id).count().block()).isZero();
    assertThat(store.history(id, 1).count().block()).isZero();
    assertThat(store.isErased(id).block()).isTrue();
    assertThat(store.receipt("r-1").blockOptional()).isEmpty();
    assertThat(store.receipt("r-3").blockOptional()).isEmpty();
    assertThat(store.naming("c-7").collectList().block()).isEmpty();
    assertThat(headlines(all())).containsExactly(other);
    assertThat(headlines(HeadlineQuery.waiting(10))).containsExactly(other);
    assertThat(store.due(NOON, 10).collectList().block()).containsExactly(other);
    assertThat(ready()).containsExactly("d-3");
    assertThat(store.deadLetters().count().block()).isZero();
    assertThat(store.ledger("order-7").count().block()).isZero();
  }

  @Test
  void all_else_is_as_it_was() {
    erase(id);
    store = reopened();

    assertThat(store.history(other).count().block()).isEqualTo(1);
    assertThat(store.isErased(other).block()).isFalse();
    assertThat(store.receipt("r-2").blockOptional()).isPresent();
    assertThat(store.naming("c-8").collectList().block()).containsExactly(other);
    assertThat(store.ledger("order-8").collectList().block()).containsExactly(REFUSED);
    append(full(other, 1, "c-8").dispatch("d-5", "lane", NOON));
    store.sent("d-3").block();
    assertThat(ready()).containsExactly("d-5");
  }

  @Test
  void who_still_writes_to_it_is_stale() {
    erase(id);

    StepVerifier.create(store.append(full(id, 2, "c-7").build()))
        .verifyError(StaleVersionException.class);
    assertThatItIsGone();
  }

  @Test
  void what_was_sent_and_taken_in_may_come_again_under_its_name() {
    erase(id);

    append(full(other, 1, "c-8").dispatch("d-1", "own", NOON).receipt("r-1"));

    assertThat(store.receipt("r-1").block().conversation()).isEqualTo(other);
    assertThat(ready()).containsExactlyInAnyOrder("d-3", "d-1");
    store.append("order-7", 0, List.of(REFUSED)).block();
    assertThat(store.ledger("order-7").collectList().block()).containsExactly(REFUSED);
  }

  @Test
  void erasing_again_or_what_is_not_there_changes_nothing() {
    erase(id);
    erase(id);
    store.erase(new Erasure(Set.of(SampleAppend.newId()), Set.of("no"), Set.of("no"))).block();
    store.erase(new Erasure(Set.of(), Set.of(), Set.of())).block();

    assertThatItIsGone();
    all_else_is_as_it_was();
  }

  @Test
  void an_id_that_was_never_there_was_not_erased() {
    assertThat(store.isErased(SampleAppend.newId()).block()).isFalse();
    assertThat(store.isErased(id).block()).isFalse();
  }

  @Test
  void a_conversation_is_found_by_whom_its_appends_named_and_not_only_by_its_headline() {
    var guest = SampleAppend.newId();
    append(SampleAppend.to(guest).naming("c-7"));
    append(SampleAppend.to(guest).after(1).naming("c-9", "c-7"));
    append(SampleAppend.to(guest).after(2));

    for (var again = 0; again < 2; again++) {
      assertThat(store.naming("c-7").collectList().block()).containsExactlyInAnyOrder(id, guest);
      assertThat(store.naming("c-9").collectList().block()).containsExactly(guest);
      assertThat(store.naming("c").count().block()).isZero();
      assertThat(store.naming("").count().block()).isZero();
      store = reopened();
    }
    erase(guest);
    assertThat(store.naming("c-7").collectList().block()).containsExactly(id);
    assertThat(store.naming("c-9").count().block()).isZero();
  }

  @Test
  void an_append_that_was_refused_names_nobody_after_an_erasure() {
    erase(id);
    StepVerifier.create(store.append(full(id, 2, "c-7").build()))
        .verifyError(StaleVersionException.class);

    assertThat(store.history(id).count().block()).isZero();
  }

  @Test
  void assembling_it_erases_nothing() {
    store.erase(new Erasure(Set.of(id), Set.of("order-7"), Set.of("d-1"))); // not subscribed

    assertThat(store.history(id).count().block()).isEqualTo(2);
  }

  private void erase(ConversationId conversation) {
    var dispatches = Set.of("d-1", "d-2", "d-4");
    store.erase(new Erasure(Set.of(conversation), Set.of("order-7"), dispatches)).block();
  }

  private void append(SampleAppend sample) {
    store.append(sample.build()).block();
  }

  private List<String> ready() {
    return store
        .ready(Instant.parse("2100-01-01T00:00:00Z"), 100)
        .map(Dispatch::id)
        .collectList()
        .block();
  }

  private List<ConversationId> headlines(HeadlineQuery query) {
    return store.headlines(query).map(Headline::conversation).collectList().block();
  }

  private static HeadlineQuery all() {
    return new HeadlineQuery(null, null, null, null, 100);
  }
}
