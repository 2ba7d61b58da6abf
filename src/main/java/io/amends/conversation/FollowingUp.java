package io.amends.conversation;

import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.DeadlineCleared;
import io.amends.conversation.DecisionEvent.DeadlineSet;
import io.amends.conversation.DecisionEvent.FlowReopened;
import io.amends.conversation.DecisionEvent.NoteWritten;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.FollowUp.Then;
import io.amends.dialog.Stage;
import io.amends.language.Entity;

/**
 * After the solution: asks whether it is solved (P14), and what a yes, a no and silence lead to.
 */
final class FollowingUp {

  /** Slot under which the customer tells whether it is solved. */
  static final String SOLVED = "solved";

  /** Name of the deadline at which a conversation without a word closes. */
  static final String IDLE = "idle";

  private static final int UPSET = 2;

  private FollowingUp() {}

  /** Rule: what the customer says after having chosen. */
  static boolean answered(Draft draft, Turn turn) {
    if (draft.matter().stage() != Stage.FOLLOW_UP) {
      return false;
    }
    if (draft.matter().question().equals(SOLVED) && isContent(turn)) {
      draft.by("solved");
      draft.say("repair/closed-solved").reply(Stage.CLOSED, "");
      draft.move(new ConversationClosed("solved"));
      Promises.solved(draft);
      return true;
    }
    var sameMatter =
        turn.issue().isEmpty()
            || turn.issues().stream().anyMatch(i -> i.code().equals(draft.matter().code()));
    if (sameMatter && isUnhappy(turn)) {
      draft.by("not-solved");
      if (draft.matter().awaitsApproval()) { // nothing was done yet that could have failed
        draft.say("repair/noted").reply(Stage.FOLLOW_UP, "");
      } else {
        notSolved(draft);
      }
      return true;
    }
    return tellsNumber(draft, turn);
  }

  /** The number of the parcel that comes back (P50): noted on the order for whoever receives it. */
  private static boolean tellsNumber(Draft draft, Turn turn) {
    var number = turn.entity(Entity.TRACKING_NUMBER).map(Entity::value);
    var order = draft.matter().slot(Matter.ORDER);
    if (number.isEmpty() || order.isEmpty()) {
      return false;
    }
    draft.by("return-parcel");
    if (draft.state().desk().assistantSpeaks()) {
      var id = draft.state().id() + "/n" + draft.state().talk().seq();
      draft.record(new NoteWritten(id, order.get(), "tracking number: " + number.get()));
    }
    draft.say("repair/noted").reply(Stage.FOLLOW_UP, draft.matter().question());
    return true;
  }

  /**
   * A yes or thanks, however it is put. "No problem any more" has a no in it too, so a no alone
   * does not undo it; being upset does, and thanks along with a complaint are no yes.
   */
  private static boolean isContent(Turn turn) {
    var courteous = turn.does("thank") || turn.does("praise");
    var pleased = turn.does("affirm") || courteous && !turn.does("complain");
    return pleased && turn.emotion() < UPSET;
  }

  private static boolean isUnhappy(Turn turn) {
    return turn.does("deny") || turn.does("complain") || turn.issue().isPresent();
  }

  /** The time for the follow-up has come. */
  static void due(Draft draft) {
    var followUp = draft.book().flow(draft.matter().flow()).map(Flow::followUp);
    if (draft.matter().stage() != Stage.FOLLOW_UP || followUp.isEmpty()) {
      return;
    }
    draft.by("follow-up");
    draft.say(followUp.get().say()).reply(Stage.FOLLOW_UP, SOLVED);
    if (draft.state().desk().assistantSpeaks()) {
      Promises.followedUp(draft);
    }
    draft.record(new DeadlineSet(IDLE, draft.now().plus(draft.book().idle())));
  }

  /** Nobody said a word for long. */
  static void idle(Draft draft) {
    if (!draft.state().desk().assistantSpeaks() || draft.matter().stage() == Stage.CLOSED) {
      return;
    }
    var then =
        draft
            .book()
            .flow(draft.matter().flow())
            .map(flow -> flow.followUp().ifSilent())
            .orElse(Then.CLOSE);
    draft.by("idle");
    if (draft.matter().stage() == Stage.FOLLOW_UP && then == Then.HAND_OFF) {
      draft.handOff("silent");
      return;
    }
    draft.say("repair/closing-silent").reply(Stage.CLOSED, "");
    draft.move(new ConversationClosed("silent"));
  }

  /** A question was left unanswered: asked once more, gently; then the conversation may idle. */
  static void silence(Draft draft, FlowRunner runner) {
    if (!draft.state().desk().assistantSpeaks()) {
      return;
    }
    if (draft.matter().question().equals(FlowRunner.VENT)) {
      // Nothing more to get off the chest: on to what can be done.
      draft.by("silence");
      runner.run(draft);
      return;
    }
    draft.by("silence");
    if (OpenQuestion.isWaiting(draft)) {
      draft.say("repair/nudge");
      OpenQuestion.say(draft);
      draft.reply(draft.matter().stage(), draft.matter().question());
    }
    draft.record(new DeadlineSet(IDLE, draft.now().plus(draft.book().idle())));
  }

  private static void notSolved(Draft draft) {
    var then =
        draft
            .book()
            .flow(draft.matter().flow())
            .map(flow -> flow.followUp().ifNo())
            .orElse(Then.HAND_OFF);
    if (then == Then.HAND_OFF) {
      draft.say("repair/hand-off-limit").reply(Stage.FOLLOW_UP, "");
      draft.handOff("not-solved");
      return;
    }
    draft.record(new DeadlineCleared(CarryingOut.FOLLOW_UP));
    draft.record(new DeadlineCleared(IDLE));
    draft.record(new FlowReopened());
    draft.say("repair/not-solved").reply(Stage.CLARIFY, "wish");
  }
}
