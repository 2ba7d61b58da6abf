package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurenessTest {

  /** With two scores the curve goes through the share that is right of each. */
  @Test
  void what_is_right_three_times_of_four_is_sure_by_three_quarters() {
    var scores = new double[] {1, 1, 1, 1, 3, 3, 3, 3};
    var right = new boolean[] {true, false, false, false, true, true, true, false};
    var sureness = Sureness.of(scores, right);

    assertThat(sureness.of(1)).isCloseTo(0.25, within(1e-3));
    assertThat(sureness.of(2)).isCloseTo(0.5, within(1e-3));
    assertThat(sureness.of(3)).isCloseTo(0.75, within(1e-3));
  }

  @Test
  void where_all_is_right_all_is_sure() {
    var sureness = Sureness.of(new double[] {1, 2}, new boolean[] {true, true});

    assertThat(sureness.of(1)).isBetween(0.99, 1.0);
  }
}
