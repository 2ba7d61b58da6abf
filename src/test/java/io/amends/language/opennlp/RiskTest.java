package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RiskTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/language/risks.csv", delimiter = '|', numLinesToSkip = 1)
  void danger_is_heard_and_look_alikes_are_not(String text, String risk) {
    var risks = Trained.understand(text).risks().stream().map(label -> label.code()).toList();

    if (risk == null) {
      assertThat(risks).isEmpty();
    } else {
      assertThat(risks).contains(risk);
    }
  }
}
