package io.amends.dialog.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which word was meant. */
final class Spelling {

  private static final int FEW = 12;

  private Spelling() {}

  /** {@code Did you mean "refund-only"?}, or the words there are, where they are few. */
  static String remedy(String word, Collection<String> known) {
    var nearest = closest(word, known);
    if (nearest.isPresent()) {
      return "Did you mean \"" + nearest.get() + "\"?";
    }
    return known.isEmpty() || known.size() > FEW ? "Look it up or leave it out." : oneOf(known);
  }

  /** The word that was probably meant. */
  static Optional<String> closest(String word, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(other -> distance(word, other))
                .thenComparing(Comparator.naturalOrder()))
        .filter(nearest -> isNear(word, nearest));
  }

  static String oneOf(Collection<String> known) {
    return "Write one of: " + String.join(", ", known.stream().sorted().toList()) + ".";
  }

  private static boolean isNear(String word, String other) {
    return distance(word, other) * 2 <= Math.max(word.length(), other.length());
  }

  /** Letters to put in, leave out or change (Levenshtein). */
  static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
