package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordFinderTest {

  @Test
  void words_of_an_alphabet_are_found_whole() {
    assertThat(found(List.of("late", "plate"), "plates late, late2 x"))
        .containsExactly("7-11 late", "13-17 late");
  }

  @Test
  void words_inside_words_are_found_in_han_text() {
    assertThat(found(List.of("\u4E0D", "\u4E0D\u8981", "\u8981"), "\u6211\u4E0D\u8981"))
        .containsExactlyInAnyOrder("1-2 \u4E0D", "1-3 \u4E0D\u8981", "2-3 \u8981");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void all_and_only_the_words_that_are_there_are_found(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      var words = new ArrayList<String>();
      for (int i = 0; i < 1 + random.nextInt(12); i++) {
        var word = letters(random, 1 + random.nextInt(4));
        if (!words.contains(word)) {
          words.add(word);
        }
      }
      var text = letters(random, random.nextInt(30));

      assertThat(found(words, text))
          .as("%s in %s", words, text)
          .containsExactlyInAnyOrderElementsOf(slowly(words, text));
    }
  }

  private static String letters(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("ab \u4E00\u4E8C1".charAt(random.nextInt(6)));
    }
    return text.toString();
  }

  private static List<String> found(List<String> words, String text) {
    var found = new ArrayList<String>();
    new WordFinder(words)
        .find(text, (start, end, word) -> found.add(start + "-" + end + " " + words.get(word)));
    return found;
  }

  private static List<String> slowly(List<String> words, String text) {
    var found = new ArrayList<String>();
    for (var word : words) {
      for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
        if (WordFinder.isWhole(text, i, i + word.length())) {
          found.add(i + "-" + (i + word.length()) + " " + word);
        }
      }
    }
    return found;
  }
}
