package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.Understanding;
import io.amends.language.opennlp.ContextWords.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A number that is a sum of money though no currency is named, for money is what is being talked
 * about: "10 then", "那就15吧". One and two are options of a pair, not sums.
 */
final class BareSum {

  private static final int LONGEST = 5;
  private static final double LEAST = 3;
  private static final Set<Kind> OTHERWISE =
      EnumSet.of(Kind.FIRST, Kind.SECOND, Kind.NOT, Kind.NO, Kind.UNSURE, Kind.NEITHER);

  private BareSum() {}

  /** The only such number of the answer, in a part that says nothing else. */
  static Optional<Entity> in(Folded text, List<Clause> clauses, Understanding alone) {
    if (!alone.entities().isEmpty()) {
      return Optional.empty();
    }
    var start = -1;
    for (int i = 0; i < text.length(); i++) {
      if (Letters.isDigit(text.charAt(i)) && (i == 0 || !isPart(text, i - 1))) {
        if (start >= 0) {
          return Optional.empty();
        }
        start = i;
      }
    }
    return start < 0 ? Optional.empty() : at(text, start, clauses);
  }

  private static Optional<Entity> at(Folded text, int start, List<Clause> clauses) {
    var end = start;
    while (end < text.length() && isPart(text, end)) {
      end++;
    }
    var value = text.subSequence(start, end).toString();
    var from = start;
    var to = end;
    var isPlain = value.matches("[0-9]{1," + LONGEST + "}([.][0-9]{1,2})?");
    var isAlone = clauses.stream().anyMatch(clause -> saysOnly(clause, text, from, to));
    return isPlain && isAlone && Double.parseDouble(value) >= LEAST
        ? Optional.of(
            new Entity(
                Entity.AMOUNT, text.written(from, to), text.start(from), text.end(to), value, ""))
        : Optional.empty();
  }

  private static boolean isPart(Folded text, int at) {
    var c = text.charAt(at);
    var isPoint =
        c == '.'
            && at > 0
            && at + 1 < text.length()
            && Letters.isDigit(text.charAt(at - 1))
            && Letters.isDigit(text.charAt(at + 1));
    return isPoint || Letters.isWordPart(c);
  }

  /** Whether the number stands there among words that are known, and none of them turns it down. */
  private static boolean saysOnly(Clause clause, Folded text, int start, int end) {
    var isThere = false;
    for (var gap : clause.gaps()) {
      isThere |= gap[0] <= start && end <= gap[1];
      for (int i = gap[0]; i < gap[1]; i++) {
        var c = text.charAt(i);
        var isWord = Letters.isWordPart(c) || Letters.isHan(c);
        if (isWord && (i < start || i >= end)) {
          return false;
        }
      }
    }
    return isThere
        && clause.found().stream()
            .noneMatch(word -> word.kinds().stream().anyMatch(OTHERWISE::contains));
  }
}
