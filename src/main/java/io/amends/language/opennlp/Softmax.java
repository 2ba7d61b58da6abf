package io.amends.language.opennlp;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns scores of classes that exclude each other into chances, by what each kind of score is worth
 * (Guo et al. 2017), from scores of lines that the scoring weights had not seen: the greatest
 * likelihood, by Newton's method.
 */
final class Softmax {

  private static final int STEPS = 50;
  private static final double CLOSE = 1e-9;

  /** Keeps slopes finite where lines are told apart without a mistake. */
  private static final double PENALTY = 1e-6;

  private final List<double[][]> scores;
  private final int[] right;
  private double[] slopes;
  private double loss;
  private double[] gradient;
  private double[][] curvature;

  /**
   * @param scores of each kind, for each class, by line
   * @param right the class of each line
   */
  Softmax(List<double[][]> scores, int[] right) {
    this.scores = List.copyOf(scores);
    this.right = right;
    this.slopes = new double[scores.size()];
    this.gradient = new double[slopes.length];
    this.curvature = new double[slopes.length][slopes.length];
    this.loss = look(slopes);
    var done = false;
    for (int step = 0; step < STEPS && !done; step++) {
      done = !descend();
    }
  }

  /** How badly the right class of a line is foretold: the mean negative log-likelihood. */
  double loss() {
    return loss;
  }

  /** What one point of a kind of score is worth. */
  double slope(int kind) {
    return slopes[kind];
  }

  /** The weighed scores of all classes for one of the lines. */
  double[] weighed(int line) {
    return weighed(slopes, line);
  }

  /** The chances of all classes from their weighed scores. */
  static double[] chances(double[] weighed) {
    var largest = IntStream.range(0, weighed.length).mapToDouble(k -> weighed[k]).max().orElse(0);
    var chances = new double[weighed.length];
    var sum = 0.0;
    for (int k = 0; k < chances.length; k++) {
      chances[k] = StrictMath.exp(weighed[k] - largest);
      sum += chances[k];
    }
    for (int k = 0; k < chances.length; k++) {
      chances[k] /= sum;
    }
    return chances;
  }

  /** One step down, halved until it is one; tells whether it was worth it. */
  private boolean descend() {
    var step = solved(curvature, gradient);
    for (double part = 1; part > 1e-6; part /= 2) {
      var next = slopes.clone();
      for (int s = 0; s < next.length; s++) {
        next[s] -= part * step[s];
      }
      var before = loss;
      var after = look(next);
      if (after < before) {
        slopes = next;
        loss = after;
        return before - after > CLOSE;
      }
    }
    return false;
  }

  /** The loss of these slopes; leaves its gradient and its curvature behind. */
  private double look(double[] x) {
    var value = 0.0;
    gradient = new double[x.length];
    curvature = new double[x.length][x.length];
    for (int i = 0; i < right.length; i++) {
      var chances = chances(weighed(x, i));
      value -= StrictMath.log(Math.max(1e-300, chances[right[i]])) / right.length;
      var means = new double[x.length];
      for (int s = 0; s < x.length; s++) {
        means[s] = mean(chances, s, s, i, false);
        gradient[s] += (means[s] - scores.get(s)[right[i]][i]) / right.length;
      }
      for (int s = 0; s < x.length; s++) {
        for (int t = 0; t < x.length; t++) {
          curvature[s][t] += (mean(chances, s, t, i, true) - means[s] * means[t]) / right.length;
        }
      }
    }
    for (int s = 0; s < x.length; s++) {
      value += PENALTY / 2 * x[s] * x[s];
      gradient[s] += PENALTY * x[s];
      curvature[s][s] += PENALTY;
    }
    return value;
  }

  /** The mean over the classes of a score, or of the product of two. */
  private double mean(double[] chances, int s, int t, int line, boolean product) {
    var sum = 0.0;
    for (int k = 0; k < chances.length; k++) {
      var score = scores.get(s)[k][line];
      sum += chances[k] * (product ? score * scores.get(t)[k][line] : score);
    }
    return sum;
  }

  private double[] weighed(double[] x, int line) {
    var weighed = new double[scores.get(0).length];
    for (int k = 0; k < weighed.length; k++) {
      for (int s = 0; s < x.length; s++) {
        weighed[k] += x[s] * scores.get(s)[k][line];
      }
    }
    return weighed;
  }

  /** By Gauss's elimination; the matrix is symmetric and positive. */
  private static double[] solved(double[][] matrix, double[] target) {
    var n = target.length;
    var rows = new double[n][];
    var x = target.clone();
    for (int i = 0; i < n; i++) {
      rows[i] = matrix[i].clone();
      for (int k = 0; k < i; k++) {
        var factor = rows[i][k] / rows[k][k];
        x[i] -= factor * x[k];
        for (int j = k; j < n; j++) {
          rows[i][j] -= factor * rows[k][j];
        }
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        x[i] -= rows[i][j] * x[j];
      }
      x[i] /= rows[i][i];
    }
    return x;
  }
}
