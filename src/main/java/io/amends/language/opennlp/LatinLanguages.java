package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Which Latin words and letters are common in which languages. */
final class LatinLanguages {

  private final List<String> tags;
  private final Vocabulary words;
  private final int[] languagesOfWord;
  private final int[] languagesOfLetter = new int[0x2000];

  /**
   * @param file {@code lexicons/languages.yaml}; its first language wins a draw
   */
  LatinLanguages(Section file, Folding folding) {
    file.expect(List.of("about", "words", "letters"), List.of());
    var found = new ArrayList<String>();
    var masks = new TreeMap<Long, Integer>();
    file.section("words")
        .ifPresent(
            section -> {
              for (var tag : section.keys()) {
                found.add(tag);
                for (var word : section.words(tag)) {
                  var folded = folding.fold(word);
                  var hash = Hashes.of(folded, 0, folded.length());
                  masks.merge(hash, bit(found, tag), (a, b) -> a | b);
                }
              }
            });
    file.section("letters")
        .ifPresent(
            section -> {
              for (var tag : section.keys()) {
                if (!found.contains(tag)) {
                  found.add(tag);
                }
                section
                    .text(tag)
                    .chars()
                    .filter(c -> c > ' ' && c < languagesOfLetter.length)
                    .forEach(c -> languagesOfLetter[c] |= bit(found, tag));
              }
            });
    this.tags = List.copyOf(found);
    this.words = new Vocabulary(masks.keySet().stream().mapToLong(Long::longValue).toArray());
    this.languagesOfWord = masks.values().stream().mapToInt(Integer::intValue).toArray();
  }

  List<String> tags() {
    return tags;
  }

  /** The languages that know a word, as bits. */
  int ofWord(CharSequence text, int start, int end) {
    var row = words.row(Hashes.of(text, start, end));
    return row < 0 ? 0 : languagesOfWord[row];
  }

  /** The languages that alone have a letter, as bits. */
  int ofLetter(char c) {
    return c < languagesOfLetter.length ? languagesOfLetter[c] : 0;
  }

  private static int bit(List<String> tags, String tag) {
    return 1 << tags.indexOf(tag);
  }
}
