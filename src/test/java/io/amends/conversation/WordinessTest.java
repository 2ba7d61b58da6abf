package io.amends.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordinessTest {

  @ParameterizedTest
  @CsvSource({
    "one two three, true",
    "'  one   two\tthree ', true",
    "one two, false",
    "'', false",
    "四个汉字, true",
    "三个字, false",
    // Who writes Han is not counted by blanks.
    "a b c 字, false",
    "a b c 四个汉字, true",
    "𠮷𠮷𠮷, false",
    "𠮷𠮷𠮷𠮷, true",
  })
  void four_han_characters_or_three_words_without_any(String text, boolean reaches) {
    assertThat(Wordiness.reaches(text, 4, 3)).isEqualTo(reaches);
  }
}
