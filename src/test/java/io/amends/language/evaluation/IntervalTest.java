package io.amends.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void what_never_varies_has_no_width() {
    assertThat(Interval.share(Collections.nCopies(20, true))).isEqualTo(new Interval(1, 1, 1));
  }

  @Test
  void half_of_a_hundred_lies_within_two_standard_errors() {
    var interval = Interval.share(IntStream.range(0, 100).mapToObj(i -> i % 2 == 0).toList());

    assertThat(interval.figure()).isEqualTo(0.5);
    assertThat(interval.low()).isCloseTo(0.5 - 1.96 * 0.05, within(0.02));
    assertThat(interval.high()).isCloseTo(0.5 + 1.96 * 0.05, within(0.02));
  }

  @Test
  void the_same_scores_give_the_same_interval() {
    var scores = List.of(new Score(2, 1, 0), new Score(0, 1, 1), new Score(1, 0, 3));

    assertThat(Interval.of(scores, Score::f1)).isEqualTo(Interval.of(scores, Score::f1));
  }
}
