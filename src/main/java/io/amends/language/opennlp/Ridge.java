package io.amends.language.opennlp;

import java.util.stream.IntStream;

/**
 * Ridge regression of many columns over the points of texts (Hoerl and Kennard 1970): one matrix,
 * factored once, answers all columns. The same points give the same weights to the last bit, for
 * each number is summed by one thread in one sequence.
 */
final class Ridge {

  private static final double PENALTY = 0.2;
  private static final int TILE = 64;

  private final float[][] points;
  private final int width;

  /**
   * @param points one row a text, all of the same length
   */
  Ridge(float[][] points, int width) {
    this.points = points;
    this.width = width + 1; // the last one is what every text has
  }

  /**
   * Learns all columns, and what each row would have scored had its fold been left out.
   *
   * @param rows the rows to learn from
   * @param folds for each row of all its fold
   * @param labelled for each column, for each row of all, whether the answer is yes
   * @param unseen receives for each column the scores of {@code rows}
   * @return for each column one weight a dimension and a last one that every row has
   */
  double[][] learn(int[] rows, int[] folds, int count, boolean[][] labelled, double[][] unseen) {
    var parts = new int[count][];
    var products = new double[count][][];
    for (int fold = 0; fold < count; fold++) {
      var left = fold;
      parts[fold] = IntStream.of(rows).filter(row -> folds[row] == left).toArray();
      products[fold] = products(parts[fold]);
    }
    var found = new double[count + 1][][];
    IntStream.rangeClosed(0, count)
        .parallel()
        .forEach(
            left -> {
              var kept = IntStream.of(rows).filter(row -> folds[row] != left).toArray();
              found[left] = solved(sum(products, left), kept, labelled);
            });
    for (int c = 0; c < labelled.length; c++) {
      for (int fold = 0; fold < count; fold++) {
        for (var row : parts[fold]) {
          unseen[c][row] = score(row, found[fold][c]);
        }
      }
    }
    return found[count];
  }

  private double[][] sum(double[][][] products, int left) {
    var sum = new double[width][];
    for (int a = 0; a < width; a++) {
      sum[a] = new double[a + 1];
      for (int fold = 0; fold < products.length; fold++) {
        for (int b = 0; b <= a && fold != left; b++) {
          sum[a][b] += products[fold][a][b];
        }
      }
      sum[a][a] += a == width - 1 ? 1e-6 : PENALTY;
    }
    return sum;
  }

  /** The sums of products of all pairs of dimensions over some rows: the lower triangle. */
  private double[][] products(int[] rows) {
    var tiles = new double[(rows.length + TILE - 1) / TILE][];
    IntStream.range(0, tiles.length).parallel().forEach(t -> tiles[t] = tile(rows, t));
    return IntStream.range(0, width)
        .parallel()
        .mapToObj(a -> row(tiles, a))
        .toArray(double[][]::new);
  }

  private double[] tile(int[] rows, int t) {
    var from = t * TILE;
    var to = Math.min(rows.length, from + TILE);
    var tile = new double[(to - from) * width];
    for (int r = from; r < to; r++) {
      var point = points[rows[r]];
      var start = (r - from) * width;
      for (int d = 0; d < width - 1; d++) {
        tile[start + d] = point[d];
      }
      tile[start + width - 1] = 1;
    }
    return tile;
  }

  private double[] row(double[][] tiles, int a) {
    var sums = new double[a + 1];
    for (var tile : tiles) {
      for (int start = 0; start < tile.length; start += width) {
        var value = tile[start + a];
        if (value != 0) {
          for (int b = 0; b <= a; b++) {
            sums[b] += value * tile[start + b];
          }
        }
      }
    }
    return sums;
  }

  private double[][] solved(double[][] products, int[] rows, boolean[][] labelled) {
    factor(products);
    var weights = new double[labelled.length][];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = solve(products, target(rows, labelled[c]));
    }
    return weights;
  }

  private double score(int row, double[] weights) {
    var point = points[row];
    var score = weights[width - 1];
    for (int d = 0; d < width - 1; d++) {
      score += weights[d] * point[d];
    }
    return score;
  }

  private double[] target(int[] rows, boolean[] labelled) {
    var target = new double[width];
    for (var row : rows) {
      var point = points[row];
      var wanted = labelled[row] ? 1 : -1;
      for (int d = 0; d < width - 1; d++) {
        target[d] += wanted * point[d];
      }
      target[width - 1] += wanted;
    }
    return target;
  }

  /** Cholesky's factor in place. */
  private static void factor(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      var row = matrix[i];
      for (int j = 0; j <= i; j++) {
        var other = matrix[j];
        var rest = row[j];
        for (int k = 0; k < j; k++) {
          rest -= row[k] * other[k];
        }
        row[j] = i == j ? Math.sqrt(rest) : rest / other[j];
      }
    }
  }

  private static double[] solve(double[][] factor, double[] target) {
    var n = target.length;
    var x = target.clone();
    for (int i = 0; i < n; i++) {
      var sum = x[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i][k] * x[k];
      }
      x[i] = sum / factor[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      x[i] /= factor[i][i];
      for (int k = 0; k < i; k++) {
        x[k] -= factor[i][k] * x[i];
      }
    }
    return x;
  }
}
