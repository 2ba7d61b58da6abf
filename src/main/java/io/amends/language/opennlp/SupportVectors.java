package io.amends.language.opennlp;

import java.util.stream.IntStream;

/**
 * Learns to answer one yes-or-no question about the lines of a corpus, and what each line would
 * have scored had it been left out. Safe to share; the same lines give the same weights to the last
 * bit, whatever else runs.
 */
final class SupportVectors {

  /** How exact weights are; where a line is a little more or less sure, nobody notices. */
  private static final double PRECISION = 0.3;

  private final Corpus corpus;
  private final int[] folds;
  private final int count;

  /**
   * @param folds for each line the part of the corpus that it is in
   * @param count of the folds
   */
  SupportVectors(Corpus corpus, int[] folds, int count) {
    this.corpus = corpus;
    this.folds = folds;
    this.count = count;
  }

  /**
   * What was learnt of one question.
   *
   * @param weights one for each feature and a last one that every line has
   * @param unseen for each line what it scores by what was learnt without its fold
   */
  record Learnt(double[] weights, double[] unseen) {}

  /**
   * The folds first: how hard they pull their lines is near to how hard all together do.
   *
   * @param labelled for each line of the corpus whether the answer is yes
   */
  Learnt learn(boolean[] labelled) {
    var unseen = new double[corpus.size()];
    var pulls = new double[corpus.size()];
    for (int fold = 0; fold < count; fold++) {
      var descent = new DualDescent(corpus, without(fold), labelled);
      var weights = descent.to(PRECISION);
      for (int i = 0; i < unseen.length; i++) {
        pulls[i] += descent.pull(i);
        if (folds[i] == fold) {
          unseen[i] = corpus.score(i, weights);
        }
      }
    }
    var all = new DualDescent(corpus, without(-1), labelled);
    all.start(pulls);
    return new Learnt(all.to(PRECISION), unseen);
  }

  /** All lines but those of a fold. */
  private int[] without(int fold) {
    return IntStream.range(0, folds.length).filter(line -> folds[line] != fold).toArray();
  }
}
