package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Tells whether a word is denied by the words before it, from {@code lexicons/negation.yaml}. */
final class Negations {

  private static final int WORDS_BETWEEN = 2;
  private static final int HAN_BETWEEN = 3;

  private final WordList finder;
  private final int negations;

  Negations(Section file, Lexicon lexicon) {
    file.expect(List.of("about", "negations", "looks-like"), List.of());
    var words = new ArrayList<String>();
    file.words("negations").forEach(word -> words.add(lexicon.word(word)));
    negations = words.size();
    file.words("looks-like").forEach(word -> words.add(lexicon.word(word)));
    finder = lexicon.list(words);
  }

  /** The offsets at which a negation ends; one inside a look-alike is none. */
  BitSet in(CharSequence text) {
    var ends = new BitSet();
    var hidden = new BitSet();
    finder.find(
        text,
        (start, end, word) -> {
          if (word < negations) {
            ends.set(end);
          } else {
            hidden.set(start + 1, end + 1);
          }
        });
    ends.andNot(hidden);
    return ends;
  }

  /** Whether a negation ends shortly before {@code start}, in the same clause. */
  static boolean denies(BitSet negations, CharSequence text, int start) {
    if (negations.isEmpty()) {
      return false;
    }
    var words = 0;
    var han = 0;
    for (int i = start; i >= 0; i--) {
      if (negations.get(i)) {
        return true;
      }
      if (i == 0) {
        return false;
      }
      var c = text.charAt(i - 1);
      if (Letters.isHan(c)) {
        han++;
      } else if (Letters.isWordPart(c) && (i == 1 || !Letters.isWordPart(text.charAt(i - 2)))) {
        words++;
      } else if (c != ' ' && c != '\'' && !Letters.isWordPart(c)) {
        return false;
      }
      if (words > WORDS_BETWEEN || han > HAN_BETWEEN) {
        return false;
      }
    }
    return false;
  }
}
