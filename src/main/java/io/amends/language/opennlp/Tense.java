package io.amends.language.opennlp;

import java.util.ArrayList;

/** Tells what has happened from what is to come, by the words of a clause. */
final class Tense {

  private static final String ENDS = ",.!?;";

  /** Words further away belong to something else. */
  private static final int LONGEST = 24;

  private final WordFinder past;
  private final WordFinder future;

  Tense(Section file, Folding folding) {
    past = words(file, "past", folding);
    future = words(file, "future", folding);
  }

  /** Whether the rest of the clause speaks of what was and not of what will be. */
  boolean isPast(Folded text, int from) {
    var end = from;
    while (end < text.length() && end < from + LONGEST && ENDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    var clause = text.subSequence(from, end);
    return past.isIn(clause) && !future.isIn(clause);
  }

  private static WordFinder words(Section file, String key, Folding folding) {
    var words = new ArrayList<String>();
    for (var word : file.text(key).split(",")) {
      words.add(folding.word(word.strip()));
    }
    return new WordFinder(words);
  }
}
