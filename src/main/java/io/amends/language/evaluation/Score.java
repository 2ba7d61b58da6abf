package io.amends.language.evaluation;

import java.util.Set;

/** Counts of right, wrong and missed answers, and what follows from them. */
record Score(int right, int wrong, int missed) {

  static final Score NONE = new Score(0, 0, 0);

  static Score of(Set<?> expected, Set<?> answered) {
    var right = (int) answered.stream().filter(expected::contains).count();
    return new Score(right, answered.size() - right, expected.size() - right);
  }

  static Score of(boolean expected, boolean answered) {
    return new Score(
        expected && answered ? 1 : 0, !expected && answered ? 1 : 0, expected && !answered ? 1 : 0);
  }

  Score plus(Score other) {
    return new Score(right + other.right, wrong + other.wrong, missed + other.missed);
  }

  int expected() {
    return right + missed;
  }

  double precision() {
    return share(right, right + wrong);
  }

  double recall() {
    return share(right, right + missed);
  }

  double f1() {
    return share(2 * right, 2 * right + wrong + missed);
  }

  static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
