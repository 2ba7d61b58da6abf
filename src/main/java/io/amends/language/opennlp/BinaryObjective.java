package io.amends.language.opennlp;

import java.util.Arrays;
import opennlp.tools.ml.maxent.quasinewton.Function;

/**
 * How badly weights tell the lines of one label from all others: the negative log-likelihood that
 * OpenNLP's quasi-Newton maxent minimises, for two outcomes with one weight a feature in place of two
 * opposite ones. That halves the work; the answers are the same, which a test holds.
 */
final class BinaryObjective implements Function {

  private final Corpus corpus;
  private final int[] lines;
  private final boolean[] labelled;
  private final double[] gradient;

  /**
   * @param lines the lines to learn from
   * @param labelled for each line of the corpus whether it carries the label
   */
  BinaryObjective(Corpus corpus, int[] lines, boolean[] labelled) {
    this.corpus = corpus;
    this.lines = lines;
    this.labelled = labelled;
    this.gradient = new double[corpus.features()];
  }

  @Override
  public int getDimension() {
    return gradient.length;
  }

  @Override
  public double valueAt(double[] weights) {
    var value = 0.0;
    for (var line : lines) {
      var score = corpus.score(line, weights);
      value += softplus(labelled[line] ? -score : score);
    }
    return value;
  }

  @Override
  public double[] gradientAt(double[] weights) {
    Arrays.fill(gradient, 0);
    for (var line : lines) {
      var wrong = sigmoid(corpus.score(line, weights)) - (labelled[line] ? 1 : 0);
      corpus.add(line, wrong, gradient);
    }
    return gradient;
  }

  static double sigmoid(double score) {
    return 1 / (1 + StrictMath.exp(-score));
  }

  private static double softplus(double score) {
    return score > 30 ? score : StrictMath.log(1 + StrictMath.exp(score));
  }
}
