package io.amends.language.opennlp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * Turns scores into confidences that mean what they say (Platt 1999), by OpenNLP's quasi-Newton
 * minimiser, from scores of lines that the scoring weights had not seen. Where a question has two
 * scores, of the features and of the point, it also finds how much each of them counts.
 */
final class Calibration {

  private static final int STEPS = 50;

  private final double[] found;
  private final List<double[]> confidences;

  private Calibration(double[] found, List<double[]> confidences) {
    this.found = found;
    this.confidences = confidences;
  }

  /**
   * One calibration for all questions of a head.
   *
   * @param scores for each question, for each of its scores, by line
   */
  static Calibration of(List<double[][]> scores, List<boolean[]> labelled) {
    var objective = new Objective(scores, labelled);
    var found = new QNMinimizer(0, 0, STEPS).minimize(objective);
    return new Calibration(
        found,
        scores.stream()
            .map(
                question ->
                    IntStream.range(0, question[0].length)
                        .mapToDouble(i -> sigmoid(weighed(found, question, i)))
                        .toArray())
            .toList());
  }

  /** What one point of a score is worth. */
  double slope(int score) {
    return found[score];
  }

  double offset() {
    return found[found.length - 1];
  }

  /** For each question the confidence by line. */
  List<double[]> confidences() {
    return confidences;
  }

  private static double weighed(double[] x, double[][] scores, int line) {
    var sum = x[x.length - 1];
    for (int s = 0; s < scores.length; s++) {
      sum += x[s] * scores[s][line];
    }
    return sum;
  }

  private static double sigmoid(double score) {
    return 1 / (1 + StrictMath.exp(-score));
  }

  private static double softplus(double score) {
    return score > 30 ? score : StrictMath.log(1 + StrictMath.exp(score));
  }

  /** How badly slopes and an offset turn scores into chances: the negative log-likelihood. */
  private record Objective(List<double[][]> scores, List<boolean[]> labelled) implements Function {

    @Override
    public int getDimension() {
      return scores.get(0).length + 1;
    }

    @Override
    public double valueAt(double[] x) {
      var value = 0.0;
      for (int c = 0; c < scores.size(); c++) {
        var answers = labelled.get(c);
        for (int i = 0; i < answers.length; i++) {
          var weighed = weighed(x, scores.get(c), i);
          value += softplus(answers[i] ? -weighed : weighed);
        }
      }
      return value;
    }

    @Override
    public double[] gradientAt(double[] x) {
      var gradient = new double[x.length];
      Arrays.fill(gradient, 0);
      for (int c = 0; c < scores.size(); c++) {
        var answers = labelled.get(c);
        var question = scores.get(c);
        for (int i = 0; i < answers.length; i++) {
          var wrong = sigmoid(weighed(x, question, i)) - (answers[i] ? 1 : 0);
          for (int s = 0; s < question.length; s++) {
            gradient[s] += wrong * question[s][i];
          }
          gradient[x.length - 1] += wrong;
        }
      }
      return gradient;
    }
  }
}
