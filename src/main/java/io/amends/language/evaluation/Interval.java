package io.amends.language.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A figure over many messages and where it would lie, 19 times of 20, had other messages of the
 * same kind been measured: the percentile bootstrap over messages (Efron 1979).
 *
 * @param low 2.5 % of the drawings give less
 * @param high 2.5 % of the drawings give more
 */
record Interval(double figure, double low, double high) {

  static final int DRAWINGS = 1000;
  static final int SEED = 7;

  static final String HOW =
      "In brackets: 95 %% intervals, by %d drawings of as many messages with replacement (seed %d)."
          .formatted(DRAWINGS, SEED);

  /**
   * @param scores one for each message
   * @param figure of a sum of scores
   */
  static Interval of(List<Score> scores, ToDoubleFunction<Score> figure) {
    var random = new Random(SEED);
    var drawn = new double[DRAWINGS];
    for (int d = 0; d < DRAWINGS; d++) {
      drawn[d] = figure.applyAsDouble(drawing(scores, random));
    }
    Arrays.sort(drawn);
    return new Interval(
        figure.applyAsDouble(scores.stream().reduce(Score.NONE, Score::plus)),
        drawn[DRAWINGS / 40],
        drawn[DRAWINGS - 1 - DRAWINGS / 40]);
  }

  /** The share of what holds. */
  static Interval share(List<Boolean> holds) {
    return of(
        holds.stream().map(each -> new Score(each ? 1 : 0, each ? 0 : 1, 0)).toList(),
        Score::precision);
  }

  private static Score drawing(List<Score> scores, Random random) {
    var right = 0;
    var wrong = 0;
    var missed = 0;
    for (int i = 0; i < scores.size(); i++) {
      var score = scores.get(random.nextInt(scores.size()));
      right += score.right();
      wrong += score.wrong();
      missed += score.missed();
    }
    return new Score(right, wrong, missed);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", figure, low, high);
  }
}
