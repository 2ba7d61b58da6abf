package io.amends.language.opennlp;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what is counted in an alphabet by its plural: "4 mugs". Known words apart, that is a word
 * of four letters or more that ends like a plural.
 */
final class PluralNouns {

  private static final int SHORTEST = 4;

  private final Set<String> known;
  private final Set<String> others;

  PluralNouns(Section file, Folding folding) {
    known = words(file, "plurals", folding);
    others = words(file, "not-plurals", folding);
  }

  /** The end of the plural that starts at {@code start}, after a number; -1 for none. */
  int endAt(Folded text, Numeral numeral, int start) {
    if (start == numeral.end()
        || start >= text.length()
        || !Letters.isLatin(text.charAt(start))
        || numeral.value().compareTo(BigDecimal.ONE) <= 0) {
      return -1;
    }
    var end = Letters.endOfWord(text, start);
    var word = text.subSequence(start, end).toString();
    if (known.contains(word)) {
      return end;
    }
    return end - start >= SHORTEST && isPlural(word) && !others.contains(word) ? end : -1;
  }

  /** Ends in an s that is no part of the stem, and holds nothing but letters. */
  private static boolean isPlural(String word) {
    var last = word.length() - 1;
    for (int i = 0; i <= last; i++) {
      if (!Letters.isLatin(word.charAt(i))) {
        return false;
      }
    }
    return word.charAt(last) == 's' && "siu".indexOf(word.charAt(last - 1)) < 0;
  }

  private static Set<String> words(Section file, String key, Folding folding) {
    return file.words(key).stream().map(folding::word).collect(Collectors.toUnmodifiableSet());
  }
}
