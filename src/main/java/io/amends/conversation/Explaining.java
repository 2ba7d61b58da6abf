package io.amends.conversation;

import io.amends.dialog.Stage;
import io.amends.language.Label;

/**
 * Rule for "why did this happen?" where two ways are on the table or one was taken: told without
 * looking for a guilty party (P4), and nothing that was settled is opened again. Words are the
 * scripts {@code shared/why-…} of the flow's name; a flow without them has none to say, and who has
 * heard them all is answered by a colleague (P49).
 */
final class Explaining {

  private static final String WHY = "shared/why-";
  private static final String LATER = "shared/instead-of-why";
  private static final String ASKED = "explanation";
  private static final double SURE = 0.6;

  private Explaining() {}

  static boolean answers(Draft draft, Turn turn) {
    var script = WHY + draft.matter().flow();
    var pair = draft.matter().openProposal().filter(p -> p.canBeChosenAt(draft.now()));
    if (pair.isEmpty() && OpenQuestion.ask(draft).isPresent() && asksWhy(draft, turn)) {
      return answersLater(draft);
    }
    var canAsk = pair.isPresent() || draft.matter().stage() == Stage.FOLLOW_UP;
    if (!canAsk || !draft.book().scripts().containsKey(script) || !asksWhy(draft, turn)) {
      return false;
    }
    draft.by("why");
    var wordings = draft.book().script(script).in(draft.language()).size();
    if (draft.state().talk().timesSaid(script) >= wordings) {
      draft.say("repair/hand-off-colleague").reply(draft.matter().stage(), "");
      draft.handOff(ASKED);
      return true;
    }
    draft.say(script);
    if (OpenQuestion.isWaiting(draft)) {
      OpenQuestion.resume(draft);
    } else {
      draft.reply(draft.matter().stage(), draft.matter().question());
    }
    return true;
  }

  /**
   * Before the facts are known there is no reason to tell, only that it is being found out (P6).
   */
  private static boolean answersLater(Draft draft) {
    if (!draft.book().scripts().containsKey(LATER) || draft.state().talk().timesSaid(LATER) > 0) {
      return false;
    }
    draft.by("why-later");
    draft.say(LATER);
    OpenQuestion.say(draft);
    draft.reply(draft.matter().stage(), draft.matter().question());
    return true;
  }

  /** Nothing else is told, wanted or turned down. */
  private static boolean asksWhy(Draft draft, Turn turn) {
    var code = draft.matter().code();
    var asked = turn.request(ASKED).map(Label::confidence).orElse(0.0);
    var isOther =
        turn.issues().stream()
            .anyMatch(issue -> issue.confidence() >= SURE && !issue.code().equals(code));
    return asked >= SURE
        && turn.requests().get(0).code().equals(ASKED)
        && Wishes.in(turn).flatMap(turn::request).filter(w -> w.confidence() >= SURE).isEmpty()
        && !isOther
        && !turn.does("deny")
        && turn.entities().isEmpty()
        && turn.click().isEmpty();
  }
}
