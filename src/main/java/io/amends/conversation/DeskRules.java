package io.amends.conversation;

import io.amends.commerce.Lookup;
import io.amends.conversation.AgentEvent.ApprovalGiven;
import io.amends.conversation.DecisionEvent.FlowReopened;
import io.amends.conversation.DecisionEvent.SlotFilled;
import io.amends.dialog.Stage;

/** What follows when something comes back: facts, a person's release, an approval, news. */
final class DeskRules {

  private final FlowRunner runner;
  private final CarryingOut carryingOut;

  DeskRules(FlowRunner runner, CarryingOut carryingOut) {
    this.runner = runner;
    this.carryingOut = carryingOut;
  }

  /** A customer with one order means that one; the flow goes on with what the shop said. */
  void factsArrived(Draft draft) {
    if (draft.matter().lookup() instanceof Lookup.Listed listed && listed.orders().size() == 1) {
      draft.record(new SlotFilled(Matter.ORDER, listed.orders().get(0).number()));
    }
    if (!draft.matter().isNone()) {
      ItemsMeant.note(draft);
      Asking.settle(draft);
      runner.run(draft);
    }
  }

  /**
   * They were turned down: the flow offers what is left, or a person goes on.
   *
   * @param manner script that introduces what is left
   */
  void offerNext(Draft draft, String manner) {
    if (draft.matter().declined() > draft.book().policy().ladderSteps()) {
      draft.say("repair/hand-off-limit").reply(Stage.CLARIFY, "");
      draft.handOff("over-limit");
      return;
    }
    draft.introducing(manner);
    runner.run(draft);
  }

  /**
   * The flow goes on where it was, with what the agent's talk added. What was chosen and not
   * approved is not under way: the way out is open again.
   */
  void released(Draft draft) {
    if (!draft.state().desk().assistantSpeaks()) {
      return;
    }
    if (Boolean.FALSE.equals(draft.matter().approved())) {
      draft.record(new FlowReopened());
    }
    if (draft.state().talk().unanswered().isEmpty()) {
      draft.resume();
      return;
    }
    draft.by("released");
    if (draft.matter().isNone() || draft.matter().stage() == Stage.CLOSED) {
      draft.say("repair/noted").reply(draft.matter().stage(), "");
      return;
    }
    if (draft.matter().stage() == Stage.FOLLOW_UP) {
      draft.say("repair/thanks-reply").reply(Stage.FOLLOW_UP, "");
      return;
    }
    runner.run(draft);
  }

  /** What was chosen and waited for a person is done, or is not. */
  void approved(Draft draft, ApprovalGiven approval) {
    var accepted = draft.matter().accepted();
    if (accepted == null) {
      return;
    }
    draft.by("approval");
    if (approval.approved()) {
      carryingOut.carryOut(draft, accepted, CarryingOut.orderOf(draft, accepted));
    } else {
      draft.because("not approved: " + approval.reason());
      carryingOut.notApproved(draft, accepted);
    }
  }
}
