package io.amends.language.evaluation;

import io.amends.language.Taxonomy;
import java.util.List;

/**
 * Whether confidences mean what they say: of all that is said with 0.7, 7 of 10 should be right.
 */
final class Bins {

  private static final int COUNT = 10;

  private final int[] sizes = new int[COUNT];
  private final int[] right = new int[COUNT];
  private final double[] confidences = new double[COUNT];

  void add(double confidence, boolean holds) {
    var bin = Math.min(COUNT - 1, (int) (confidence * COUNT));
    sizes[bin]++;
    right[bin] += holds ? 1 : 0;
    confidences[bin] += confidence;
  }

  /**
   * How far confidence is off on average (Naeini et al. 2015).
   *
   * @param from the first bin that counts
   */
  double error(int from) {
    var off = 0.0;
    var all = 0;
    for (int bin = from; bin < COUNT; bin++) {
      off += Math.abs(confidences[bin] - right[bin]);
      all += sizes[bin];
    }
    return all == 0 ? 0 : off / all;
  }

  Table table(String caption) {
    var table = new Table(caption, 1, "confidence", "n", "mean", "right");
    for (int bin = 0; bin < COUNT; bin++) {
      if (sizes[bin] > 0) {
        table.row(
            "0.%d to %s".formatted(bin, bin == COUNT - 1 ? "1" : "0." + (bin + 1)),
            sizes[bin],
            confidences[bin] / sizes[bin],
            Score.share(right[bin], sizes[bin]));
      }
    }
    return table;
  }

  static List<Table> tables(List<Judged> lines) {
    var errors =
        new Table("Calibration errors", 1, "head", "expected error", "from 0.1 on")
            .noting(
                "How far confidence is off the share that is right: over all codes of all messages,"
                    + " and over those with a confidence of 0.1 and more.");
    var all = new Bins();
    for (var head : Taxonomy.values()) {
      var bins = new Bins();
      for (var line : lines) {
        line.right(head)
            .ifPresent(
                right ->
                    head.codes()
                        .forEach(
                            code -> {
                              var sure = line.confidences().getOrDefault(code, 0.0);
                              bins.add(sure, right.contains(code));
                              all.add(sure, right.contains(code));
                            }));
      }
      errors.row(Codes.name(head), bins.error(0), bins.error(1));
    }
    return List.of(all.table("Calibration"), errors.row("all", all.error(0), all.error(1)));
  }
}
