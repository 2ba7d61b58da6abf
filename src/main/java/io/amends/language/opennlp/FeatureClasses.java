package io.amends.language.opennlp;

import java.util.stream.IntStream;

/** What features say of classes: for each class a support vector machine, it against all others. */
final class FeatureClasses {

  /**
   * In how many lines a feature must be. Plain classes often have few lines, of which each word
   * counts; understanding has many and can do without what is in one only.
   */
  private static final int CUTOFF = 1;

  private final Corpus corpus;
  private final Vocabulary vocabulary;
  private final Weights weights;
  private final double[] biases;
  private final double[][] unseen;

  FeatureClasses(ClassLines lines) {
    this.corpus =
        Corpus.of(
            lines.texts().stream().parallel().map(text -> features(text).toArray()).toList(),
            CUTOFF);
    this.unseen = new double[lines.labels().size()][];
    var learner = new SupportVectors(corpus);
    var found =
        IntStream.range(0, unseen.length)
            .parallel()
            .mapToObj(number -> learn(learner, lines, number))
            .toList();
    this.vocabulary = new Vocabulary(corpus.hashes());
    this.weights = Weights.of(found, corpus.features());
    this.biases = found.stream().mapToDouble(each -> each[corpus.features()]).toArray();
  }

  private double[] learn(SupportVectors learner, ClassLines lines, int number) {
    var labelled = lines.are(number);
    var scores = new double[lines.size()];
    for (int fold = 0; fold < ClassLines.FOLDS; fold++) {
      var found = learner.learn(lines.without(fold), labelled);
      for (int i = 0; i < scores.length; i++) {
        if (lines.folds()[i] == fold) {
          scores[i] = corpus.score(i, found);
        }
      }
    }
    unseen[number] = scores;
    return learner.learn(lines.without(-1), labelled);
  }

  /** For each class what each line scored when it was left out. */
  double[][] unseen() {
    return unseen;
  }

  /** The score of each class. */
  float[] scores(Folded text) {
    var features = features(text);
    var known = features.lookUp(vocabulary);
    var scores = weights.scores(features.rows(), known, Corpus.scale(features.size()));
    for (int k = 0; k < scores.length; k++) {
      scores[k] += (float) biases[k];
    }
    return scores;
  }

  /** Without any words of a shop: what a text says, it says. */
  private static Hashes features(Folded text) {
    var features = new Hashes();
    Features.extract(text, new byte[text.length()], features);
    return features;
  }
}
