package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Orders;
import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.dialog.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is waited for is not waited for without end, and may say that he does not know (P14). */
@Shows("P14")
class WaitingTest {

  private static final String MUG = "E20261103001";
  private static final List<Attachment> PHOTO =
      List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0));

  private final Run run = Run.at(Orders.NOW).with(Orders.delivered().order());

  /** What is said to two options on the table, and leaves them there. */
  static Stream<Says> leavingThePairOpen() {
    return Stream.of(
        says("affirm"),
        says("chat"),
        says("complain"),
        says("explanation", "ask"),
        says("thank"),
        says("wait"),
        says("ask").aside("personal"),
        says("ask").aside("machine"),
        says("abuse"),
        says().unsure());
  }

  @ParameterizedTest
  @MethodSource("leavingThePairOpen")
  void a_pair_that_stays_open_is_asked_for_once_more_and_then_rests(Says says) {
    untilProposal();
    run.hears(says);

    assertThat(run.state().deadlines()).containsKey(Draft.SILENCE);
    run.waits(Duration.ofMinutes(20));
    assertThat(run.lastScripts()).startsWith("repair/nudge").hasSize(2);
    run.waits(Duration.ofDays(2));

    assertThat(events(ConversationClosed.class)).hasSize(1);
  }

  @Test
  void every_answer_that_is_no_answer_has_its_end() {
    for (var first :
        List.of(says("greet"), says("chat"), says("refund", "ask"), says("order-status"))) {
      var talk = Run.at(Orders.NOW).with(Orders.delivered().order());
      talk.hears(first);
      talk.waits(Duration.ofDays(3));
      assertThat(talk.state().stage()).isEqualTo(Stage.CLOSED);
    }
  }

  @Test
  void a_question_that_has_been_answered_ends_too() {
    run.hears(says("order-status", "ask").order(MUG));

    run.waits(Duration.ofDays(3));

    assertThat(run.state().stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void what_happened_is_asked_again_in_other_words() {
    run.hears(says("refund", "ask"));

    run.waits(Duration.ofMinutes(20));

    assertThat(run.lastScripts()).containsExactly("repair/nudge", "repair/what-happened");
  }

  @Test
  void who_does_not_know_yet_whether_it_is_solved_is_given_time_and_not_forgotten() {
    untilProposal();
    run.clicks(1);
    run.waits(Duration.ofHours(24));
    assertThat(run.state().matter().question()).isEqualTo(FollowingUp.SOLVED);

    run.hears(says("inform").unsure());

    assertThat(run.lastScripts()).containsExactly("repair/take-your-time");
    assertThat(run.state().matter().question()).isEqualTo(FollowingUp.SOLVED);
    run.waits(Duration.ofDays(3));
    assertThat(run.state().stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void who_does_not_know_is_not_heard_as_saying_no() {
    run.hears(says("quality-defect", "complain").order(MUG), PHOTO);
    assertThat(run.state().matter().question()).isEqualTo("usable");

    run.hears(says("inform").unsure());

    assertThat(run.state().matter().slot("usable")).contains("open");
  }

  @Test
  void not_knowing_which_leaves_both_on_the_table() {
    untilProposal();
    var proposal = run.proposal();

    run.hears(says("ask").unsure());

    assertThat(run.lastScripts()).containsExactly("repair/which-one");
    assertThat(run.proposal()).isEqualTo(proposal);
  }

  @Test
  void an_address_that_is_not_known_is_none() {
    var talk = Run.at(Orders.NOW).with(Orders.held().order());
    talk.hears(says("parcel-problem", "complain").order(MUG));
    assertThat(talk.state().matter().question()).isEqualTo("right-address");

    talk.hears("no idea", says("inform").unsure());

    assertThat(talk.state().matter().slot("right-address")).contains(Slots.NONE);
  }

  @Test
  void thanks_along_with_a_complaint_do_not_close() {
    untilProposal();
    run.clicks(1);
    run.waits(Duration.ofHours(24));

    run.hears(says("thank", "complain").emotion(1));

    assertThat(events(ConversationClosed.class)).isEmpty();
    assertThat(events(HandoffRequested.class).size() + asked("wish")).isPositive();
  }

  private long asked(String slot) {
    return events(ReplySent.class).stream().filter(reply -> reply.asks().equals(slot)).count();
  }

  private void untilProposal() {
    run.hears(says("damaged-on-arrival", "complain").order(MUG));
    run.hears(says("inform"), PHOTO);
    run.hears(says("choose-either"));
    assertThat(run.proposal()).isPresent();
  }

  private <T> List<T> events(Class<T> type) {
    return run.history().stream()
        .map(RecordedEvent::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
