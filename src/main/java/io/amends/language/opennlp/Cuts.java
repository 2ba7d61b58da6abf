package io.amends.language.opennlp;

import io.amends.language.Taxonomy;
import java.util.Arrays;
import java.util.List;

/**
 * Finds from which confidence on the answer is yes, for the questions of one head.
 *
 * @param recall how many times recall weighs as much as precision (the beta of F)
 */
record Cuts(double recall) {

  private static final double[] CUTS = cuts();

  /** How many labelled lines a label needs to have as much say in its cut as its head has. */
  private static final double TRUST = 15;

  /** A danger must not be overlooked. */
  private static final Cuts RISK = new Cuts(2);

  private static final Cuts OTHER = new Cuts(1);

  /** Nobody who is calm should be treated as angry. */
  private static final Cuts EMOTION = new Cuts(0.75);

  static Cuts of(String group) {
    if (group.equals(Column.EMOTION)) {
      return EMOTION;
    }
    return group.equals(Taxonomy.RISK.name()) ? RISK : OTHER;
  }

  /** The cut of each question: its own best one drawn to its head's, the more the fewer lines. */
  float[] thresholds(List<double[]> confidences, List<boolean[]> labelled) {
    var curves = new double[confidences.size()][];
    var head = new double[CUTS.length * 3];
    for (int c = 0; c < curves.length; c++) {
      curves[c] = counts(confidences.get(c), labelled.get(c));
      for (int k = 0; k < head.length; k++) {
        head[k] += curves[c][k];
      }
    }
    var common = best(head);
    var thresholds = new float[curves.length];
    for (int c = 0; c < curves.length; c++) {
      var known = curves[c][0] + curves[c][2];
      thresholds[c] = (float) ((known * best(curves[c]) + TRUST * common) / (known + TRUST));
    }
    return thresholds;
  }

  /** For each cut the true positives, the false ones and the misses. */
  private static double[] counts(double[] confidences, boolean[] labelled) {
    var counts = new double[CUTS.length * 3];
    for (int i = 0; i < confidences.length; i++) {
      for (int k = 0; k < CUTS.length; k++) {
        if (confidences[i] >= CUTS[k]) {
          counts[3 * k + (labelled[i] ? 0 : 1)]++;
        } else if (labelled[i]) {
          counts[3 * k + 2]++;
        }
      }
    }
    return counts;
  }

  private double best(double[] counts) {
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

  private static double[] cuts() {
    var cuts = new double[38];
    for (int k = 0; k < cuts.length; k++) {
      cuts[k] = 0.06 + 0.02 * k;
    }
    return cuts;
  }
}
