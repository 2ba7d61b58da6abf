package io.amends.language.opennlp;

import java.util.Arrays;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * Turns scores into confidences that mean what they say, and finds where to cut them, from scores
 * of lines that the scoring weights had not seen.
 */
final class Calibration {

  private static final int STEPS = 50;
  private static final double[] CUTS = cuts();

  /** How many labelled lines a label needs to have as much say in its cut as its head has. */
  private static final double TRUST = 15;

  private final double slope;
  private final double offset;

  private Calibration(double slope, double offset) {
    this.slope = slope;
    this.offset = offset;
  }

  /** Platt's scaling over all columns of a head. */
  static Calibration of(double[][] scores, boolean[][] labelled) {
    var found = new QNMinimizer(0, 0, STEPS).minimize(new PlattObjective(scores, labelled));
    return new Calibration(found[0], found[1]);
  }

  float slope() {
    return (float) slope;
  }

  float offset() {
    return (float) offset;
  }

  double confidence(double score) {
    return BinaryObjective.sigmoid(slope * score + offset);
  }

  /**
   * The cut for each column: its own best one drawn towards the best one of the whole head, the
   * more the fewer lines it is known from.
   *
   * @param recall how many times recall weighs as much as precision (the beta of F)
   */
  float[] thresholds(double[][] scores, boolean[][] labelled, double recall) {
    var curves = new double[scores.length][];
    var head = new double[CUTS.length * 3];
    for (int c = 0; c < scores.length; c++) {
      curves[c] = counts(scores[c], labelled[c]);
      for (int k = 0; k < head.length; k++) {
        head[k] += curves[c][k];
      }
    }
    var common = best(head, recall);
    var thresholds = new float[scores.length];
    for (int c = 0; c < scores.length; c++) {
      var known = curves[c][0] + curves[c][2];
      var own = best(curves[c], recall);
      thresholds[c] = (float) ((known * own + TRUST * common) / (known + TRUST));
    }
    return thresholds;
  }

  /** How well a cut answers. */
  Score score(double[] scores, boolean[] labelled, float threshold) {
    var score = new Score();
    for (int i = 0; i < scores.length; i++) {
      score.add(labelled[i], confidence(scores[i]) >= threshold);
    }
    return score;
  }

  /** For each cut the true positives, the false ones and the misses. */
  private double[] counts(double[] scores, boolean[] labelled) {
    var counts = new double[CUTS.length * 3];
    for (int i = 0; i < scores.length; i++) {
      var confidence = confidence(scores[i]);
      for (int k = 0; k < CUTS.length; k++) {
        if (confidence >= CUTS[k]) {
          counts[3 * k + (labelled[i] ? 0 : 1)]++;
        } else if (labelled[i]) {
          counts[3 * k + 2]++;
        }
      }
    }
    return counts;
  }

  private static double best(double[] counts, double recall) {
    var values = new double[CUTS.length];
    var weight = recall * recall;
    for (int k = 0; k < CUTS.length; k++) {
      var hit = (1 + weight) * counts[3 * k];
      values[k] = hit / Math.max(1, hit + counts[3 * k + 1] + weight * counts[3 * k + 2]);
    }
    var top = Arrays.stream(values).max().orElse(0);
    var near = new double[2]; // the middle of all cuts that are as good as the best
    for (int k = 0; k < CUTS.length; k++) {
      if (values[k] >= top - 0.005) {
        near[0] += CUTS[k];
        near[1]++;
      }
    }
    return near[0] / near[1];
  }

  /** How badly a slope and an offset turn scores into chances. */
  private record PlattObjective(double[][] scores, boolean[][] labelled) implements Function {

    @Override
    public int getDimension() {
      return 2;
    }

    @Override
    public double valueAt(double[] x) {
      var value = 0.0;
      for (int c = 0; c < scores.length; c++) {
        for (int i = 0; i < scores[c].length; i++) {
          var score = x[0] * scores[c][i] + x[1];
          value += BinaryObjective.softplus(labelled[c][i] ? -score : score);
        }
      }
      return value;
    }

    @Override
    public double[] gradientAt(double[] x) {
      var gradient = new double[2];
      for (int c = 0; c < scores.length; c++) {
        for (int i = 0; i < scores[c].length; i++) {
          var chance = BinaryObjective.sigmoid(x[0] * scores[c][i] + x[1]);
          var wrong = chance - (labelled[c][i] ? 1 : 0);
          gradient[0] += wrong * scores[c][i];
          gradient[1] += wrong;
        }
      }
      return gradient;
    }
  }

  private static double[] cuts() {
    var cuts = new double[33];
    for (int k = 0; k < cuts.length; k++) {
      cuts[k] = 0.1 + 0.02 * k;
    }
    return cuts;
  }
}
