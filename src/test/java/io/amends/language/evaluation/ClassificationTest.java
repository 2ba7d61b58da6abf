package io.amends.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationTest {

  private static final List<Taken> TEST =
      List.of(
          taken("music", "music", 0.9),
          taken("music", "music", 0.8),
          taken("music", "radio", 0.7),
          taken("radio", "radio", 0.6),
          taken("weather", "radio", 0.5));

  @Test
  void accuracy_and_macro_f1_are_those_of_the_test() {
    var rows = table("Accuracy").rows();

    assertThat(rows.get(0).get(2)).startsWith("0.600 [");
    // music 4/5, radio 2/4, weather 0
    assertThat(rows.get(2).get(2)).isEqualTo("0.433");
  }

  @Test
  void classes_and_confusions_are_counted() {
    assertThat(table("Classes").rows())
        .containsExactly(
            List.of("music", "3", "1.000", "0.667", "0.800"),
            List.of("radio", "1", "0.333", "1.000", "0.500"),
            List.of("weather", "1", "0.000", "0.000", "0.000"));
    assertThat(table("Confusions").rows())
        .containsExactly(List.of("music", "radio", "1"), List.of("weather", "radio", "1"));
  }

  @Test
  void the_surest_mistake_comes_first() {
    assertThat(table("Surest mistakes").rows())
        .extracting(row -> row.get(1))
        .containsExactly("0.700", "0.500");
  }

  @Test
  void rejection_is_measured_only_where_there_is_something_to_reject() {
    var without = Classification.of(List.of(), TEST, TEST, List.of());
    var with = Classification.of(List.of(), TEST, TEST, TEST);

    assertThat(with.tables()).hasSize(without.tables().size() + 1);
    assertThat(with.text()).contains("AUROC").contains("0.500");
  }

  private static Table table(String caption) {
    return Classification.of(List.of(), TEST, TEST, List.of()).tables().stream()
        .filter(table -> table.caption().equals(caption))
        .findFirst()
        .orElseThrow();
  }

  private static Taken taken(String right, String answered, double confidence) {
    return new Taken(new Example("lines.tsv:1", right, "some text"), answered, confidence);
  }
}
