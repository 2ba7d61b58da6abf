package io.amends.language.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All figures of texts that are of one class each. The same answers give the same figures. */
public final class Classification {

  private static final int SHOWN = 30;

  private final List<Taken> test;

  private Classification(List<Taken> test) {
    this.test = test;
  }

  /**
   * How well classes are told apart.
   *
   * @param unseen lines that were learnt from, by what was learnt without them
   * @param test lines that were not learnt from
   * @param outside lines of no class that is known; may be none
   */
  public static Sheet of(
      List<String> about, List<Taken> unseen, List<Taken> test, List<Taken> outside) {
    var figures = new Classification(test);
    var tables = new ArrayList<Table>();
    tables.add(figures.accuracy(unseen));
    if (!outside.isEmpty()) {
      tables.add(Rejection.fitted(unseen).table(test, outside));
    }
    tables.add(figures.confusions());
    tables.addAll(figures.calibration());
    tables.add(figures.surest());
    tables.add(figures.classes());
    return new Sheet("How well classes are told apart", about, tables);
  }

  private Table accuracy(List<Taken> unseen) {
    var scores = scores().values();
    return new Table("Accuracy", 1, "share", "n", "of them")
        .noting(Interval.HOW)
        .row("test lines that are right", test.size(), right(test))
        .row("left-out lines of the learning that are right", unseen.size(), right(unseen))
        .row(
            "macro F1: the mean over the classes of the test",
            scores.size(),
            scores.stream().mapToDouble(Score::f1).average().orElse(0));
  }

  private Table confusions() {
    var confusions = new Confusions();
    test.forEach(line -> confusions.add(Set.of(line.example().label()), Set.of(line.label())));
    var table = new Table("Confusions", 2, "right", "answered", "times");
    confusions
        .most()
        .forEach(e -> table.row(e.getKey().right(), e.getKey().answered(), e.getValue()));
    return table;
  }

  private List<Table> calibration() {
    var bins = new Bins();
    test.forEach(line -> bins.add(line.confidence(), line.isRight()));
    return List.of(
        bins.table("Calibration"),
        new Table("Calibration error", 1, "lines", "expected error").row("test", bins.error(0)));
  }

  private Table surest() {
    var table = new Table("Surest mistakes", 5, "place", "sure", "right", "answered", "text");
    test.stream()
        .filter(line -> !line.isRight())
        .sorted(Comparator.comparingDouble(Taken::confidence).reversed())
        .limit(SHOWN)
        .forEach(
            line ->
                table.row(
                    line.example().place(),
                    line.confidence(),
                    line.example().label(),
                    line.label(),
                    line.example().text()));
    return table;
  }

  private Table classes() {
    var table = new Table("Classes", 1, "class", "n", "P", "R", "F1");
    scores()
        .forEach(
            (label, score) ->
                table.row(label, score.expected(), score.precision(), score.recall(), score.f1()));
    return table;
  }

  /** Of the classes of the test. */
  private Map<String, Score> scores() {
    var scores = new TreeMap<String, Score>();
    test.forEach(line -> scores.put(line.example().label(), Score.NONE));
    for (var line : test) {
      scores.computeIfPresent(
          line.example().label(), (label, score) -> score.plus(Score.of(true, line.isRight())));
      if (!line.isRight()) {
        scores.computeIfPresent(line.label(), (label, score) -> score.plus(Score.of(false, true)));
      }
    }
    return scores;
  }

  private static Interval right(List<Taken> lines) {
    return Interval.share(lines.stream().map(Taken::isRight).toList());
  }
}
