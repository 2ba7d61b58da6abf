package io.amends.language.opennlp;

import java.util.stream.IntStream;

/** What features say of classes: for each class a support vector machine, it against all others. */
final class FeatureClasses {

  /**
   * In how many lines a feature must be. Plain classes often have few lines, of which each word
   * counts; understanding has many and can do without what is in one only.
   */
  private static final int CUTOFF = 1;

  private final Vocabulary vocabulary;
  private final Weights weights;
  private final double[] biases;
  private final double[][] unseen;

  FeatureClasses(ClassLines lines) {
    var corpus =
        Corpus.of(
            lines.texts().stream().parallel().map(text -> features(text).toArray()).toList(),
            CUTOFF);
    var learner = new SupportVectors(corpus, lines.folds(), ClassLines.FOLDS);
    var learnt =
        IntStream.range(0, lines.labels().size())
            .parallel()
            .mapToObj(number -> learner.learn(lines.are(number)))
            .toList();
    var found = learnt.stream().map(SupportVectors.Learnt::weights).toList();
    this.unseen = learnt.stream().map(SupportVectors.Learnt::unseen).toArray(double[][]::new);
    this.vocabulary = corpus.vocabulary();
    this.weights = Weights.of(found, corpus.features());
    this.biases = found.stream().mapToDouble(each -> each[corpus.features()]).toArray();
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
