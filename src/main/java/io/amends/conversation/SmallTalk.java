package io.amends.conversation;

import io.amends.dialog.Stage;
import java.util.List;
import java.util.Optional;

/** Rules for greetings, thanks and goodbyes, which never disturb what is under way. */
final class SmallTalk {

  /** An act and what is said to it. */
  private record Courtesy(String act, String script) {}

  private static final String NOTED = "repair/noted";

  private static final List<Courtesy> COURTESIES =
      List.of(
          new Courtesy("greet", "repair/greeting"),
          new Courtesy("praise", "repair/praise-reply"),
          new Courtesy("thank", "repair/thanks-reply"),
          new Courtesy("suggest", "repair/suggestion-reply"),
          new Courtesy("bye", "repair/goodbye"),
          new Courtesy("wait", "repair/take-your-time"),
          new Courtesy("affirm", NOTED));

  private SmallTalk() {}

  /** Whoever cannot say yet whether it is solved, or whether to agree, is given time. */
  static boolean undecided(Draft draft, Turn turn) {
    var question = draft.matter().question();
    var canWait = question.equals(FollowingUp.SOLVED) || question.equals(Offering.CONFIRM);
    if (!canWait || !turn.isUnsure() || !turn.tellsNothingElse()) {
      return false;
    }
    draft.by("undecided");
    draft.say("repair/take-your-time").reply(stage(draft), question);
    return true;
  }

  static boolean answers(Draft draft, Turn turn) {
    var said = courtesy(turn);
    if (said.isEmpty() || !turn.requests().isEmpty() || !turn.issues().isEmpty()) {
      return false;
    }
    if (said.get().script().equals(NOTED) && OpenQuestion.isWaiting(draft)) {
      return false; // a yes to what was asked means more than that
    }
    draft.by("small-talk");
    var act = said.get().act();
    draft.say(said.get().script());
    var waits = act.equals("wait") || act.equals("bye");
    if (!waits && !draft.matter().question().isEmpty() && !draft.matter().isNone()) {
      OpenQuestion.resume(draft);
    } else {
      draft.reply(stage(draft), draft.matter().question());
    }
    return true;
  }

  private static Optional<Courtesy> courtesy(Turn turn) {
    for (var courtesy : COURTESIES) {
      if (turn.does(courtesy.act())) {
        return Optional.of(courtesy);
      }
    }
    return Optional.empty();
  }

  private static Stage stage(Draft draft) {
    return draft.matter().stage();
  }
}
