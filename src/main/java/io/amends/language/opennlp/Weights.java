package io.amends.language.opennlp;

import java.util.Arrays;
import java.util.List;

/**
 * Weights in 16 bits, one row a feature and one column a question. Rows are summed as whole
 * numbers, so that the sum is the same in whatever sequence. Two columns share an int: every JDK
 * makes vectors of a loop over ints, only newer ones of a loop from shorts to ints.
 */
final class Weights {

  /** Of all weights, for a thread that has one for each of them looks for it long. */
  private static final ThreadLocal<int[][]> SUMS = ThreadLocal.withInitial(() -> new int[2][64]);

  private final int[] pairs;
  private final int width;
  private final float[] units;

  /**
   * @param values row by row
   * @param units for each column what one step of its values is worth
   */
  Weights(short[] values, float[] units) {
    this.width = (units.length + 1) / 2;
    this.units = units;
    this.pairs = new int[values.length / Math.max(1, units.length) * width];
    for (int from = 0, to = 0; from < values.length; from += units.length, to += width) {
      for (int c = 0; c < units.length; c++) {
        pairs[to + c / 2] |=
            c % 2 == 0 ? Short.toUnsignedInt(values[from + c]) : values[from + c] << Short.SIZE;
      }
    }
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

  /** Row by row. */
  short[] values() {
    var values = new short[pairs.length / Math.max(1, width) * units.length];
    for (int from = 0, to = 0; to < values.length; from += width, to += units.length) {
      for (int c = 0; c < units.length; c++) {
        var pair = pairs[from + c / 2];
        values[to + c] = (short) (c % 2 == 0 ? pair : pair >> Short.SIZE);
      }
    }
    return values;
  }

  float[] units() {
    return units;
  }

  /**
   * The score of each column.
   *
   * @param rows the first {@code count} are summed
   * @param scale how much each of them counts
   */
  float[] scores(int[] rows, int count, float scale) {
    var sums = sums(width);
    var even = sums[0];
    var odd = sums[1];
    Arrays.fill(even, 0, width, 0);
    Arrays.fill(odd, 0, width, 0);
    for (int i = 0; i + 1 < count; i += 2) {
      addBoth(rows[i] * width, rows[i + 1] * width, even, odd);
    }
    if (count % 2 == 1) {
      add(rows[count - 1] * width, even, odd);
    }
    var scores = new float[units.length];
    for (int c = 0; c < scores.length; c++) {
      scores[c] = (c % 2 == 0 ? even : odd)[c / 2] * units[c] * scale;
    }
    return scores;
  }

  private static int[][] sums(int width) {
    var sums = SUMS.get();
    if (sums[0].length < width) {
      sums = new int[2][width];
      SUMS.set(sums);
    }
    return sums;
  }

  /** Two rows at a time: most of the time is waiting for memory, here for both at once. */
  private void addBoth(int start, int other, int[] even, int[] odd) {
    for (int i = 0; i < width; i++) {
      var pair = pairs[start + i];
      var more = pairs[other + i];
      even[i] += (short) pair + (short) more;
      odd[i] += (pair >> Short.SIZE) + (more >> Short.SIZE);
    }
  }

  private void add(int start, int[] even, int[] odd) {
    for (int i = 0; i < width; i++) {
      var pair = pairs[start + i];
      even[i] += (short) pair;
      odd[i] += pair >> Short.SIZE;
    }
  }
}
