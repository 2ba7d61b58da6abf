package io.amends.language.evaluation;

import java.util.ArrayList;
import java.util.List;

/** All figures of answers to labelled messages. The same answers give the same figures. */
public final class Evaluation {

  private static final int SHOWN = 30;
  private static final int TO_LOOK_AT = 100;

  private Evaluation() {}

  /**
   * How a model answers messages that it does not know.
   *
   * @param everyMistake whether each line with a mistake is listed
   */
  public static Sheet ofMessages(List<String> about, List<Judged> lines, boolean everyMistake) {
    var tables = figures(lines);
    tables.addAll(new Mistakes(lines).surest(SHOWN));
    if (everyMistake) {
      tables.add(new Mistakes(lines).all());
    }
    return new Sheet("How well messages are understood", about, tables);
  }

  /** How lines are answered by what was learnt without them, and which of them to look at. */
  public static Sheet ofLeftOut(List<String> about, List<Judged> lines) {
    var tables = figures(lines);
    tables.addAll(new Mistakes(lines).surest(TO_LOOK_AT));
    return new Sheet("How well left-out lines are understood", about, tables);
  }

  private static List<Table> figures(List<Judged> lines) {
    var tables = new ArrayList<Table>();
    var codes = new Codes(lines);
    tables.addAll(codes.tables());
    tables.addAll(new Moods(lines).tables());
    tables.addAll(Findings.tables(lines));
    tables.add(Confusions.table(lines));
    tables.addAll(Bins.tables(lines));
    return tables;
  }
}
