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

  /** How badly slopes and an offset turn scores into chances: the negative log-likelihood. */
  private static final class Objective implements Function {

    /** A product of so many numbers up to two is a double still. */
    private static final int MOST_FACTORS = 512;

    private final List<double[][]> scores;
    private final List<boolean[]> labelled;
    private Loss last = new Loss(0, new double[0]);
    private double[] at = {};

    Objective(List<double[][]> scores, List<boolean[]> labelled) {
      this.scores = scores;
      this.labelled = labelled;
    }

    private record Loss(double value, double[] gradient) {}

    @Override
    public int getDimension() {
      return scores.get(0).length + 1;
    }

    @Override
    public double valueAt(double[] x) {
      return lossAt(x).value();
    }

    @Override
    public double[] gradientAt(double[] x) {
      return lossAt(x).gradient().clone();
    }

    /** The minimiser asks for the value at a place and then for the gradient at the same. */
    private Loss lossAt(double[] x) {
      if (!Arrays.equals(at, x)) {
        var questions =
            IntStream.range(0, scores.size())
                .parallel()
                .mapToObj(c -> loss(x, scores.get(c), labelled.get(c)))
                .toList();
        last = sum(questions, x.length);
        at = x.clone();
      }
      return last;
    }

    private static Loss loss(double[] x, double[][] scores, boolean[] answers) {
      var gradient = new double[x.length];
      var value = 0.0;
      var product = 1.0; // of what the logarithm is wanted of: one for many
      for (int i = 0; i < answers.length; i++) {
        var weighed = weighed(x, scores, i);
        var against = answers[i] ? -weighed : weighed;
        var part = StrictMath.exp(-Math.abs(weighed));
        value += Math.max(0, against);
        product *= 1 + part;
        if (i % MOST_FACTORS == 0) {
          value += StrictMath.log(product);
          product = 1;
        }
        var chance = (against > 0 ? 1 : part) / (1 + part); // of being wrong
        var wrong = answers[i] ? -chance : chance;
        for (int s = 0; s < scores.length; s++) {
          gradient[s] += wrong * scores[s][i];
        }
        gradient[x.length - 1] += wrong;
      }
      return new Loss(value + StrictMath.log(product), gradient);
    }

    private static Loss sum(List<Loss> losses, int dimension) {
      var gradient = new double[dimension];
      for (var loss : losses) {
        for (int i = 0; i < dimension; i++) {
          gradient[i] += loss.gradient()[i];
        }
      }
      return new Loss(losses.stream().mapToDouble(Loss::value).sum(), gradient);
    }
  }
}
