package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoftmaxTest {

  @Test
  void chances_are_shares_of_one() {
    assertThat(Softmax.chances(new double[] {Math.log(3), 0})).containsExactly(0.75, 0.25);
    assertThat(Softmax.chances(new double[] {2000, 2000})).containsExactly(0.5, 0.5);
  }

  @Test
  void a_score_that_is_right_three_times_of_four_is_worth_the_logarithm_of_three() {
    var scores = new double[][] {{1, 1, 1, 1}, {0, 0, 0, 0}};
    var softmax = new Softmax(List.<double[][]>of(scores), new int[] {0, 0, 0, 1});

    assertThat(softmax.slope(0)).isCloseTo(Math.log(3), within(1e-4));
    assertThat(Softmax.chances(softmax.weighed(0))[0]).isCloseTo(0.75, within(1e-4));
    assertThat(softmax.loss())
        .isCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), within(1e-4));
  }

  @Test
  void a_score_that_tells_nothing_is_worth_nothing() {
    var good = new double[][] {{2, 1, 0, 1}, {0, 1, 2, 0}};
    var idle = new double[][] {{1, 1, 1, 1}, {1, 1, 1, 1}};
    var softmax = new Softmax(List.of(good, idle), new int[] {0, 1, 1, 1});

    assertThat(softmax.slope(0)).isPositive();
    assertThat(softmax.slope(1)).isCloseTo(0, within(1e-9));
  }
}
