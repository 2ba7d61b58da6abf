package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LanguageFinderTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvFileSource(resources = "/language/languages.csv", delimiter = '|', numLinesToSkip = 1)
  void the_language_is_told_from_the_text(String text, String tag, boolean conclusive) {
    var reading = Trained.WORDS.read(text == null ? "" : text, Trained.AT.toLocalDate());

    assertThat(reading.language()).isEqualTo(new Language(tag, conclusive));
  }
}
