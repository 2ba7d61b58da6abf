package io.amends.language.opennlp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How likely the best class is right, by its own score (Platt 1999). The chances among classes
 * would not tell: where a text is far from all of them, the least far one may still be the only
 * one.
 */
record Sureness(double slope, double offset) {

  /**
   * @param scores of the best class of each line that was left out
   * @param right whether it is the line's
   */
  static Sureness of(double[] scores, boolean[] right) {
    var none = new double[scores.length];
    var one = new double[scores.length];
    Arrays.fill(one, 1);
    var found =
        new Softmax(
            List.of(new double[][] {scores, none}, new double[][] {one, none}),
            IntStream.range(0, right.length).map(i -> right[i] ? 0 : 1).toArray());
    return new Sureness(found.slope(0), found.slope(1));
  }

  /** From 0 to 1. */
  double of(double score) {
    return 1 / (1 + Math.exp(-slope * score - offset));
  }
}
