package io.amends.store;

import static io.amends.store.SampleAppend.NOON;
import static io.amends.store.SampleAppend.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.DecisionEvent.NotUnderstood;
import io.amends.conversation.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** What every {@link EventStore} promises. Each store has one subclass; none may skip a test. */
public abstract class EventStoreContract<S extends EventStore & DispatchStore> {

  private static final int WRITERS = 16;

  protected final MutableClock clock = new MutableClock(NOON);
  private final ConversationId id = SampleAppend.newId();
  private final ConversationEvent hello = said("hello");
  private final ConversationEvent again = said("是我 😡");
  private S store;

  /** A new and empty store. */
  protected abstract S open();

  /** The same data seen by a new process. A store that is not durable returns itself. */
  protected abstract S reopened();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @Test
  void an_unknown_conversation_has_no_history() {
    assertThat(history()).isEmpty();
  }

  @Test
  void history_keeps_the_order_of_appends() {
    append(to(0).with(hello, new NotUnderstood()));
    append(to(2).with(again));

    assertThat(history()).containsExactly(hello, new NotUnderstood(), again);
  }

  @Test
  void history_keeps_version_and_time() {
    append(to(0).with(hello).at(NOON.plusNanos(1)));
    append(to(1).with(again).at(NOON.minusSeconds(1)));

    assertThat(store.history(id).collectList().block())
        .containsExactly(
            new RecordedEvent(1, NOON.plusNanos(1), hello),
            new RecordedEvent(2, NOON.minusSeconds(1), again));
  }

  @Test
  void conversations_do_not_mix() {
    var other = SampleAppend.newId();
    append(to(0).with(hello));
    append(SampleAppend.to(other).with(again));

    assertThat(history()).containsExactly(hello);
  }

  @Test
  void a_long_history_is_there_in_full() {
    var count = 300;
    var events = IntStream.range(0, count).mapToObj(n -> said("line " + n)).toList();
    for (var n = 0; n < count; n++) {
      append(to(n).with(events.get(n)));
    }

    assertThat(history()).hasSize(count).isEqualTo(events);
  }

  @Test
  void a_large_event_is_kept() {
    var large = said("很".repeat(200_000));
    append(to(0).with(large));

    assertThat(history()).containsExactly(large);
  }

  @Test
  void a_stale_writer_is_refused_and_leaves_no_trace() {
    append(to(0).with(hello));

    for (var version : List.of(0, 2, 7)) {
      var stale =
          to(version)
              .with(again)
              .at(NOON.plusSeconds(1))
              .headline("human", "closed", "damaged", "c-1")
              .wakeAt(NOON)
              .dispatch("d-" + id, "lane-" + id, NOON)
              .receipt("r-" + id);
      StepVerifier.create(store.append(stale.build())).verifyError(StaleVersionException.class);
    }

    assertThat(history()).containsExactly(hello);
    assertThat(store.headlines(all()).collectList().block()).containsExactly(to(0).headline());
    assertThat(due(NOON)).isEmpty();
    assertThat(store.ready(NOON, 10).collectList().block()).isEmpty();
    assertThat(store.receipt("r-" + id).blockOptional()).isEmpty();
  }

  @Test
  void a_new_conversation_begins_at_version_nought() {
    StepVerifier.create(store.append(to(1).build())).verifyError(StaleVersionException.class);

    assertThat(history()).isEmpty();
  }

  @RepeatedTest(20)
  void of_racing_writers_exactly_one_wins() {
    var winners =
        race(
            n ->
                store
                    .append(to(0).with(said("I am " + n)).build())
                    .thenReturn(1)
                    .onErrorResume(StaleVersionException.class, lost -> Mono.just(0)));

    assertThat(winners).isEqualTo(1);
    assertThat(history()).hasSize(1);
  }

  @Test
  void racing_writers_that_read_and_write_again_all_come_through_once() {
    var done = race(n -> appendAnyhow(said("I am " + n)).thenReturn(1));

    assertThat(done).isEqualTo(WRITERS);
    assertThat(history()).hasSize(WRITERS).doesNotHaveDuplicates();
    assertThat(store.history(id).map(RecordedEvent::version).collectList().block())
        .isEqualTo(IntStream.rangeClosed(1, WRITERS).mapToObj(Long::valueOf).toList());
  }

  private Mono<Void> appendAnyhow(ConversationEvent event) {
    return store
        .history(id)
        .count()
        .flatMap(version -> store.append(to(version).with(event).build()))
        .retryWhen(Retry.indefinitely().filter(StaleVersionException.class::isInstance));
  }

  @Test
  void assembling_an_append_writes_nothing() {
    store.append(to(0).build()); // not subscribed

    assertThat(history()).isEmpty();
  }

  @Test
  void a_read_sees_what_was_written_between_its_assembly_and_its_subscription() {
    var history = store.history(id);
    var due = store.due(NOON, 10);
    var headlines = store.headlines(all());
    var receipt = store.receipt("r");
    append(to(0).with(hello).wakeAt(NOON).receipt("r"));

    assertThat(history.count().block()).isEqualTo(1);
    assertThat(due.count().block()).isEqualTo(1);
    assertThat(headlines.count().block()).isEqualTo(1);
    assertThat(receipt.blockOptional()).isPresent();
  }

