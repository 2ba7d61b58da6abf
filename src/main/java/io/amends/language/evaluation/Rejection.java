package io.amends.language.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Says of a text that it is of no known class where the best one is less sure than a threshold.
 *
 * @param threshold the least confidence that is believed
 */
record Rejection(double threshold) {

  /** So many right answers are given up. */
  private static final double GIVEN_UP = 0.05;

  /** With the threshold that one right answer of twenty is below, of lines that were left out. */
  static Rejection fitted(List<Taken> unseen) {
    var right =
        unseen.stream().filter(Taken::isRight).mapToDouble(Taken::confidence).sorted().toArray();
    return new Rejection(right.length == 0 ? 0 : right[(int) (right.length * GIVEN_UP)]);
  }

  Table table(List<Taken> inside, List<Taken> outside) {
    var table =
        new Table("Lines of no known class", 1, "share", "n", "of them")
            .noting(
                String.format(
                    Locale.ROOT,
                    "An answer is rejected below %.3f: 5 %% of right answers to left-out lines of"
                        + " the learning are below; no line of no class was looked at for it.",
                    threshold));
    table.row("of no class, and rejected", outside.size(), share(outside, line -> !believes(line)));
    table.row("of a class, and right, none rejected", inside.size(), share(inside, Taken::isRight));
    table.row(
        "of a class, right and not rejected",
        inside.size(),
        share(inside, line -> line.isRight() && believes(line)));
    table.row("of a class, and rejected", inside.size(), share(inside, line -> !believes(line)));
    return table.row(
        "AUROC: a line of a class is surer than one of none",
        inside.size() + outside.size(),
        area(confidences(inside), confidences(outside)));
  }

  private boolean believes(Taken line) {
    return line.confidence() >= threshold;
  }

  /** The chance that one of {@code high} is above one of {@code low}; as high counts half. */
  static double area(double[] high, double[] low) {
    var sorted = low.clone();
    Arrays.sort(sorted);
    var above = 0.0;
    for (var value : high) {
      above += (below(sorted, value) + below(sorted, Math.nextUp(value))) / 2.0;
    }
    return above / high.length / low.length;
  }

  /** How many are less than a value. */
  private static int below(double[] sorted, double value) {
    var from = 0;
    var to = sorted.length;
    while (from < to) {
      var middle = (from + to) >>> 1;
      if (sorted[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static double[] confidences(List<Taken> lines) {
    return lines.stream().mapToDouble(Taken::confidence).toArray();
  }

  private static Interval share(List<Taken> lines, Predicate<Taken> holds) {
    return Interval.share(lines.stream().map(holds::test).toList());
  }
}
