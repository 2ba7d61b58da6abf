package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Orders;
import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.AnswerEvent.DeadlinePassed;
import io.amends.conversation.AnswerEvent.RemedyProgressed;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.PromiseDropped;
import io.amends.conversation.DecisionEvent.PromiseKept;
import io.amends.conversation.DecisionEvent.PromiseMade;
import io.amends.conversation.DecisionEvent.PromiseOverdue;
import io.amends.conversation.DecisionEvent.PromiseWarned;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.DecisionEvent.SystemSaid;
import io.amends.dialog.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** P11, P13, P22: what was said to be by a time is owed, watched, and kept by what it was about. */
@Shows({"P11", "P13", "P22"})
class PromisesTest {

  private static final String MUG = "E20261103001";
  private static final List<Attachment> PHOTO =
      List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0));

  /** A Tuesday, nine in the morning. */
  private static final Instant TUESDAY = Orders.NOW;

  private final Run run = Run.at(TUESDAY).with(Orders.delivered().order());

  @Test
  void a_choice_promises_what_its_words_name_the_time_of() {
    chooses("reship");

    var promises = run.state().promises();
    assertThat(promises).extracting(Promise::to).containsExactly("remedy");
    var promise = promises.get(0);
    assertThat(promise.words()).contains("within three working days");
    assertThat(promise.about()).isEqualTo(run.state().watched().get(0).id());
    assertThat(promise.due()).isEqualTo(endOfWorkingDay(3));
    assertThat(run.state().deadlines()).containsEntry(Promises.DEADLINE, promise.warnAt());
  }

  @Test
  void only_the_shops_own_word_keeps_a_remedy() {
    chooses("reship");
    run.answers(progress("approved"));
    run.hears(says("thank"));
    assertThat(run.state().promises()).hasSize(1);

    run.answers(progress("done"));

    assertThat(run.state().promises()).isEmpty();
    assertThat(events(PromiseKept.class)).extracting(PromiseKept::by).containsExactly("remedy");
    assertThat(run.state().deadlines()).doesNotContainKey(Promises.DEADLINE);
  }

  @Test
  void the_desk_is_warned_before_it_is_due_and_once() {
    chooses("reship");
    var promise = run.state().promises().get(0);
    run.waits(Duration.between(run.now(), promise.warnAt()).minusSeconds(1));
    assertThat(events(PromiseWarned.class)).isEmpty();

    run.waits(Duration.ofHours(2));

    assertThat(events(PromiseWarned.class)).hasSize(1);
    assertThat(run.state().promises()).extracting(Promise::state).containsExactly("due-soon");
    assertThat(run.state().desk().assistantSpeaks()).isTrue();
    assertThat(Duration.between(promise.warnAt(), promise.due())).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void what_is_overdue_is_told_once_and_goes_to_a_person() {
    chooses("reship");

    run.waits(Duration.ofDays(9));

    assertThat(events(PromiseOverdue.class)).hasSize(1);
    assertThat(late()).hasSize(1);
    assertThat(events(HandoffRequested.class))
        .extracting(HandoffRequested::reason)
        .containsExactly("promise-overdue");
    assertThat(run.state().promises()).extracting(Promise::state).containsExactly("overdue");
    assertThat(run.state().deadlines()).doesNotContainKey(Promises.DEADLINE);
  }

  @Test
  void it_is_told_at_the_moment_it_is_due_and_not_a_second_before() {
    chooses("reship");
    var due = run.state().promises().get(0).due();
    run.waits(Duration.between(run.now(), due).minusSeconds(1));
    assertThat(late()).isEmpty();

    run.waits(Duration.ofSeconds(1));

    assertThat(late()).hasSize(1);
  }

  @Test
  void a_promise_is_owed_after_the_talk_was_closed() {
    chooses("reship");
    run.waits(Duration.ofHours(24));
    run.hears(says("affirm"));
    assertThat(run.state().stage()).isEqualTo(Stage.CLOSED);
    assertThat(run.state().promises()).extracting(Promise::to).containsExactly("remedy");

    run.waits(Duration.ofDays(9));

    assertThat(late()).hasSize(1);
    assertThat(run.state().stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void a_second_promise_that_is_late_beside_the_first_is_not_told_again() {
    chooses("reship");
    owes(promise("one", run.now().plus(Duration.ofDays(1))));
    owes(promise("two", run.now().plus(Duration.ofDays(2))));

    run.waits(Duration.ofDays(9));

    assertThat(events(PromiseOverdue.class)).hasSize(3);
    assertThat(late()).hasSize(1);
  }

  @Test
  void where_a_person_holds_it_the_words_are_suggested() {
    chooses("reship");
    run.acts(new AgentTook("lin"));

    run.waits(Duration.ofDays(9));

    assertThat(late()).isEmpty();
    assertThat(events(SuggestionMade.class)).last().asString().contains("repair/promise-late");
  }

  @Test
  void where_one_is_waited_for_the_system_tells_it() {
    chooses("reship");
    run.hears(says("human"));
    assertThat(run.state().desk().assistantSpeaks()).isFalse();

    run.waits(Duration.ofDays(9));

    assertThat(events(SystemSaid.class)).hasSize(1);
    assertThat(events(HandoffRequested.class)).hasSize(1);
  }

  @Test
  void the_follow_up_is_the_news_that_was_promised() {
    owes(promise("news", "news", run.now().plus(Duration.ofDays(2))));
    chooses("reship");

    run.waits(Duration.ofHours(24));

    assertThat(events(PromiseKept.class)).extracting(PromiseKept::by).containsExactly("follow-up");
  }

  @Test
  void a_persons_words_are_the_answer_that_was_promised_and_not_the_remedy() {
    chooses("reship");
    owes(promise("answer", "answer", run.now().plus(Duration.ofDays(2))));
    run.acts(new AgentTook("lin"));
    speaks("lin", "I have looked at it.", List.of());

    assertThat(events(PromiseKept.class))
        .extracting(PromiseKept::promise)
        .containsExactly("answer");
    assertThat(events(PromiseKept.class)).extracting(PromiseKept::by).containsExactly("agent lin");
    assertThat(run.state().promises()).extracting(Promise::to).containsExactly("remedy");
  }

  @Test
  void an_agents_edited_words_promise_what_they_still_name() {
    chooses("reship");
    var script = List.of("remedies/care-advice-chosen");
    speaks("lin", "A colleague writes it down for you.", script);
    assertThat(owed("answer")).isEmpty();

    speaks("lin", "A colleague writes it down for you, by tomorrow.", script);

    assertThat(owed("answer")).hasSize(1);
  }

  @Test
  void free_words_that_no_script_commits_to_are_no_promise_of_the_shops() {
    speaks("lin", "I'll be back within two hours.", List.of());

    assertThat(run.state().promises()).isEmpty();
  }

  @Test
  void a_time_that_counts_from_the_parcels_coming_begins_then() {
    chooses("return-refund");
    var remedy = owed("remedy").get(0);
    assertThat(remedy.due()).isNull();
    assertThat(remedy.from()).isEqualTo("inspecting");
    run.waits(Duration.ofDays(6));
    assertThat(events(PromiseOverdue.class))
        .extracting(PromiseOverdue::promise)
        .doesNotContain(remedy.id());

    run.answers(progress("inspecting"));

    var begun = owed("remedy").get(0);
    assertThat(begun.id()).isEqualTo(remedy.id());
    assertThat(begun.due()).isAfter(run.now().plus(Duration.ofDays(2)));
    run.answers(progress("done"));
    assertThat(owed("remedy")).isEmpty();
  }

  @Test
  void a_remedy_that_the_shop_refuses_is_owed_no_more() {
    chooses("reship");

    run.answers(progress("refused"));

    assertThat(events(PromiseDropped.class))
        .extracting(PromiseDropped::reason)
        .containsExactly("remedy-refused");
  }

  @Test
  void words_are_owed_to_nobody_who_says_that_all_is_well() {
    chooses("reship");
    run.waits(Duration.ofHours(24));
    owes(promise("answer", "answer", run.now().plus(Duration.ofDays(9))));
    run.hears(says("affirm"));

    assertThat(owed("answer")).isEmpty();
    assertThat(owed("remedy")).hasSize(1);
  }

  @Test
  void what_is_owed_already_is_not_owed_twice() {
    chooses("reship");
    speaks("lin", "It leaves within three working days.", List.of("remedies/reship-chosen"));

    assertThat(events(PromiseMade.class)).hasSize(1);
  }

  @Test
  void a_look_too_early_changes_nothing_and_is_taken_again() {
    chooses("reship");
    var at = run.state().deadlines().get(Promises.DEADLINE);

    run.answers(new DeadlinePassed(Promises.DEADLINE));

    assertThat(events(PromiseWarned.class)).isEmpty();
    assertThat(run.state().deadlines()).containsEntry(Promises.DEADLINE, at);
  }

  @Test
  void replay_decides_the_same() {
    chooses("return-refund");
    run.answers(progress("inspecting"));
    run.waits(Duration.ofDays(9));

    assertThat(Replay.of(run.state().id(), run.history(), run.deciders()).differences()).isEmpty();
    assertThat(events(PromiseOverdue.class)).isNotEmpty();
  }

  private void chooses(String remedy) {
    var issue = remedy.equals("return-refund") ? "counterfeit" : "damaged-on-arrival";
    run.hears(says(issue, "complain").order(MUG));
    run.hears(says("inform"), PHOTO);
    if (run.proposal().isEmpty()) {
      run.hears(says("choose-either"));
    }
    var option =
        run.proposal().orElseThrow().options().stream()
            .filter(o -> o.offer().remedy().code().equals(remedy))
            .findFirst()
            .orElseThrow(() -> new AssertionError(run.proposal()));
    run.clicks(option.number());
  }

  private RemedyProgressed progress(String state) {
    return new RemedyProgressed(run.state().watched().get(0).id(), state);
  }

  private void speaks(String agent, String text, List<String> scripts) {
    var before = run.state();
    var spoke =
        new AgentSpoke(
            "a" + before.talk().seq(),
            agent,
            text,
            "",
            false,
            scripts,
            before.stage(),
            "en",
            before.talk().unanswered(),
            "");
    run.record(spoke);
    run.decider().promises(before, List.of(spoke), run.now()).forEach(run::record);
  }

  private void owes(Promise promise) {
    run.record(new PromiseMade(promise));
  }

  private Promise promise(String id, Instant due) {
    return promise(id, "answer", due);
  }

  private Promise promise(String id, String to, Instant due) {
    return new Promise(
        id, to, "", "We write.", "1 day", "", run.now(), due.minusSeconds(60), due, Promise.OPEN);
  }

  private List<Promise> owed(String to) {
    return run.state().promises().stream().filter(promise -> promise.to().equals(to)).toList();
  }

  /** How it was told that a promise is late, by the assistant or by the system. */
  private List<ConversationEvent> late() {
    return events(ConversationEvent.class).stream()
        .filter(ConversationEvent::isVisible)
        .filter(event -> event.toString().contains("repair/promise-late"))
        .toList();
  }

  private <T> List<T> events(Class<T> kind) {
    return run.history().stream()
        .map(RecordedEvent::event)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private static Instant endOfWorkingDay(int count) {
    var day = TUESDAY.atZone(ZoneId.of("UTC")).toLocalDate();
    for (var left = count; left > 0; ) {
      day = day.plusDays(1);
      left -= day.getDayOfWeek().getValue() < 6 ? 1 : 0;
    }
    return day.plusDays(1).atStartOfDay(ZoneId.of("UTC")).toInstant();
  }
}
