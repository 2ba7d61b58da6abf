package io.amends.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RejectionTest {

  @Test
  void the_area_is_the_share_of_pairs_in_the_right_sequence() {
    assertThat(Rejection.area(new double[] {0.9, 0.8}, new double[] {0.1, 0.2})).isEqualTo(1);
    assertThat(Rejection.area(new double[] {0.1}, new double[] {0.9})).isZero();
    assertThat(Rejection.area(new double[] {0.5}, new double[] {0.5})).isEqualTo(0.5);
    assertThat(Rejection.area(new double[] {0.9, 0.4, 0.3}, new double[] {0.4, 0.1}))
        .isCloseTo((2 + 1.5 + 1) / 6.0, within(1e-9));
  }

  @Test
  void one_right_answer_of_twenty_is_given_up() {
    var unseen = IntStream.rangeClosed(1, 40).mapToObj(i -> taken("a", "a", i / 100.0)).toList();

    assertThat(Rejection.fitted(unseen).threshold()).isEqualTo(0.03);
    assertThat(unseen.stream().filter(each -> each.confidence() < 0.03)).hasSize(2);
  }

  @Test
  void wrong_answers_say_nothing_of_the_threshold() {
    var unseen = List.of(taken("a", "b", 0.1), taken("a", "a", 0.7), taken("b", "a", 0.2));

    assertThat(Rejection.fitted(unseen).threshold()).isEqualTo(0.7);
    assertThat(Rejection.fitted(unseen.subList(0, 1)).threshold()).isZero();
  }

  @Test
  void what_is_rejected_is_told_for_lines_of_a_class_and_of_none() {
    var inside = List.of(taken("a", "a", 0.9), taken("a", "a", 0.3), taken("a", "b", 0.8));
    var outside = List.of(taken("none", "a", 0.2), taken("none", "a", 0.6));
    var rows = new Rejection(0.5).table(inside, outside).rows();

    assertThat(rows)
        .extracting(row -> row.get(2).substring(0, 5))
        .containsExactly("0.500", "0.667", "0.333", "0.333", "0.833");
  }

  private static Taken taken(String right, String answered, double confidence) {
    return new Taken(new Example("lines.tsv:1", right, "some text"), answered, confidence);
  }
}
