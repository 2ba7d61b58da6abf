package io.amends.desk;

import io.amends.desk.PromiseGate.Flaw;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/** Cuts sentences out of a text, in any language that ends its sentences with a mark. */
final class Sentences {

  private Sentences() {}

  /** The text without every sentence that has a flaw. */
  static String without(String text, List<Flaw> flaws) {
    var boundaries = BreakIterator.getSentenceInstance(Locale.ROOT);
    boundaries.setText(text);
    var kept = new StringBuilder();
    var start = boundaries.first();
    for (var end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
      if (!isFlawed(start, end, flaws)) {
        kept.append(text, start, end);
      }
      start = end;
    }
    return kept.toString().strip();
  }

  private static boolean isFlawed(int start, int end, List<Flaw> flaws) {
    return flaws.stream().anyMatch(flaw -> flaw.start() < end && flaw.end() > start);
  }
}
