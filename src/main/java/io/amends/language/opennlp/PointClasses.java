package io.amends.language.opennlp;

import io.amends.language.SentenceEncoder.Point;
import java.util.List;
import java.util.stream.IntStream;

/** What points say of classes: ridge regression in each space. */
final class PointClasses {

  private final double[][][] weights;
  private final double[][] unseen;

  /**
   * @param points for each line
   * @param dimensions of each space
   */
  PointClasses(ClassLines lines, List<Point> points, List<Integer> dimensions) {
    this.weights = new double[dimensions.size()][][];
    this.unseen = new double[lines.labels().size()][lines.size()];
    var numbers = points.stream().map(Point::numbers).toArray(float[][]::new);
    var labelled = IntStream.range(0, unseen.length).mapToObj(lines::are).toArray(boolean[][]::new);
    for (int space = 0; space < weights.length; space++) {
      var here = space;
      var inside =
          IntStream.range(0, points.size()).filter(i -> points.get(i).space() == here).toArray();
      weights[space] =
          new Ridge(numbers, dimensions.get(space))
              .learn(inside, lines.folds(), ClassLines.FOLDS, labelled, unseen);
    }
  }

  /** For each class what each line scored when it was left out. */
  double[][] unseen() {
    return unseen;
  }

  /** The score of each class. */
  double[] scores(Point point) {
    var rows = weights[point.space()];
    var numbers = point.numbers();
    var scores = new double[rows.length];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = rows[k][numbers.length];
      for (int d = 0; d < numbers.length; d++) {
        scores[k] += rows[k][d] * numbers[d];
      }
    }
    return scores;
  }
}
