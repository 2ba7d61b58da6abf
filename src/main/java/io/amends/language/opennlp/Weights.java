package io.amends.language.opennlp;

import java.util.List;

/**
 * Weights in 16 bits, one row a feature and one column a question. Rows are summed as whole
 * numbers, so that the sum is the same in whatever sequence, and the loop over a row is one of
 * vectors.
 */
final class Weights {

  private final int columns;
  private final short[] values;
  private final float[] units;

  /**
   * @param values row by row
   * @param units for each column what one step of its values is worth
   */
  Weights(short[] values, float[] units) {
    this.columns = units.length;
    this.values = values;
    this.units = units;
  }

  /**
   * @param weights for each column the weights of all features
   */
  static Weights of(List<double[]> weights, int features) {
    var columns = weights.size();
    var values = new short[features * columns];
    var units = new float[columns];
    for (int c = 0; c < columns; c++) {
      var largest = 1e-9;
      for (var weight : weights.get(c)) {
        largest = Math.max(largest, Math.abs(weight));
      }
      units[c] = (float) (largest / Short.MAX_VALUE);
      for (int f = 0; f < features; f++) {
        values[f * columns + c] = (short) Math.round(weights.get(c)[f] / largest * Short.MAX_VALUE);
      }
    }
    return new Weights(values, units);
  }

  short[] values() {
    return values;
  }

  float[] units() {
    return units;
  }

  void add(int row, int[] sums) {
    var start = row * columns;
    for (int c = 0; c < columns; c++) {
      sums[c] += values[start + c];
    }
  }

  float[] scores(int[] sums, float scale) {
    var scores = new float[columns];
    for (int c = 0; c < columns; c++) {
      scores[c] = sums[c] * units[c] * scale;
    }
    return scores;
  }
}
