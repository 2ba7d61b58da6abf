package io.amends.language.opennlp;

/** Counts of right, wrong and missed answers, and what follows from them. */
final class Score {

  private int right;
  private int wrong;
  private int missed;

  void add(boolean expected, boolean answered) {
    right += expected && answered ? 1 : 0;
    wrong += !expected && answered ? 1 : 0;
    missed += expected && !answered ? 1 : 0;
  }

  void add(Score other) {
    right += other.right;
    wrong += other.wrong;
    missed += other.missed;
  }

  int expected() {
    return right + missed;
  }

  double precision() {
    return right == 0 ? 0 : (double) right / (right + wrong);
  }

  double recall() {
    return right == 0 ? 0 : (double) right / (right + missed);
  }

  double f1() {
    return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
  }

  @Override
  public String toString() {
    return "%5d  P %.3f  R %.3f  F1 %.3f".formatted(expected(), precision(), recall(), f1());
  }
}
