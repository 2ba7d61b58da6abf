package io.amends.language.opennlp;

import io.amends.language.opennlp.ContextWords.Found;
import io.amends.language.opennlp.ContextWords.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A part of an answer between punctuation marks.
 *
 * @param found its known words
 * @param gaps what is between and around them
 * @param asked whether it ends in a question mark
 */
record Clause(List<Found> found, List<int[]> gaps, boolean asked) {

  /** The clauses of a text; a dot or comma inside a number does not end one. */
  static List<Clause> of(Folded text, ContextWords words) {
    var clauses = new ArrayList<Clause>();
    var all = words.in(text);
    var start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || ends(text, i)) {
        if (i > start) {
          clauses.add(clause(all, start, i, i < text.length() && text.charAt(i) == '?'));
        }
        start = i + 1;
      }
    }
    return clauses;
  }

  boolean has(Kind kind) {
    return found.stream().anyMatch(word -> word.kinds().contains(kind));
  }

  /** How many words are not known: words of alphabets, and pairs of Han characters. */
  int unknown(Folded text) {
    return unknown(text, 0);
  }

  /**
   * How many words are not known behind the last one that is of a sort; all where there is none.
   */
  int unknownAfter(Predicate<Found> sort, Folded text) {
    var last = found.size() - 1;
    while (last >= 0 && !sort.test(found.get(last))) {
      last--;
    }
    return unknown(text, last + 1);
  }

  private int unknown(Folded text, int from) {
    var halves = 0;
    for (var gap : gaps.subList(from, gaps.size())) {
      for (int i = gap[0]; i < gap[1]; ) {
        var c = text.charAt(i);
        if (Letters.isWordPart(c)) {
          halves += 2;
          i = Math.min(gap[1], Letters.endOfWord(text, i));
        } else {
          halves += Letters.isHan(c) ? 1 : 0;
          i++;
        }
      }
    }
    return (halves + 1) / 2;
  }

  private static Clause clause(List<Found> all, int start, int end, boolean asked) {
    var found = new ArrayList<Found>();
    var gaps = new ArrayList<int[]>();
    var last = start;
    for (var word : all) {
      if (word.start() >= start && word.end() <= end) {
        found.add(word);
        gaps.add(new int[] {last, word.start()});
        last = word.end();
      }
    }
    gaps.add(new int[] {last, end});
    return new Clause(found, gaps, asked);
  }

  private static boolean ends(Folded text, int i) {
    var c = text.charAt(i);
    if (c == '.' || c == ',') {
      return i + 1 == text.length()
          || !Letters.isDigit(text.charAt(i + 1))
          || i == 0
          || !Letters.isDigit(text.charAt(i - 1));
    }
    return c == '!' || c == '?' || c == ';' || c == '~';
  }
}
