package io.amends.language.opennlp;

import java.util.Arrays;
import java.util.Random;

/**
 * Finds a linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh
 * et al. 2008), as liblinear does: the weights are a sum of the lines, each as often as it pulls. A
 * line at a time is made to pull as hard as is best while the others stay. Lines that do not pull
 * and seem content are passed over till the others are done.
 */
final class DualDescent {

  /** How dear a line on the wrong side is. The same for every corpus. */
  static final double COST = 1;

  private static final double DIAGONAL = 0.5 / COST;
  private static final int MOST_ROUNDS = 1000;
  private static final int SEED = 7;

  private final Corpus corpus;
  private final boolean[] labelled;
  private final int[] lines;
  private final double[] weights;
  private final double[] pulls;
  private final Random random = new Random(SEED);

  /** So many of {@link #lines}, the first ones, are looked at. */
  private int active;

  /**
   * @param lines the lines to learn from
   * @param labelled for each line of the corpus whether the answer is yes
   */
  DualDescent(Corpus corpus, int[] lines, boolean[] labelled) {
    this.corpus = corpus;
    this.labelled = labelled;
    this.lines = lines.clone();
    this.weights = new double[corpus.features() + 1];
    this.pulls = new double[corpus.size()];
    this.active = lines.length;
  }

  /** How hard a line pulls to its side. */
  double pull(int line) {
    return pulls[line];
  }

  /**
   * Begins where these pulls lead, all made stronger or weaker by the factor that suits best. The
   * end is the same as from anywhere, only nearer.
   */
  void start(double[] near) {
    for (var line : lines) {
      if (near[line] > 0) {
        pull(line, near[line]);
      }
    }
    var total = Arrays.stream(pulls).sum();
    var squares = squares(weights) + DIAGONAL * squares(pulls);
    var factor = squares == 0 ? 1 : total / squares;
    for (var numbers : new double[][] {weights, pulls}) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] *= factor;
      }
    }
  }

  /**
   * @param precision by how much the steepest slopes up and down may differ in the end
   * @return one weight for each feature and a last one that every line has
   */
  double[] to(double precision) {
    var yes = Arrays.stream(lines).filter(line -> labelled[line]).count();
    if (yes == 0 || yes == lines.length) {
      weights[weights.length - 1] = yes == 0 ? -1 : 1;
      return weights;
    }
    var content = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var slopes = round(content);
      content = slopes.most() > 0 ? slopes.most() : Double.POSITIVE_INFINITY;
      if (slopes.most() - slopes.least() <= precision) {
        if (active == lines.length) {
          break;
        }
        active = lines.length;
        content = Double.POSITIVE_INFINITY;
      }
    }
    return weights;
  }

  private record Slopes(double least, double most) {}

  /** Each line once, in a sequence that differs from round to round. */
  private Slopes round(double content) {
    shuffle();
    var least = Double.POSITIVE_INFINITY;
    var most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < active; i++) {
      var line = lines[i];
      var before = pulls[line];
      var side = labelled[line] ? 1 : -1;
      var slope = side * corpus.score(line, weights) - 1 + DIAGONAL * before;
      if (before == 0 && slope > content) {
        swap(i--, --active);
        continue;
      }
      if (before == 0 && slope > 0) {
        slope = 0;
      }
      least = Math.min(least, slope);
      most = Math.max(most, slope);
      if (slope != 0) {
        pull(line, Math.max(0, before - slope / (DIAGONAL + corpus.square(line))) - before);
      }
    }
    return new Slopes(least, most);
  }

  private void pull(int line, double more) {
    pulls[line] += more;
    corpus.add(line, labelled[line] ? more : -more, weights);
  }

  private void shuffle() {
    for (int i = 0; i < active; i++) {
      swap(i, i + random.nextInt(active - i));
    }
  }

  private void swap(int i, int j) {
    var line = lines[i];
    lines[i] = lines[j];
    lines[j] = line;
  }

  private static double squares(double[] numbers) {
    var sum = 0.0;
    for (var number : numbers) {
      sum += number * number;
    }
    return sum;
  }
}
