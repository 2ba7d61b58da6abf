package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.language.Entity;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EntityFinderTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/language/entities.csv", delimiter = '|', numLinesToSkip = 1)
  void entities_are_found_with_their_values(String text, String expected) {
    var found =
        Trained.WORDS.read(text, Trained.AT.toLocalDate()).entities().stream()
            .map(e -> e.type() + "[" + e.text() + "]=" + e.value() + e.currency())
            .collect(Collectors.joining(" "));

    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void spans_are_offsets_in_what_was_written() {
    var text = "\uD83D\uDE21 \uFF25\uFF12\uFF10261103001 \u8CE0\u6211\u3000\uFFE5\uFF15\uFF10";

    for (var entity : Trained.WORDS.read(text, Trained.AT.toLocalDate()).entities()) {
      assertThat(text.substring(entity.start(), entity.end())).isEqualTo(entity.text());
    }
    assertThat(Trained.WORDS.read(text, Trained.AT.toLocalDate()).entities())
        .extracting(Entity::value)
        .containsExactly("E20261103001", "50");
  }
}
