package io.amends.language.opennlp;

import java.util.List;

/** Finds the word that was probably meant. */
final class Near {

  private Near() {}

  /** What to do about an unknown word: the nearest known one, or all of them. */
  static String hint(String word, List<String> known) {
    var best = "";
    var bestDistance = Math.max(2, word.length() / 3);
    for (var candidate : known) {
      var distance = distance(word, candidate);
      if (distance <= bestDistance && (best.isEmpty() || distance < bestDistance)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best.isEmpty()
        ? " Known are " + String.join(", ", known)
        : " Did you mean \"" + best + "\"?";
  }

  /** Levenshtein's: how many letters must be added, dropped or changed. */
  static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
