package io.amends.conversation;

import io.amends.conversation.DecisionEvent.NotUnderstood;
import io.amends.dialog.Stage;
import java.util.Optional;

/** Rules for what no flow serves and what was not understood: a colleague, or other words. */
final class AtALoss {

  private static final String WHERE = "shared/instead-of-number";

  private final Offering offering;

  AtALoss(Offering offering) {
    this.offering = offering;
  }

  /** A request that no flow serves goes to a colleague (P49). */
  boolean askColleague(Draft draft, Turn turn) {
    var unserved = unserved(draft, turn);
    if (unserved.isEmpty() && (TurnRules.isOffered(draft) || !isUnservedIssue(draft, turn))) {
      return false;
    }
    draft.by("ask-colleague");
    draft.say(unserved.isPresent() ? "repair/hand-off-colleague" : "repair/hand-off-complaint");
    draft.reply(draft.matter().stage(), "");
    draft.handOff(unserved.orElse("no-flow"));
    return true;
  }

  /** The order number is asked for, and the customer has none at hand: where it can be found. */
  boolean tellWhereNumberIs(Draft draft, Turn turn) {
    var isAsked =
        OpenQuestion.ask(draft)
            .filter(ask -> ask.slot().equals(Matter.ORDER) && ask.required())
            .isPresent();
    var has = turn.does("deny") || turn.does("inform") || turn.isUnsure();
    if (!isAsked
        || !has
        || !turn.tellsNothingElse()
        || !draft.book().scripts().containsKey(WHERE)
        || draft.state().talk().timesSaid(WHERE) > 0) {
      return false;
    }
    draft.by("no-number");
    draft.say(WHERE).reply(draft.matter().stage(), Matter.ORDER);
    return true;
  }

  /** Not understood: rephrase; then a choice of subjects; then a person (rulings after P53). */
  boolean askToRephrase(Draft draft, Turn turn) {
    draft.by("not-understood");
    var times = draft.state().talk().misunderstood() + 1;
    draft.record(new NotUnderstood());
    var proposal = draft.matter().openProposal();
    if (proposal.isPresent() && proposal.get().options().size() == 2 && times == 1) {
      offering.remind(draft, proposal.get());
      draft.reply(Stage.PROPOSE, "");
      return true;
    }
    if (times >= 3) {
      draft.say("repair/hand-off-unclear").reply(draft.matter().stage(), "");
      draft.handOff("not-understood");
      return true;
    }
    draft.say(times == 1 ? "repair/not-understood" : "repair/not-understood-choice");
    draft.reply(draft.matter().stage(), draft.matter().question());
    return true;
  }

  private static Optional<String> unserved(Draft draft, Turn turn) {
    for (var request : turn.requests()) {
      var code = request.code();
      if (!code.equals("explanation") && draft.book().startingOn(code).isEmpty()) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  private static boolean isUnservedIssue(Draft draft, Turn turn) {
    return turn.issue().filter(i -> draft.book().startingOn(i.code()).isEmpty()).isPresent();
  }
}
