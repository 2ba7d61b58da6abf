package io.amends.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.engine.QueueView.Place;
import io.amends.store.Headline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class WaitingRoomTest {

  private static final Instant START = Instant.parse("2026-11-10T08:00:00Z");

  private final SteppingClock clock = new SteppingClock(START);
  private boolean somebodyIsThere = true;
  private final WaitingRoom room = new WaitingRoom(() -> somebodyIsThere, clock);

  @Test
  void the_heaviest_comes_first_then_who_waited_longest() {
    room.accept(waiting("light-old", 10, START));
    room.accept(waiting("light-new", 10, START.plusSeconds(5)));
    room.accept(waiting("heavy", 90, START.plusSeconds(9)));

    assertThat(List.of(position("heavy"), position("light-old"), position("light-new")))
        .containsExactly(1, 2, 3);
  }

  @Test
  void whose_promise_is_due_soon_is_in_the_queue_and_not_told_to_wait() {
    room.accept(promised("a", START.plusSeconds(60)));
    room.accept(waiting("b", 10, START));

    assertThat(room.newsForCustomers())
        .extracting(headline -> headline.conversation().value())
        .containsExactly("b");
    assertThat(room.size()).isEqualTo(2);
    assertThat(room.promisesPressing()).isEqualTo(1);
    assertThat(room.promisesOverdue()).isZero();
    clock.advance(Duration.ofSeconds(60));
    assertThat(room.promisesOverdue()).isEqualTo(1);
  }

  @Test
  void agents_are_told_by_when_it_is_due() {
    room.accept(promised("a", START.plusSeconds(60)));
    room.tellAgents();

    assertThat(room.queue().blockFirst())
        .extracting(QueueItem::promiseDue)
        .containsExactly(START.plusSeconds(60));
  }

  @Test
  void nobody_has_a_place_while_nobody_is_there() {
    room.accept(waiting("a", 10, START));
    somebodyIsThere = false;

    assertThat(room.place(id("a"))).isEmpty();
  }

  @Test
  void who_does_not_wait_has_no_place() {
    assertThat(room.place(id("a"))).isEmpty();
    room.accept(waiting("a", 10, START));
    room.accept(held("a", "lin"));
    assertThat(room.place(id("a"))).isEmpty();
  }

  @Test
  void a_minute_a_place_is_expected_until_more_is_known() {
    room.accept(waiting("a", 10, START));
    room.accept(waiting("b", 5, START));

    assertThat(room.place(id("b"))).contains(new Place(2, 120));
  }

  @Test
  void the_expected_wait_follows_the_last_takes_without_idle_time() {
    for (var n = 0; n < 5; n++) {
      clock.advance(Duration.ofHours(1));
      room.accept(waiting("t" + n, 10, clock.instant()));
      clock.advance(Duration.ofSeconds(20));
      room.accept(held("t" + n, "lin"));
    }
    room.accept(waiting("a", 10, clock.instant()));

    assertThat(room.place(id("a"))).contains(new Place(1, 20));
  }

  @Test
  void in_copilot_the_waiting_goes_on_since_it_began() {
    room.accept(waiting("a", 10, START, "copilot"));
    clock.advance(Duration.ofMinutes(1));
    room.accept(waiting("a", 20, clock.instant(), "copilot"));
    room.tellAgents();

    assertThat(Objects.requireNonNull(room.queue().blockFirst()).get(0).since()).isEqualTo(START);
  }

  @Test
  void an_older_headline_changes_nothing() {
    var old = waiting("a", 10, START);
    clock.advance(Duration.ofSeconds(1));
    room.accept(held("a", "lin"));
    room.accept(old);

    assertThat(room.size()).isZero();
    assertThat(room.heldBy("lin")).containsExactly(id("a"));
  }

  @Test
  void agents_are_told_once_however_much_happened() {
    var queue = StepVerifier.create(room.queue().map(List::size)).expectSubscription();
    for (var n = 0; n < 100; n++) {
      room.accept(waiting("c" + n, n, START));
    }
    queue
        .then(room::tellAgents)
        .expectNext(100)
        .then(room::tellAgents)
        .then(() -> room.accept(held("c5", "lin")))
        .then(room::tellAgents)
        .expectNext(99)
        .thenCancel()
        .verify(Duration.ofSeconds(5));
  }

  @Test
  void agents_are_shown_no_more_than_they_can_read() {
    for (var n = 0; n < 500; n++) {
      room.accept(waiting("c" + n, n, START));
    }
    room.tellAgents();

    assertThat(room.queue().blockFirst()).hasSize(200);
    assertThat(position("c0")).isEqualTo(500);
  }

  @Test
  void customers_are_told_when_their_place_is_another_and_only_then() {
    room.accept(waiting("a", 10, START));
    room.accept(waiting("b", 5, START));
    assertThat(room.newsForCustomers()).hasSize(2);
    assertThat(room.newsForCustomers()).isEmpty();

    room.accept(held("a", "lin"));
    assertThat(room.newsForCustomers()).extracting(Headline::conversation).containsExactly(id("b"));

    somebodyIsThere = false;
    assertThat(room.newsForCustomers()).hasSize(1);
    assertThat(room.newsForCustomers()).isEmpty();
  }

  @Test
  void takings_are_told_as_they_happen() {
    var told = new ArrayList<String>();
    var listening = room.takings().subscribe(headline -> told.add(headline.agent()));
    room.accept(waiting("a", 10, START));
    room.accept(held("a", "lin"));
    room.accept(held("a", "lin"));
    room.accept(waiting("a", 10, START));
    listening.dispose();

    assertThat(told).containsExactly("lin", "");
  }

  @Test
  void what_another_node_did_is_seen_and_what_happened_here_meanwhile_is_kept() {
    room.accept(waiting("gone", 10, START));
    clock.advance(Duration.ofMinutes(1));
    var elsewhere = waiting("elsewhere", 10, START);
    clock.advance(Duration.ofMinutes(1));
    var asked = clock.instant();
    var asStoreKnew = waiting("here", 10, START);
    room.accept(held("here", "lin"));
    room.correct(List.of(elsewhere, asStoreKnew), asked);

    assertThat(room.heldBy("lin")).containsExactly(id("here"));
    assertThat(room.place(id("gone"))).isEmpty();
    room.correct(List.of(withChange(elsewhere, START), held("here", "lin")), asked);
    assertThat(position("elsewhere")).isEqualTo(1);
  }

  private int position(String conversation) {
    return room.place(id(conversation)).orElseThrow().position();
  }

  private static ConversationId id(String conversation) {
    return new ConversationId(conversation);
  }

  private Headline waiting(String conversation, int weight, Instant since) {
    return waiting(conversation, weight, since, "customer-asked");
  }

  private Headline waiting(String conversation, int weight, Instant since, String why) {
    return headline(conversation, "", since, why, weight, clock.instant());
  }

  private Headline promised(String conversation, Instant due) {
    return new Headline(
        id(conversation),
        "autopilot",
        "follow-up",
        "",
        "",
        "",
        START,
        "promise-due",
        55,
        clock.instant(),
        due,
        "",
        due);
  }

  private Headline held(String conversation, String agent) {
    return headline(conversation, agent, null, "", 0, clock.instant());
  }

  private static Headline withChange(Headline headline, Instant changedAt) {
    return headline(
        headline.conversation().value(),
        headline.agent(),
        headline.waitingSince(),
        headline.waitingFor(),
        headline.weight(),
        changedAt);
  }

  private static Headline headline(
      String conversation,
      String agent,
      @Nullable Instant since,
      String why,
      int weight,
      Instant changedAt) {
    return new Headline(
        id(conversation),
        "human",
        "clarify",
        "",
        "",
        agent,
        since,
        why,
        weight,
        changedAt,
        null,
        "");
  }
}
