package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Orders;
import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.FlowStarted;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.dialog.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes astray in a talk, and how it is brought back (P3, P7, P10, P15, P49, rulings). */
class RepairTest {

  private static final String MUG = "E20261103001";
  private static final List<Attachment> PHOTO =
      List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0));

  private final Run run = Run.at(Orders.NOW).with(Orders.delivered().order());

  @Test
  void whoever_asks_is_told_that_it_is_a_program_and_the_question_comes_again() {
    run.hears(says("damaged-on-arrival", "complain"));

    run.hears(says("ask").aside("machine"));

    assertThat(run.lastScripts().get(0)).isIn("repair/aside-machine", "repair/off-topic");
    assertThat(run.lastScripts()).contains("repair/back-to");
    assertThat(run.state().matter().question()).isEqualTo("order");
  }

  @Test
  void a_clear_wish_for_a_person_counts_more_than_the_question_for_a_machine() {
    run.hears(says("human", "ask").aside("machine"));

    assertThat(handoffs()).containsExactly("customer-asked");
  }

  @Test
  void an_awkward_question_is_turned_with_grace_and_disturbs_nothing() {
    untilProposal();

    run.hears(says("ask", "product-question").aside("personal"));

    assertThat(run.lastScripts().get(0)).isIn("repair/aside-personal", "repair/off-topic");
    assertThat(run.proposal()).isPresent();
    assertThat(handoffs()).isEmpty();
  }

  @Test
  void an_insult_is_met_calmly_once_and_then_by_a_person() {
    run.hears(says("damaged-on-arrival", "complain").order(MUG));

    run.hears(says("abuse").emotion(3));
    assertThat(run.lastScripts().get(0)).isEqualTo("repair/abuse-calm");
    run.hears(says("abuse").emotion(3));

    assertThat(handoffs()).hasSize(1);
  }

  @Test
  void who_circles_is_asked_then_given_a_limit_then_a_person() {
    untilProposal();

    run.hears(says("damaged-on-arrival", "complain"));
    assertThat(run.lastScripts()).containsExactly("repair/redirect");
    run.hears(says("complain"));
    assertThat(run.lastScripts()).containsExactly("repair/redirect-limit");
    assertThat(run.proposal()).isPresent();
    run.hears(says("complain"));

    assertThat(handoffs()).containsExactly("circling");
  }

  @Test
  void who_is_angry_and_wants_nothing_in_particular_is_listened_to_first() {
    run.hears(says("damaged-on-arrival", "complain").order(MUG));

    run.hears(says("complain").emotion(3), PHOTO);
    assertThat(run.state().matter().question()).isEqualTo(FlowRunner.VENT);
    assertThat(run.proposal()).isEmpty();

    run.hears(says("complain").emotion(2));
    assertThat(run.state().stage()).isIn(Stage.PROPOSE, Stage.CLARIFY);
    assertThat(run.state().matter().question()).isNotEqualTo(FlowRunner.VENT);
  }

  @Test
  void who_is_angry_and_says_what_he_wants_is_answered_at_once() {
    run.hears(says("damaged-on-arrival", "complain", "refund").order(MUG));

    run.hears(says("complain").emotion(3), PHOTO);

    assertThat(events(ProposalMade.class).size() + events(OptionAccepted.class).size())
        .isPositive();
  }

  @Test
  void silence_after_venting_goes_on_to_what_can_be_done() {
    run.hears(says("damaged-on-arrival", "complain").order(MUG));
    run.hears(says("complain").emotion(3), PHOTO);

    run.waits(Duration.ofHours(1));

    assertThat(run.state().matter().question()).isNotEqualTo(FlowRunner.VENT);
    assertThat(run.lastScripts()).isNotEmpty();
  }

  @Test
  void never_mind_leaves_it_there() {
    untilProposal();

    run.hears(says("withdraw-request"));

    assertThat(events(ConversationClosed.class))
        .extracting(ConversationClosed::reason)
        .containsExactly("withdrawn");
    assertThat(run.state().stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void the_second_of_two_problems_comes_after_the_first_is_settled() {
    run.hears(says("damaged-on-arrival", "late-delivery", "complain").order(MUG));
    run.hears(says("inform"), PHOTO);
    run.hears(says("choose-either"));
    assertThat(run.proposal()).isPresent();

    run.clicks(1);

    var flows = events(FlowStarted.class);
    assertThat(flows).extracting(FlowStarted::code).contains("damaged-on-arrival", "late-delivery");
    assertThat(run.state().suspended()).hasSize(1);
    assertThat(run.state().watched().size() + run.state().suspended().size()).isPositive();
  }

  @Test
  void a_demand_above_the_limit_is_declined_by_its_own_words() {
    untilProposal();

    run.hears(says("counter-offer", "compensation").amount("900", "CNY"));

    assertThat(run.lastScripts())
        .containsAnyOf("repair/above-limit", "repair/one-step-more", "repair/hand-off-limit");
    assertThat(run.lastScripts()).doesNotContain("repair/declined-next");
  }

  @Test
  void a_choice_in_words_after_the_choice_is_noted_already() {
    untilProposal();
    run.clicks(1);

    run.hears(says("choose-second"));

    assertThat(run.lastScripts()).containsExactly("repair/chosen-already");
    assertThat(events(OptionAccepted.class)).hasSize(1);
  }

  @Test
  void a_choice_from_an_expired_offer_gets_a_new_one() {
    untilProposal();
    run.waits(Duration.ofHours(20));
    var made = events(ProposalMade.class).size();
    run.waits(Duration.ofHours(60));

    run.hears(says("choose-first"));

    assertThat(run.state().stage()).isNotEqualTo(Stage.FOLLOW_UP);
    assertThat(events(OptionAccepted.class)).isEmpty();
    assertThat(events(ProposalMade.class).size()).isGreaterThanOrEqualTo(made);
  }

  @Test
  void what_the_goods_are_for_is_kept_in_mind() {
    run.hears(says("damaged-on-arrival", "complain").occasion("baby"));

    assertThat(run.state().matter().slot("occasion")).contains("baby");
  }

  private void untilProposal() {
    run.hears(says("damaged-on-arrival", "complain").order(MUG));
    run.hears(says("inform"), PHOTO);
    run.hears(says("choose-either"));
    assertThat(run.proposal()).isPresent();
  }

  private List<String> handoffs() {
    return events(HandoffRequested.class).stream().map(HandoffRequested::reason).toList();
  }

  private <T> List<T> events(Class<T> type) {
    return run.history().stream()
        .map(RecordedEvent::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
