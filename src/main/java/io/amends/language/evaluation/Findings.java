package io.amends.language.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** How well languages are told and entities are found. */
final class Findings {

  private Findings() {}

  static List<Table> tables(List<Judged> lines) {
    var tables = new ArrayList<Table>();
    var told = lines.stream().filter(line -> line.message().language() != null).toList();
    if (!told.isEmpty()) {
      tables.add(languages(told));
    }
    if (lines.stream().anyMatch(line -> line.message().entities() != null)) {
      tables.add(entities(lines));
    }
    return tables;
  }

  private static Table languages(List<Judged> lines) {
    var table = new Table("Language", 1, "labelled", "n", "told");
    var byTag = new TreeMap<String, List<Boolean>>();
    for (var line : lines) {
      byTag
          .computeIfAbsent(line.language(), tag -> new ArrayList<>())
          .add(line.language().equals(line.understood().language()));
    }
    byTag.forEach((tag, right) -> table.row(tag, right.size(), Interval.share(right)));
    var all = byTag.values().stream().flatMap(List::stream).toList();
    return table.row("all", all.size(), Interval.share(all));
  }

  private static Table entities(List<Judged> lines) {
    var scores = new TreeMap<String, Score>();
    labelled(lines).forEach(each -> scores.put(each.type(), Score.NONE));
    for (var line : lines) {
      var labelled = line.message().entities();
      if (labelled != null) {
        var right = Set.copyOf(labelled);
        var either = new HashSet<>(right);
        var found = found(line);
        either.addAll(found);
        either.forEach(
            each ->
                scores.computeIfPresent(
                    each.type(),
                    (type, score) ->
                        score.plus(Score.of(right.contains(each), found.contains(each)))));
      }
    }
    var table =
        new Table("Entities", 1, "type", "n", "found", "P", "R", "F1")
            .noting(
                "Right is an entity of the labelled type with the labelled words. Types that no"
                    + " message is labelled with are not judged.");
    scores.forEach((type, score) -> row(table, type, score));
    row(table, "all", Codes.sum(List.copyOf(scores.values())));
    return table;
  }

  private static List<Message.Named> labelled(List<Judged> lines) {
    return lines.stream()
        .map(line -> line.message().entities())
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .toList();
  }

  private static Set<Message.Named> found(Judged line) {
    var found = new HashSet<Message.Named>();
    line.understood().entities().forEach(e -> found.add(new Message.Named(e.type(), e.text())));
    return found;
  }

  private static void row(Table table, String name, Score score) {
    table.row(
        name,
        score.expected(),
        score.right() + score.wrong(),
        score.precision(),
        score.recall(),
        score.f1());
  }
}
