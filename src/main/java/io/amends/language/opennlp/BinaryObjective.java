package io.amends.language.opennlp;

import java.util.Arrays;
import opennlp.tools.ml.maxent.quasinewton.Function;

/**
 * How badly weights tell the lines of one label from all others: the negative log-likelihood that
 * OpenNLP's quasi-Newton maxent minimises, for two outcomes with one weight a feature in place of
 * two opposite ones. That halves the work; the answers are the same, which a test holds.
 */
final class BinaryObjective implements Function {

  private final Corpus corpus;
  private final int[] lines;
  private final boolean[] labelled;
  private final double[] gradient;
  private final double[] scores;
  private final double[] scoredAt;
  private boolean scored;

  /**
   * @param lines the lines to learn from
   * @param labelled for each line of the corpus whether it carries the label
   */
  BinaryObjective(Corpus corpus, int[] lines, boolean[] labelled) {
    this.corpus = corpus;
    this.lines = lines;
    this.labelled = labelled;
    this.gradient = new double[corpus.features()];
    this.scores = new double[lines.length];
    this.scoredAt = new double[corpus.features()];
  }

  @Override
  public int getDimension() {
    return gradient.length;
  }

  @Override
  public double valueAt(double[] weights) {
    score(weights);
    var value = 0.0;
    for (int i = 0; i < lines.length; i++) {
      value += softplus(labelled[lines[i]] ? -scores[i] : scores[i]);
    }
    return value;
  }

  @Override
  public double[] gradientAt(double[] weights) {
    score(weights);
    Arrays.fill(gradient, 0);
    for (int i = 0; i < lines.length; i++) {
      var wrong = sigmoid(scores[i]) - (labelled[lines[i]] ? 1 : 0);
      corpus.add(lines[i], wrong, gradient);
    }
    return gradient;
  }

  /** The minimiser asks for the value and then for the gradient at the same place. */
  private void score(double[] weights) {
    if (scored && Arrays.equals(weights, scoredAt)) {
      return;
    }
    System.arraycopy(weights, 0, scoredAt, 0, weights.length);
    scored = true;
    for (int i = 0; i < lines.length; i++) {
      scores[i] = corpus.score(lines[i], weights);
    }
  }

  static double sigmoid(double score) {
    return 1 / (1 + StrictMath.exp(-score));
  }

  static double softplus(double score) {
    return score > 30 ? score : StrictMath.log(1 + StrictMath.exp(score));
  }
}
