package io.amends.store;

import static io.amends.store.SampleAppend.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What every {@link DispatchStore} promises. Each store has one subclass; none may skip a test. */
public abstract class DispatchStoreContract<S extends EventStore & DispatchStore> {

  private static final Instant LATER = NOON.plusSeconds(60);

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
  void nothing_is_ready_at_first() {
    assertThat(ready(LATER)).isEmpty();
    assertThat(parked()).isEmpty();
  }

  @Test
  void a_dispatch_is_ready_as_it_was_appended() {
    append(sample().dispatch("d1", "a", NOON));

    assertThat(store.ready(NOON, 10).collectList().block())
        .containsExactly(new Dispatch("d1", "a", "standard", "{\"text\":\"好 d1\"}", 0, NOON));
  }

  @Test
  void a_dispatch_is_not_ready_before_its_time() {
    append(sample().dispatch("d1", "a", LATER));

    assertThat(ready(LATER.minusNanos(1))).isEmpty();
    assertThat(ready(LATER)).containsExactly("d1");
  }

  @Test
  void only_the_head_of_a_lane_is_ready() {
    append(sample().dispatch("d1", "a", NOON).dispatch("d2", "a", NOON).dispatch("e1", "b", NOON));
    append(sample().dispatch("d3", "a", NOON));
    assertThat(ready(LATER)).containsExactlyInAnyOrder("d1", "e1");

    send("d1");
    assertThat(ready(LATER)).containsExactlyInAnyOrder("d2", "e1");
    send("d2");
    send("e1");
    assertThat(ready(LATER)).containsExactly("d3");
    send("d3");
    assertThat(ready(LATER)).isEmpty();
  }

  @Test
  void a_head_whose_time_has_not_come_holds_its_lane_up() {
    append(sample().dispatch("d1", "a", LATER).dispatch("d2", "a", NOON));

    assertThat(ready(NOON)).isEmpty();
  }

  @Test
  void heads_come_soonest_first_and_no_more_than_asked_for() {
    append(
        sample()
            .dispatch("c1", "c", NOON.plusSeconds(3))
            .dispatch("a1", "a", NOON.plusSeconds(1))
            .dispatch("b1", "b", NOON.plusSeconds(2)));

    assertThat(ready(LATER)).containsExactly("a1", "b1", "c1");
    assertThat(store.ready(LATER, 2).map(Dispatch::id).collectList().block())
        .containsExactly("a1", "b1");
  }

  @Test
  void what_was_sent_is_never_ready_again_and_may_be_told_twice() {
    append(sample().dispatch("d1", "a", NOON));
    send("d1");
    send("d1");
    send("never heard of");

    assertThat(ready(LATER)).isEmpty();
  }

  @Test
  void what_was_sent_out_of_turn_leaves_its_lane() {
    append(sample().dispatch("d1", "a", NOON).dispatch("d2", "a", NOON).dispatch("d3", "a", NOON));
    send("d2");
    assertThat(ready(LATER)).containsExactly("d1");
    send("d1");

    assertThat(ready(LATER)).containsExactly("d3");
  }

  @Test
  void a_postponed_dispatch_keeps_its_turn_and_counts_its_attempts() {
    append(sample().dispatch("d1", "a", NOON).dispatch("d2", "a", NOON).dispatch("e1", "b", NOON));
    store.postponed("d1", LATER, "503").block();

    assertThat(ready(LATER.minusNanos(1))).containsExactly("e1");
    assertThat(ready(LATER)).containsExactly("e1", "d1");

    store.postponed("d1", LATER.plusSeconds(1), "503").block();
    send("e1");
    assertThat(store.ready(LATER.plusSeconds(1), 10).collectList().block())
        .containsExactly(
            new Dispatch("d1", "a", "standard", "{\"text\":\"好 d1\"}", 2, LATER.plusSeconds(1)));
  }

