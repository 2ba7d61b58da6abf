package io.amends.conversation;

import io.amends.dialog.Stage;
import java.util.List;
import java.util.Map;

/** Rules for greetings, thanks and goodbyes, which never disturb what is under way. */
final class SmallTalk {

  private static final List<String> KNOWN = List.of("greet", "thank", "bye", "praise", "wait");

  private static final Map<String, String> SCRIPTS =
      Map.of(
          "greet", "repair/greeting",
          "thank", "repair/thanks-reply",
          "praise", "repair/thanks-reply",
          "bye", "repair/goodbye",
          "wait", "repair/take-your-time");

  private final FlowRunner runner;

  SmallTalk(FlowRunner runner) {
    this.runner = runner;
  }

  boolean answers(Draft draft, Turn turn) {
    var act = KNOWN.stream().filter(turn::does).findFirst();
    if (act.isEmpty() || !turn.requests().isEmpty() || !turn.issues().isEmpty()) {
      return false;
    }
    draft.by("small-talk");
    draft.say(SCRIPTS.get(act.get()));
    var waits = act.get().equals("wait") || act.get().equals("bye");
    if (!waits && !draft.matter().question().isEmpty() && !draft.matter().isNone()) {
      runner.resumeQuestion(draft);
    } else {
      draft.reply(stage(draft), draft.matter().question());
    }
    return true;
  }

  private static Stage stage(Draft draft) {
    return draft.matter().stage();
  }
}
