package io.amends.language.evaluation;

import io.amends.language.Taxonomy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** How well codes are answered: by head, by code, by language. */
final class Codes {

  private final List<Judged> lines;

  Codes(List<Judged> lines) {
    this.lines = lines;
  }

  List<Table> tables() {
    return List.of(heads(), languages(), codes());
  }

  private Table heads() {
    var table =
        new Table("Heads", 1, "head", "n", "precision", "recall", "F1").noting(Interval.HOW);
    for (var head : Taxonomy.values()) {
      var scores = scores(head, line -> true);
      if (!scores.isEmpty()) {
        table.row(
            name(head),
            sum(scores).expected(),
            Interval.of(scores, Score::precision),
            Interval.of(scores, Score::recall),
            Interval.of(scores, Score::f1));
      }
    }
    return table;
  }

  private Table languages() {
    var table = new Table("Languages", 2, "language", "head", "messages", "n", "P", "R", "F1");
    var tags = new TreeSet<String>();
    lines.forEach(line -> tags.add(line.language()));
    for (var tag : tags) {
      for (var head : Taxonomy.values()) {
        var scores = scores(head, line -> line.language().equals(tag));
        if (!scores.isEmpty()) {
          var sum = sum(scores);
          table.row(
              tag,
              name(head),
              scores.size(),
              sum.expected(),
              sum.precision(),
              sum.recall(),
              sum.f1());
        }
      }
    }
    return table;
  }

  private Table codes() {
    var table = new Table("Codes", 2, "head", "code", "n", "answered", "P", "R", "F1");
    for (var head : Taxonomy.values()) {
      var scores = new TreeMap<String, Score>();
      for (var line : lines) {
        line.right(head).ifPresent(right -> add(scores, head, right, line.answered(head)));
      }
      for (var code : head.codes()) {
        var score = scores.getOrDefault(code, Score.NONE);
        if (!score.equals(Score.NONE)) {
          table.row(
              name(head),
              code,
              score.expected(),
              score.right() + score.wrong(),
              score.precision(),
              score.recall(),
              score.f1());
        }
      }
    }
    return table;
  }

  private static void add(
      TreeMap<String, Score> scores, Taxonomy head, Set<String> right, Set<String> answered) {
    for (var code : head.codes()) {
      scores.merge(code, Score.of(right.contains(code), answered.contains(code)), Score::plus);
    }
  }

  private List<Score> scores(Taxonomy head, Predicate<Judged> which) {
    return lines.stream()
        .filter(which)
        .filter(line -> line.right(head).isPresent())
        .map(line -> Score.of(line.right(head).orElseThrow(), line.answered(head)))
        .toList();
  }

  static Score sum(List<Score> scores) {
    return scores.stream().reduce(Score.NONE, Score::plus);
  }

  static String name(Taxonomy head) {
    return head.name().toLowerCase(Locale.ROOT);
  }
}
