package io.amends.language.opennlp;

import io.amends.language.SentenceEncoder.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns all questions from labelled lines, and from how lines are answered that were left out of
 * the learning, how sure an answer is and where to cut. The same lines give the same weights to the
 * last bit: whatever is summed is summed by one thread.
 */
final class Trainer {

  /** Part of a model's hash: raise it with every change of how is learnt. */
  static final int VERSION = 4;

  /** In how many lines a feature must be; what is in one line only cannot tell it from others. */
  static final int CUTOFF = 2;

  static final int FOLDS = 2;
  private static final int SEED = 7;

  private final Corpus corpus;
  private final List<Question> questions;
  private final int[] folds;
  private final double[][] weights;
  private final double[][] unseen;

  Trainer(Corpus corpus, List<Question> questions) {
    this.corpus = corpus;
    this.questions = List.copyOf(questions);
    this.folds = new Random(SEED).ints(corpus.size(), 0, FOLDS).toArray();
    var learner = new SupportVectors(corpus, folds, FOLDS);
    var learnt =
        questions.stream().parallel().map(question -> learner.learn(question.labelled())).toList();
    this.weights = learnt.stream().map(SupportVectors.Learnt::weights).toArray(double[][]::new);
    this.unseen = learnt.stream().map(SupportVectors.Learnt::unseen).toArray(double[][]::new);
  }

  /**
   * What was learnt of all questions.
   *
   * @param columns by question
   * @param unseen by question, how sure the answer was for each line when it was left out
   */
  record Learnt(List<Column> columns, double[][] unseen) {}

  /** For each question the weights of all features. */
  List<double[]> weights() {
    return List.of(weights);
  }

  /** How the features alone answer. */
  Learnt firstTier() {
    return calibrated(List.<double[][]>of(unseen), weights);
  }

  /**
   * How features and points answer together.
   *
   * @param points for each line
   * @param dimensions of each space
   * @param into receives for each space and question the weights of the points, ready to be added
   */
  Learnt secondTier(List<Point> points, List<Integer> dimensions, float[][][] into) {
    var scores = new double[questions.size()][corpus.size()];
    var found = new ArrayList<double[][]>();
    for (int space = 0; space < dimensions.size(); space++) {
      found.add(learn(points, space, dimensions.get(space), scores));
    }
    var learnt = calibrated(List.of(unseen, scores), weights);
    for (int space = 0; space < dimensions.size(); space++) {
      into[space] = new float[questions.size()][];
      for (int c = 0; c < questions.size(); c++) {
        into[space][c] = scaled(found.get(space)[c], learnt.columns().get(c).pointSlope());
      }
    }
    return learnt;
  }

  private double[][] learn(List<Point> points, int space, int dimensions, double[][] scores) {
    var inside =
        IntStream.range(0, points.size()).filter(i -> points.get(i).space() == space).toArray();
    var numbers = points.stream().map(Point::numbers).toArray(float[][]::new);
    var labelled = questions.stream().map(Question::labelled).toArray(boolean[][]::new);
    return new Ridge(numbers, dimensions).learn(inside, folds, FOLDS, labelled, scores);
  }

  private static float[] scaled(double[] weights, float factor) {
    var scaled = new float[weights.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (weights[i] * factor);
    }
    return scaled;
  }

  private Learnt calibrated(List<double[][]> scores, double[][] weights) {
    var columns = new ArrayList<Column>();
    var sure = new double[questions.size()][];
    for (int from = 0, to; from < questions.size(); from = to) {
      var group = questions.get(from).group();
      to = from;
      while (to < questions.size() && questions.get(to).group().equals(group)) {
        to++;
      }
      var start = from;
      var members = IntStream.range(from, to).toArray();
      var labelled = questions.subList(from, to).stream().map(Question::labelled).toList();
      var calibration =
          Calibration.of(
              IntStream.of(members)
                  .mapToObj(c -> scores.stream().map(s -> s[c]).toArray(double[][]::new))
                  .toList(),
              labelled);
      var thresholds = Cuts.of(group).thresholds(calibration.confidences(), labelled);
      for (var c : members) {
        var bias = weights[c][weights[c].length - 1];
        columns.add(
            new Column(
                questions.get(c).name(),
                group,
                (float) calibration.slope(0),
                (float) (calibration.offset() + calibration.slope(0) * bias),
                (float) (scores.size() > 1 ? calibration.slope(1) : 0),
                thresholds[c - start]));
        sure[c] = calibration.confidences().get(c - start);
      }
    }
    return new Learnt(List.copyOf(columns), sure);
  }
}
