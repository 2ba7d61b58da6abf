package io.amends.language.opennlp;

import java.util.Arrays;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * How badly weights tell the lines of one label from all others: the negative log-likelihood that
 * OpenNLP's quasi-Newton maxent minimises, for two outcomes with one weight a feature in place of
 * two opposite ones. That halves the work; the answers are the same, which a test holds.
 */
final class BinaryObjective implements Function {

  private static final int ITERATIONS = 40;
  private static final int MEMORY = 8;
  private static final int EVALUATIONS = 200;
  private static final int ROUNDS = 4;
  private static final double ENOUGH = 1e-3;

  private final Corpus corpus;
  private final int[] lines;
  private final boolean[] labelled;
  private final double cost;
  private final double[] origin;
  private final double[] point;
  private final double[] gradient;
  private final double[] scores;
  private boolean scored;

  /**
   * @param lines the lines to learn from
   * @param labelled for each line of the corpus whether it carries the label
   * @param cost of the square of each weight (L2); the weight that every line has costs nothing
   */
  BinaryObjective(Corpus corpus, int[] lines, boolean[] labelled, double cost) {
    this.corpus = corpus;
    this.lines = lines;
    this.labelled = labelled;
    this.cost = cost;
    this.origin = new double[corpus.features() + 1];
    this.point = new double[origin.length];
    this.gradient = new double[origin.length];
    this.scores = new double[lines.length];
  }

  /**
   * The best weights. OpenNLP's minimiser gives up at the first short step, so it is sent on from
   * where it stopped as long as that helps.
   */
  double[] minimise() {
    var positives = Arrays.stream(lines).filter(line -> labelled[line]).count() + 0.5;
    origin[corpus.features()] = StrictMath.log(positives / (lines.length - positives + 1));
    var value = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      var step = new QNMinimizer(0, 0, ITERATIONS, MEMORY, EVALUATIONS).minimize(this);
      var reached = valueAt(step);
      for (int i = 0; i < step.length; i++) {
        origin[i] += step[i];
      }
      scored = false;
      if (value - reached < ENOUGH * reached) {
        break;
      }
      value = reached;
    }
    return origin.clone();
  }

  @Override
  public int getDimension() {
    return origin.length;
  }

  @Override
  public double valueAt(double[] step) {
    score(step);
    var value = 0.0;
    for (int i = 0; i < lines.length; i++) {
      value += softplus(labelled[lines[i]] ? -scores[i] : scores[i]);
    }
    var squares = 0.0;
    for (int f = 0; f < corpus.features(); f++) {
      squares += point[f] * point[f];
    }
    return value + cost * squares;
  }

  @Override
  public double[] gradientAt(double[] step) {
    score(step);
    for (int f = 0; f < corpus.features(); f++) {
      gradient[f] = 2 * cost * point[f];
    }
    gradient[corpus.features()] = 0;
    for (int i = 0; i < lines.length; i++) {
      var wrong = sigmoid(scores[i]) - (labelled[lines[i]] ? 1 : 0);
      corpus.add(lines[i], wrong, gradient);
    }
    return gradient;
  }

  /** The minimiser asks for the value and then for the gradient at the same place. */
  private void score(double[] step) {
    var same = scored;
    for (int i = 0; i < step.length; i++) {
      var next = origin[i] + step[i];
      same &= next == point[i];
      point[i] = next;
    }
    if (same) {
      return;
    }
    scored = true;
    for (int i = 0; i < lines.length; i++) {
      scores[i] = corpus.score(lines[i], point);
    }
  }

  static double sigmoid(double score) {
    return 1 / (1 + StrictMath.exp(-score));
  }

  static double softplus(double score) {
    return score > 30 ? score : StrictMath.log(1 + StrictMath.exp(score));
  }
}
