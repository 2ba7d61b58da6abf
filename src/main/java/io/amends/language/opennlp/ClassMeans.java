package io.amends.language.opennlp;

import io.amends.language.SentenceEncoder.Point;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How near a point is to the middle of each class (Snell et al. 2017). Of ten lines it makes more
 * than a regression does; of a hundred less. A class without lines in a space is far from all
 * points there.
 */
final class ClassMeans {

  private final double[][][] means;
  private final double[][] unseen;

  /**
   * @param points for each line
   * @param dimensions of each space
   */
  ClassMeans(ClassLines lines, List<Point> points, List<Integer> dimensions) {
    this.unseen = new double[lines.labels().size()][lines.size()];
    IntStream.range(0, ClassLines.FOLDS)
        .parallel()
        .forEach(
            fold -> {
              var without = means(lines, points, dimensions, lines.without(fold));
              for (int i = 0; i < lines.size(); i++) {
                if (lines.folds()[i] == fold) {
                  leaveOut(i, scores(without, points.get(i)));
                }
              }
            });
    this.means = means(lines, points, dimensions, lines.without(-1));
  }

  private void leaveOut(int line, double[] scores) {
    for (int k = 0; k < scores.length; k++) {
      unseen[k][line] = scores[k];
    }
  }

  /** For each class what each line scored when it was left out. */
  double[][] unseen() {
    return unseen;
  }

  /** The score of each class. */
  double[] scores(Point point) {
    return scores(means, point);
  }

  /** By space and class. */
  private static double[][][] means(
      ClassLines lines, List<Point> points, List<Integer> dimensions, int[] rows) {
    var counts = new int[dimensions.size()][lines.labels().size()];
    var means = new double[dimensions.size()][lines.labels().size()][];
    for (int space = 0; space < means.length; space++) {
      for (int k = 0; k < means[space].length; k++) {
        means[space][k] = new double[dimensions.get(space)];
      }
    }
    for (var row : rows) {
      var point = points.get(row);
      var mean = means[point.space()][lines.classes()[row]];
      counts[point.space()][lines.classes()[row]]++;
      for (int d = 0; d < mean.length; d++) {
        mean[d] += point.numbers()[d];
      }
    }
    for (int space = 0; space < means.length; space++) {
      for (int k = 0; k < means[space].length; k++) {
        for (int d = 0; d < means[space][k].length; d++) {
          means[space][k][d] /= Math.max(1, counts[space][k]);
        }
      }
    }
    return means;
  }

  /** The nearer the more: what all classes have in common of the distance is left out. */
  private static double[] scores(double[][][] means, Point point) {
    var rows = means[point.space()];
    var numbers = point.numbers();
    var scores = new double[rows.length];
    for (int k = 0; k < scores.length; k++) {
      for (int d = 0; d < numbers.length; d++) {
        scores[k] += rows[k][d] * (numbers[d] - rows[k][d] / 2);
      }
    }
    return scores;
  }
}