  @Test
  void subscribing_twice_appends_twice_and_so_is_refused() {
    var append = store.append(to(0).with(hello).build());
    append.block();

    StepVerifier.create(append).verifyError(StaleVersionException.class);
    assertThat(history()).containsExactly(hello);
  }

  @Test
  void an_append_has_consecutive_versions_and_distinct_dispatches() {
    var events = List.of(new RecordedEvent(2, NOON, hello));

    assertThatThrownBy(() -> new Append(id, 0, events, to(0).headline(), List.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Append(id, 0, List.of(), to(0).headline(), List.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> to(0).dispatch("d", "a", NOON).dispatch("d", "b", NOON).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void due_conversations_come_soonest_first() {
    var late = wakingAt(NOON.plusSeconds(60));
    var soon = wakingAt(NOON.minusSeconds(60));
    var now = wakingAt(NOON);
    append(to(0));

    assertThat(due(NOON)).containsExactly(soon, now);
    assertThat(due(NOON.plusSeconds(59).plusNanos(999_999_999))).containsExactly(soon, now);
    assertThat(due(NOON.plusSeconds(60))).containsExactly(soon, now, late);
    assertThat(store.due(NOON.plusSeconds(60), 2).collectList().block()).containsExactly(soon, now);
  }

  @Test
  void only_the_newest_wake_time_counts() {
    append(to(0).wakeAt(NOON));
    append(to(1).wakeAt(NOON.plusSeconds(10)));

    assertThat(due(NOON)).isEmpty();
    assertThat(due(NOON.plusSeconds(10))).containsExactly(id);

    append(to(2).wakeAt(NOON.minusSeconds(10)));
    assertThat(due(NOON)).containsExactly(id);

    append(to(3).wakeAt(null));
    assertThat(due(Instant.MAX)).isEmpty();
  }

  @Test
  void headlines_are_the_newest_of_each_conversation_newest_change_first() {
    var other = SampleAppend.newId();
    append(to(0).at(NOON));
    append(SampleAppend.to(other).at(NOON.plusSeconds(1)));
    assertThat(found(all())).containsExactly(other, id);

    append(to(1).at(NOON.plusSeconds(2)).headline("copilot", "propose", "damaged", "c-7"));

    assertThat(store.headlines(all()).collectList().block())
        .containsExactly(
            to(1)
                .at(NOON.plusSeconds(2))
                .headline("copilot", "propose", "damaged", "c-7")
                .headline(),
            SampleAppend.to(other).at(NOON.plusSeconds(1)).headline());
    assertThat(found(new HeadlineQuery(null, null, null, null, 1))).containsExactly(id);
  }

  @Test
  void who_leaves_the_desk_and_comes_back_is_there_once() {
    append(to(0).headline("human", "propose", "damaged", "c-7").waitingSince(NOON));
    append(to(1).at(NOON.plusSeconds(1)).headline("autopilot", "propose", "damaged", "c-7"));
    assertThat(found(new HeadlineQuery("human", null, null, null, 10))).isEmpty();
    assertThat(found(HeadlineQuery.waiting(10))).isEmpty();

    append(to(2).at(NOON.plusSeconds(2)).headline("human", "propose", "damaged", "c-7"));
    append(to(3).at(NOON.plusSeconds(3)).headline("copilot", "propose", "damaged", "c-7"));

    assertThat(found(new HeadlineQuery("copilot", null, null, null, 10))).containsExactly(id);
    assertThat(found(new HeadlineQuery("human", null, null, null, 10))).isEmpty();
  }

  @Test
  void headlines_are_found_by_what_they_say() {
    var other = SampleAppend.newId();
    append(to(0).headline("human", "propose", "damaged", "c-7").waitingSince(NOON.minusSeconds(9)));
    append(
        SampleAppend.to(other).at(NOON.plusSeconds(1)).headline("autopilot", "closed", "late", ""));

    assertThat(found(HeadlineQuery.waiting(10))).containsExactly(id);
    assertThat(found(new HeadlineQuery("human", null, null, null, 10))).containsExactly(id);
    assertThat(found(new HeadlineQuery("closed", null, null, null, 10))).containsExactly(other);
    assertThat(found(new HeadlineQuery(null, "damaged", null, null, 10))).containsExactly(id);
    assertThat(found(new HeadlineQuery(null, null, "c-7", null, 10))).containsExactly(id);
    assertThat(found(new HeadlineQuery(null, null, null, NOON.plusSeconds(1), 10)))
        .containsExactly(other);
    assertThat(found(new HeadlineQuery("closed", "damaged", null, null, 10))).isEmpty();
  }

  @Test
  void a_delivery_is_known_once_it_was_taken_in() {
    assertThat(store.receipt("webhook/1").blockOptional()).isEmpty();
    append(to(0).receipt("webhook/1"));

    assertThat(store.receipt("webhook/1").block())
        .isEqualTo(new DeliveryReceipt("webhook/1", id, 1, "f00d", NOON));
    assertThat(store.receipt("webhook/2").blockOptional()).isEmpty();
  }

  @Test
  void a_delivery_that_was_taken_in_is_refused_with_its_receipt() {
    var other = SampleAppend.newId();
    append(to(0).receipt("webhook/1"));

    for (var copy : List.of(SampleAppend.to(other), to(0), to(1))) {
      StepVerifier.create(store.append(copy.receipt("webhook/1").build()))
          .verifyErrorSatisfies(
              error ->
                  assertThat(((AlreadyDeliveredException) error).receipt().conversation())
                      .isEqualTo(id));
    }
    assertThat(store.history(other).count().block()).isZero();
    assertThat(history()).hasSize(1);
  }

  @Test
  void of_racing_copies_of_a_delivery_exactly_one_is_taken_in() {
    var winners =
        race(
            n ->
                store
                    .append(SampleAppend.to(SampleAppend.newId()).receipt("webhook/1").build())
                    .thenReturn(1)
                    .onErrorResume(AlreadyDeliveredException.class, known -> Mono.just(0)));

    assertThat(winners).isEqualTo(1);
    assertThat(store.headlines(all()).count().block()).isEqualTo(1);
  }

  @Test
  void a_delivery_is_forgotten_after_its_time() {
    append(to(0).receipt("webhook/1"));

    clock.advance(DeliveryReceipt.KEPT.minusNanos(1));
    assertThat(store.receipt("webhook/1").blockOptional()).isPresent();
    clock.advance(Duration.ofNanos(1));
    assertThat(store.receipt("webhook/1").blockOptional()).isEmpty();

    append(to(1).at(clock.instant()).receipt("webhook/1"));
    assertThat(store.receipt("webhook/1").block().seq()).isEqualTo(2);
  }

  @Test
  void a_headline_tells_when_a_promise_is_due_for_as_long_as_one_presses() {
    append(to(0).with(hello).promiseDue(NOON.plusNanos(1)));
    assertThat(store.headlines(all()).collectList().block())
        .extracting(Headline::promiseDue)
        .containsExactly(NOON.plusNanos(1));

    store = reopened();
    assertThat(store.headlines(all()).collectList().block())
        .extracting(Headline::promiseDue)
        .containsExactly(NOON.plusNanos(1));

    append(to(1).with(again));
    assertThat(store.headlines(all()).collectList().block())
        .extracting(Headline::promiseDue)
        .containsOnlyNulls();
  }

  @Test
  void everything_survives_reopening() {
    var soon = wakingAt(NOON.minusSeconds(60));
    append(to(0).with(hello));
    append(
        to(1)
            .with(again, new NotUnderstood())
            .at(NOON.plusSeconds(1))
            .headline("human", "propose", "损坏", "c-7")
            .waitingSince(NOON)
            .wakeAt(NOON)
            .receipt("webhook/1"));
    var headlines = store.headlines(all()).collectList().block();

    store = reopened();

    assertThat(history()).containsExactly(hello, again, new NotUnderstood());
    assertThat(store.headlines(all()).collectList().block()).isEqualTo(headlines).hasSize(2);
    assertThat(due(NOON)).containsExactly(soon, id);
    assertThat(store.receipt("webhook/1").block())
        .isEqualTo(new DeliveryReceipt("webhook/1", id, 2, "f00d", NOON.plusSeconds(1)));
    StepVerifier.create(store.append(to(2).build())).verifyError(StaleVersionException.class);
    append(to(3).with(hello));
    assertThat(history()).containsExactly(hello, again, new NotUnderstood(), hello);
  }

  private SampleAppend to(long version) {
    return SampleAppend.to(id).after(version);
  }

  private void append(SampleAppend sample) {
    store.append(sample.build()).block();
  }

  private ConversationId wakingAt(Instant time) {
    var waking = SampleAppend.newId();
    append(SampleAppend.to(waking).wakeAt(time));
    return waking;
  }

  private List<ConversationEvent> history() {
    return store.history(id).map(RecordedEvent::event).collectList().block();
  }

  private List<ConversationId> due(Instant now) {
    return store.due(now, 100).collectList().block();
  }

  private List<ConversationId> found(HeadlineQuery query) {
    return store.headlines(query).map(Headline::conversation).collectList().block();
  }

  private static HeadlineQuery all() {
    return new HeadlineQuery(null, null, null, null, 100);
  }

  /** What sixteen threads at once get, summed. */
  private static int race(IntFunction<Mono<Integer>> writer) {
    var threads = Schedulers.newParallel("writer", WRITERS);
    try {
      return Flux.range(0, WRITERS)
          .flatMap(n -> Mono.defer(() -> writer.apply(n)).subscribeOn(threads), WRITERS)
          .reduce(Integer::sum)
          .block(Duration.ofSeconds(30));
    } finally {
      threads.dispose();
    }
  }
}
