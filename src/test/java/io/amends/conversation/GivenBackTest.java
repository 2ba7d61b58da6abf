package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Order;
import io.amends.commerce.Orders;
import io.amends.conversation.AgentEvent.AgentReleased;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.AgentEvent.ApprovalGiven;
import io.amends.conversation.AnswerEvent.RemedyProgressed;
import io.amends.dialog.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person gives a conversation back to the assistant: it goes on, and it ends. */
class GivenBackTest {

  private static final String MUG = "E20261103001";
  private static final List<Attachment> PHOTO =
      List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0));

  @Test
  void with_nothing_to_answer_it_rests_after_a_while() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    run.hears(says("quality-defect", "complain").order(MUG));
    run.acts(new AgentTook("mei"));
    run.waits(Duration.ofHours(1));

    run.acts(new AgentReleased("mei", "assistant", run.now()));

    assertThat(run.state().deadlines()).isNotEmpty();
    run.waits(Duration.ofDays(3));
    assertThat(run.state().stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void what_was_not_approved_is_not_said_to_be_under_way() {
    var run = waitingForApproval();
    refuse(run);

    run.hears(says("choose-second"));

    assertThat(run.lastScripts()).doesNotContain("repair/chosen-already");
    assertThat(run.state().matter().accepted()).isNull();
  }

  @Test
  void after_a_no_another_way_is_found_or_a_person_goes_on() {
    var run = waitingForApproval();
    refuse(run);

    run.hears(says("explanation", "ask"));

    var offered = run.proposal().isPresent();
    assertThat(offered || !run.state().desk().assistantSpeaks()).isTrue();
  }

  @Test
  void what_the_shop_refused_is_not_said_to_be_under_way() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    choose(run);
    var remedy = run.state().watched().get(0).id();
    run.answers(new RemedyProgressed(remedy, "refused"));
    run.acts(new AgentReleased("mei", "assistant", run.now()));

    run.hears(says("choose-second"));

    assertThat(run.lastScripts()).doesNotContain("repair/chosen-already");
  }

  @Test
  void a_follow_up_of_what_was_not_done_leaves_nobody_waiting() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    choose(run);
    run.answers(new RemedyProgressed(run.state().watched().get(0).id(), "refused"));
    run.acts(new AgentReleased("mei", "assistant", run.now()));

    run.waits(Duration.ofDays(4));

    assertThat(run.state().stage()).isEqualTo(Stage.CLOSED);
  }

  private static void refuse(Run run) {
    var proposal = run.state().matter().accepted().proposal();
    run.acts(new AgentTook("mei"));
    run.acts(new ApprovalGiven("mei", proposal, false, "too dear"));
    run.acts(new AgentReleased("mei", "assistant", run.now()));
  }

  private static Run waitingForApproval() {
    var run = Run.at(Orders.NOW).with(dear());
    choose(run);
    assertThat(run.state().matter().accepted().offer().needsApproval()).isTrue();
    return run;
  }

  private static Order dear() {
    return Orders.delivered().with(Orders.mug().price("900.00").cost("400.00")).order();
  }

  private static void choose(Run run) {
    run.hears(says("damaged-on-arrival", "complain").order(MUG), PHOTO);
    run.hears(says("choose-either"));
    run.clicks(2);
  }
}
