package io.amends.language.opennlp;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns to answer one yes-or-no question about the lines of a corpus: a linear support vector
 * machine with squared hinge loss, by liblinear's dual coordinate descent (Fan et al. 2008). Safe
 * to share; the same lines give the same weights to the last bit, whatever else runs.
 */
final class SupportVectors {

  /** How dear a line on the wrong side is. The same for every corpus. */
  private static final double COST = 1;

  private static final double PRECISION = 0.3;
  private static final int SEED = 7;

  private final Feature[][] nodes;
  private final int features;

  SupportVectors(Corpus corpus) {
    Linear.setDebugOutput(null);
    this.features = corpus.features();
    this.nodes =
        IntStream.range(0, corpus.size()).mapToObj(corpus::nodes).toArray(Feature[][]::new);
  }

  /**
   * @param lines the lines to learn from
   * @param labelled for each line of the corpus whether the answer is yes
   * @return one weight for each feature and a last one that every line has
   */
  double[] learn(int[] lines, boolean[] labelled) {
    var weights = new double[features + 1];
    var yes = Arrays.stream(lines).filter(line -> labelled[line]).count();
    if (yes == 0 || yes == lines.length) {
      weights[features] = yes == 0 ? -1 : 1;
      return weights;
    }
    var problem = new Problem();
    problem.l = lines.length;
    problem.n = features + 1;
    problem.x = Arrays.stream(lines).mapToObj(line -> nodes[line]).toArray(Feature[][]::new);
    problem.y = Arrays.stream(lines).mapToDouble(line -> labelled[line] ? 1 : -1).toArray();
    var model = Linear.train(problem, parameter());
    var sign = model.getLabels()[0] == 1 ? 1 : -1;
    var found = model.getFeatureWeights();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = sign * found[i];
    }
    return weights;
  }

  /** How is learnt: the same for every question and corpus. */
  static Parameter parameter() {
    var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, PRECISION);
    parameter.setRandom(new Random(SEED)); // one for each: the library's own is shared by threads
    return parameter;
  }
}
