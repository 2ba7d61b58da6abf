package io.amends.language.opennlp;

import io.amends.language.SentenceEncoder.Point;
import java.util.List;

/**
 * What a text's point adds to what its features say. Its columns are those of the first tier, with
 * their own weighing. Immutable and safe to share.
 *
 * @param model hash of the first tier that it was learnt with
 * @param encoder name of the encoder whose points it was learnt from
 * @param columns one for each column of the first tier
 * @param weights by space and column, one a dimension and a last one that every point has; already
 *     weighed
 */
record SecondTier(String model, String encoder, List<Column> columns, float[][][] weights) {

  SecondTier {
    columns = List.copyOf(columns);
  }

  /**
   * The weighed scores of both tiers.
   *
   * @param scores of the first tier
   */
  float[] weighed(float[] scores, Point point) {
    var weighed = new float[scores.length];
    var numbers = point.numbers();
    for (int c = 0; c < weighed.length; c++) {
      var column = columns.get(c);
      var row = weights[point.space()][c];
      var sum = row[numbers.length];
      for (int d = 0; d < numbers.length; d++) {
        sum += row[d] * numbers[d];
      }
      weighed[c] = column.slope() * scores[c] + column.offset() + sum;
    }
    return weighed;
  }
}
