package io.amends.language.opennlp;

import io.amends.language.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns the columns of a model with OpenNLP's quasi-Newton minimiser: one yes-or-no question a
 * label, so that a text with several labels is a negative of none of them. The same lines give the
 * same weights to the last bit: each column is learnt by one thread.
 */
final class Trainer {

  /** Part of a model's hash: raise it with every change of how is learnt. */
  static final int VERSION = 2;

  /** In how many lines a feature must be; what is in one line only cannot tell it from others. */
  static final int CUTOFF = 2;

  private static final double L2 = 0.3;
  private static final int FOLDS = 3;
  private static final int FEWEST = 4;

  private final Corpus corpus;
  private final List<Utterance> utterances;
  private final int[] folds;

  Trainer(Corpus corpus, List<Utterance> utterances) {
    this.corpus = corpus;
    this.utterances = utterances;
    this.folds = new Random(7).ints(utterances.size(), 0, FOLDS).toArray();
  }

  /**
   * A column as learnt.
   *
   * @param weights one for each feature of the corpus; the last one went into the column
   * @param unseen how well lines are answered that were not learnt from
   */
  record Learnt(Column column, double[] weights, Score unseen) {}

  List<Learnt> learn() {
    var learnt = new ArrayList<Learnt>();
    for (var head : Taxonomy.values()) {
      var codes = head.codes().stream().filter(code -> count(labelled(code)) >= FEWEST).toList();
      learnt.addAll(
          learn(head.name(), codes, codes.stream().map(this::labelled).toList(), recall(head)));
    }
    var steps =
        IntStream.range(1, Utterance.EMOTIONS)
            .filter(step -> count(atLeast(step)) >= FEWEST)
            .boxed()
            .toList();
    learnt.addAll(
        learn(
            Column.EMOTION,
            steps.stream().map(step -> Column.EMOTION + step).toList(),
            steps.stream().map(this::atLeast).toList(),
            1.0));
    return learnt;
  }

  private List<Learnt> learn(
      String group, List<String> names, List<boolean[]> labelled, double recall) {
    if (names.isEmpty()) {
      return List.of();
    }
    var all = IntStream.range(0, corpus.size()).toArray();
    var weights = labelled.stream().parallel().map(each -> minimise(all, each)).toList();
    var scores = labelled.stream().parallel().map(this::unseenScores).toArray(double[][]::new);
    var truth = labelled.toArray(boolean[][]::new);
    var calibration = Calibration.of(scores, truth);
    var thresholds = calibration.thresholds(scores, truth, recall);
    return IntStream.range(0, names.size())
        .mapToObj(
            c ->
                new Learnt(
                    new Column(
                        names.get(c),
                        group,
                        calibration.slope(),
                        calibration.offset() + calibration.slope() * bias(weights.get(c)),
                        thresholds[c]),
                    weights.get(c),
                    calibration.score(scores[c], truth[c], thresholds[c])))
        .toList();
  }

  /** The weight that every line has. */
  private static float bias(double[] weights) {
    return (float) weights[weights.length - 1];
  }

  /** What each line would have scored had it not been learnt from. */
  private double[] unseenScores(boolean[] labelled) {
    var scores = new double[corpus.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      var left = fold;
      var weights =
          minimise(
              IntStream.range(0, scores.length).filter(i -> folds[i] != left).toArray(), labelled);
      IntStream.range(0, scores.length)
          .filter(i -> folds[i] == left)
          .forEach(i -> scores[i] = corpus.score(i, weights));
    }
    return scores;
  }

  private double[] minimise(int[] lines, boolean[] labelled) {
    return new BinaryObjective(corpus, lines, labelled, L2).minimise();
  }

  private boolean[] labelled(String code) {
    var labelled = new boolean[utterances.size()];
    for (int i = 0; i < labelled.length; i++) {
      labelled[i] = utterances.get(i).codes().contains(code);
    }
    return labelled;
  }

  private boolean[] atLeast(int emotion) {
    var labelled = new boolean[utterances.size()];
    for (int i = 0; i < labelled.length; i++) {
      labelled[i] = utterances.get(i).emotion() >= emotion;
    }
    return labelled;
  }

  /**
   * How many times recall weighs as much as precision: a danger must not be overlooked, and real
   * talk holds fewer complaints and requests than the intents folder does.
   */
  private static double recall(Taxonomy head) {
    return switch (head) {
      case RISK -> 2.0;
      case ACT -> 1.0;
      case ISSUE, REQUEST -> 0.75;
    };
  }

  private static int count(boolean[] labelled) {
    var count = 0;
    for (var each : labelled) {
      count += each ? 1 : 0;
    }
    return count;
  }
}
