package io.amends.conversation;

import io.amends.dialog.Flow.Step;
import java.util.Optional;

/** What the customer owes an answer to: a question of the flow, or the two on the table. */
final class OpenQuestion {

  private OpenQuestion() {}

  /** After a digression the question that was open is asked again, in other words. */
  static void resume(Draft draft) {
    if (isWaiting(draft)) {
      draft.say("repair/back-to");
      say(draft);
    }
    draft.reply(draft.matter().stage(), draft.matter().question());
  }

  /** Whether the customer owes an answer that can be asked for again. */
  static boolean isWaiting(Draft draft) {
    return ask(draft).isPresent() || pair(draft).isPresent() || asksWhatHappened(draft);
  }

  static void say(Draft draft) {
    ask(draft).ifPresent(a -> draft.say(a.with()));
    pair(draft).ifPresent(p -> draft.say("repair/which-one", Offering.titles(p)));
    if (asksWhatHappened(draft)) {
      draft.say(Starting.WHAT_HAPPENED);
    }
  }

  private static boolean asksWhatHappened(Draft draft) {
    return draft.matter().question().equals(Starting.ISSUE);
  }

  static Optional<Step.Ask> ask(Draft draft) {
    var open = draft.matter().question();
    var flow = draft.book().flow(draft.matter().flow());
    if (open.isEmpty() || flow.isEmpty()) {
      return Optional.empty();
    }
    for (var step : flow.get().clarify()) {
      if (step instanceof Step.Ask ask && ask.slot().equals(open)) {
        return Optional.of(ask);
      }
    }
    return Optional.empty();
  }

  private static Optional<Proposal> pair(Draft draft) {
    return draft
        .matter()
        .openProposal()
        .filter(p -> p.canBeChosenAt(draft.now()) && p.options().size() == 2);
  }
}
