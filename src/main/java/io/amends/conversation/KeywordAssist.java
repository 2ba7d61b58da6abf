package io.amends.conversation;

import io.amends.dialog.Stage;
import io.amends.language.Keyword;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Complaint words put the matching solution before an agent, also where the model was not sure that
 * anything is wrong (P71). The customer is never answered by a word alone.
 */
final class KeywordAssist {

  private static final double SURE = 0.6;
  private static final Collector<CharSequence, ?, String> AND = Collectors.joining(", ");

  private final Starting rules;

  KeywordAssist(Starting rules) {
    this.rules = rules;
  }

  /** The turn as it counts where a person answers. A subject under way is not left for a word. */
  static Turn heardFor(Draft draft, Turn turn) {
    if (draft.state().desk().assistantSpeaks() || isSure(turn)) {
      return turn;
    }
    var matter = draft.matter();
    var isOpen = matter.isNone() || matter.stage() == Stage.FOLLOW_UP;
    var words =
        turn.keywords().filter(word -> isOpen || word.issue().equals(matter.code())).toList();
    if (words.isEmpty()) {
      return turn;
    }
    draft.because("keywords: " + words.stream().map(Keyword::word).distinct().collect(AND));
    return turn.with(words);
  }

  /** The turn brought a person in: who comes finds what to do about what was said to be wrong. */
  void afterHandoff(Draft draft, Turn turn) {
    var isBegun = !draft.matter().isNone();
    if (isBegun || draft.state().desk().assistantSpeaks() || Handoffs.isDangerous(turn)) {
      return;
    }
    var assisted = heardFor(draft, turn);
    if (assisted.issue().isPresent()) {
      rules.start(draft, assisted);
    }
  }

  private static boolean isSure(Turn turn) {
    return turn.issues().stream().anyMatch(issue -> issue.confidence() >= SURE);
  }
}