  @Test
  void a_parked_dispatch_lets_its_lane_go_on_and_is_kept() {
    append(sample().dispatch("d1", "a", NOON).dispatch("d2", "a", NOON).dispatch("d3", "a", NOON));
    store.postponed("d1", NOON, "410").block();
    store.parked("d1", NOON, "410").block();
    store.parked("d2", LATER, "the shop refuses it: 已退款").block();
    store.parked("d2", LATER.plusSeconds(1), "again").block();
    store.parked("never heard of", LATER, "410").block();

    assertThat(ready(LATER)).containsExactly("d3");
    assertThat(store.deadLetters().collectList().block())
        .containsExactly(
            new DeadLetter(
                new Dispatch("d1", "a", "standard", "{\"text\":\"好 d1\"}", 1, NOON), "410", NOON),
            new DeadLetter(
                new Dispatch("d2", "a", "standard", "{\"text\":\"好 d2\"}", 0, NOON),
                "the shop refuses it: 已退款",
                LATER));
  }

  @Test
  void an_unparked_dispatch_goes_to_the_end_of_its_lane_as_if_never_tried() {
    append(sample().dispatch("d1", "a", NOON).dispatch("d2", "a", NOON));
    store.postponed("d1", NOON, "410").block();
    store.parked("d1", NOON, "410").block();
    store.unparked("d1").block();
    store.unparked("d1").block();
    store.unparked("d2").block();

    assertThat(parked()).isEmpty();
    assertThat(ready(LATER)).containsExactly("d2");
    send("d2");
    assertThat(store.ready(LATER, 10).collectList().block())
        .containsExactly(new Dispatch("d1", "a", "standard", "{\"text\":\"好 d1\"}", 0, NOON));
  }

  @Test
  void what_is_parked_can_neither_be_postponed_nor_be_in_the_way() {
    append(sample().dispatch("d1", "a", NOON));
    store.parked("d1", NOON, "410").block();
    store.postponed("d1", NOON, "503").block();

    assertThat(ready(LATER)).isEmpty();
    send("d1");
    assertThat(parked()).isEmpty();
  }

  @Test
  void a_dispatch_that_waits_already_is_refused_with_its_whole_append() {
    var id = SampleAppend.newId();
    append(sample().dispatch("d1", "a", NOON));
    var twice =
        SampleAppend.to(id).dispatch("d0", "b", NOON).dispatch("d1", "b", NOON).receipt("r");

    StepVerifier.create(store.append(twice.build())).verifyError(IllegalArgumentException.class);

    assertThat(ready(LATER)).containsExactly("d1");
    assertThat(store.history(id).count().block()).isZero();
    assertThat(store.receipt("r").blockOptional()).isEmpty();
  }

  @Test
  void assembling_a_change_changes_nothing() {
    append(sample().dispatch("d1", "a", NOON));
    store.sent("d1"); // not subscribed
    store.postponed("d1", LATER, ""); // not subscribed
    store.parked("d1", NOON, ""); // not subscribed

    assertThat(ready(NOON)).containsExactly("d1");
  }

  @Test
  void everything_survives_reopening() {
    append(
        sample()
            .dispatch("d1", "a", NOON)
            .dispatch("d2", "a", NOON)
            .dispatch("d3", "a", NOON)
            .dispatch("e1", "b", NOON)
            .dispatch("e2", "b", NOON)
            .dispatch("f1", "c", NOON));
    send("d1");
    store.postponed("d2", LATER, "503").block();
    store.parked("e1", NOON, "410").block();
    store.parked("e2", LATER, "403").block();
    store.unparked("e1").block();
    var parked = store.deadLetters().collectList().block();
    var ready = store.ready(LATER, 10).collectList().block();

    store = reopened();

    assertThat(ready(NOON)).containsExactlyInAnyOrder("e1", "f1");
    assertThat(store.ready(LATER, 10).collectList().block()).isEqualTo(ready).hasSize(3);
    assertThat(store.deadLetters().collectList().block()).isEqualTo(parked).hasSize(1);
  }

  private static SampleAppend sample() {
    return SampleAppend.to(SampleAppend.newId());
  }

  private void append(SampleAppend sample) {
    store.append(sample.build()).block();
  }

  private void send(String id) {
    store.sent(id).block();
  }

  private List<String> ready(Instant now) {
    return store.ready(now, 10).map(Dispatch::id).collectList().block();
  }

  private List<String> parked() {
    return store.deadLetters().map(letter -> letter.dispatch().id()).collectList().block();
  }
}
