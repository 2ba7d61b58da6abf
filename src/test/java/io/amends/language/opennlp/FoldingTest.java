package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

  private final Folding folding = Trained.WORDS.folding();

  @ParameterizedTest
  @CsvSource({
    "ABC, abc",
    "\uFF21\uFF11\uFF0E\uFF15, a1.5",
    "\u8A02\u55AE, \u8BA2\u5355",
    "e\u0301te\u0301, \u00E9t\u00E9",
    "don\u2019t, don't",
    "\u338F, kg",
    "a\u200Bb, ab",
    "\uD835\uDC00, a"
  })
  void what_reads_the_same_folds_into_the_same(String written, String folded) {
    assertThat(folding.fold(written)).hasToString(folded);
  }

  @Test
  void what_was_written_is_found_again() {
    var text = folding.fold("\uD83D\uDE00 \u338F\u200B \uFF11\uFF12 \u8A02\u55AE x");
    var number = text.toString().indexOf("12");

    assertThat(text.written(number, number + 2)).isEqualTo("\uFF11\uFF12");
    assertThat(text.written(0, text.length())).isEqualTo(text.original());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void any_span_of_any_text_lies_in_the_text(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      var written = RandomTexts.any(random);
      var text = folding.fold(written);
      var last = 0;
      for (int i = 0; i < text.length(); i++) {
        assertThat(text.start(i)).isBetween(last, written.length() - 1);
        assertThat(text.end(i + 1)).isBetween(text.start(i) + 1, written.length());
        last = text.start(i);
      }
    }
  }
}
