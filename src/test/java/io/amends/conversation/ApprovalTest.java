package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Order;
import io.amends.commerce.Orders;
import io.amends.conversation.AgentEvent.ApprovalGiven;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's decision is acted on once, and only where it is waited for (P53, P62). */
class ApprovalTest {

  private static final String MUG = "E20261103001";
  private static final List<Attachment> PHOTO =
      List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0));

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_needs_no_approval_is_not_done_again_by_one(boolean yes) {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    chooseDearest(run, PHOTO);
    assertThat(remedies(run)).hasSize(1);
    var accepted = run.state().matter().accepted();
    var state = run.state();

    var events = run.acts(new ApprovalGiven("mei", accepted.proposal(), yes, ""));

    assertThat(remedies(run)).hasSize(1);
    assertThat(events).noneMatch(ReplySent.class::isInstance);
    assertThat(run.state()).isEqualTo(state);
  }

  @Test
  void what_waits_for_it_is_done_once_however_often_it_is_given() {
    var run = waiting();
    var proposal = run.state().matter().accepted().proposal();

    run.acts(new ApprovalGiven("mei", proposal, true, ""));
    run.acts(new ApprovalGiven("ann", proposal, true, ""));
    run.acts(new ApprovalGiven("ann", proposal, false, "too dear"));

    assertThat(remedies(run)).hasSize(1);
    assertThat(run.state().matter().approved()).isTrue();
  }

  @Test
  void a_no_is_not_undone_by_a_later_yes() {
    var run = waiting();
    var proposal = run.state().matter().accepted().proposal();

    run.acts(new ApprovalGiven("mei", proposal, false, "too dear"));
    run.acts(new ApprovalGiven("mei", proposal, true, ""));

    assertThat(remedies(run)).isEmpty();
  }

  @Test
  void an_approval_of_something_else_approves_nothing_in_advance() {
    var run = Run.at(Orders.NOW).with(dear());
    run.hears(says("damaged-on-arrival", "complain").order(MUG), PHOTO);
    run.acts(new ApprovalGiven("mei", "another", true, ""));
    run.hears(says("choose-either"));

    run.clicks(2);

    assertThat(run.state().matter().accepted().offer().needsApproval()).isTrue();
    assertThat(remedies(run)).isEmpty();
  }

  /** A photo is asked for once; without one what costs more than the least needs leave (P53). */
  @Test
  void who_sends_no_photo_goes_on_and_what_is_dearer_waits_for_a_person() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    run.hears(says("damaged-on-arrival", "complain").order(MUG));
    assertThat(run.state().matter().question()).isEqualTo("photo");

    run.hears(says("deny"));

    assertThat(run.state().matter().slot("photo")).contains("refused");
    run.hears(says("choose-either"));
    var dearer = run.proposal().orElseThrow().option(2);
    assertThat(dearer.offer().needsApproval()).isTrue();
    assertThat(run.state().matter().timesAsked("photo")).isEqualTo(1);
    run.clicks(2);
    assertThat(remedies(run)).isEmpty();
    assertThat(run.lastScripts()).containsExactly("repair/hand-off-approval");

    run.acts(new ApprovalGiven("mei", run.state().matter().accepted().proposal(), true, ""));

    assertThat(remedies(run)).hasSize(1);
  }

  /** Another order was meant: what was offered for the first one is not done for either. */
  @Test
  void an_offer_is_not_chosen_after_another_order_was_named() {
    var run = Run.at(Orders.NOW).with(dear());
    run.hears(says("damaged-on-arrival", "complain").order(MUG), PHOTO);
    run.hears(says("choose-either"));
    assertThat(run.proposal()).isPresent();

    run.hears(says("deny", "inform").order("E20269999999"));
    run.hears(says("choose-second"));

    assertThat(run.state().matter().accepted()).isNull();
    assertThat(remedies(run)).isEmpty();
  }

  @Test
  void what_waits_for_approval_is_done_for_the_order_it_was_offered_for() {
    var run = waiting();
    var proposal = run.state().matter().accepted().proposal();
    run.hears(says("deny", "inform").order("E20269999999"));

    run.acts(new ApprovalGiven("mei", proposal, true, ""));

    assertThat(remedies(run)).extracting(RemedyRequested::order).containsExactly(MUG);
  }

  private static Run waiting() {
    var run = Run.at(Orders.NOW).with(dear());
    chooseDearest(run, PHOTO);
    assertThat(run.state().matter().accepted().offer().needsApproval()).isTrue();
    assertThat(remedies(run)).isEmpty();
    return run;
  }

  private static Order dear() {
    return Orders.delivered().with(Orders.mug().price("900.00").cost("400.00")).order();
  }

  private static void chooseDearest(Run run, List<Attachment> photo) {
    run.hears(says("damaged-on-arrival", "complain").order(MUG), photo);
    run.hears(says("choose-either"));
    run.clicks(2);
  }

  private static List<RemedyRequested> remedies(Run run) {
    return run.history().stream()
        .map(RecordedEvent::event)
        .filter(RemedyRequested.class::isInstance)
        .map(RemedyRequested.class::cast)
        .toList();
  }
}
