package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class KeywordFinderTest {

  @ParameterizedTest(name = "{0}: {1}, denied {2}")
  @CsvFileSource(resources = "/language/keywords.csv", delimiter = '|', numLinesToSkip = 1)
  void complaint_words_are_found_and_denials_heard(String text, String issue, boolean negated) {
    assertThat(Trained.understand(text).keywords())
        .anySatisfy(
            keyword -> {
              assertThat(keyword.issue()).isEqualTo(issue);
              assertThat(keyword.negated()).isEqualTo(negated);
            })
        .allSatisfy(
            keyword -> assertThat(keyword.end()).isBetween(keyword.start() + 1, text.length()));
  }

  @Test
  void words_are_not_found_inside_words() {
    assertThat(Trained.understand("the plates and the isolated mistake").keywords()).isEmpty();
  }
}
