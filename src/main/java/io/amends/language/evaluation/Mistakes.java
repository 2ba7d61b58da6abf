package io.amends.language.evaluation;

import io.amends.language.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where answer and label contradict each other; one of the two is wrong. */
final class Mistakes {

  private final List<Judged> lines;

  Mistakes(List<Judged> lines) {
    this.lines = lines;
  }

  /** One code of one line that is answered and not labelled, or labelled and not answered. */
  private record Contradiction(Judged line, String code, double confidence, boolean answered) {}

  /**
   * The contradictions that the model is surest of.
   *
   * @param shown so many of each kind
   */
  List<Table> surest(int shown) {
    return List.of(
        table("Answered, and not labelled", true, shown)
            .noting("The surest first: the model is wrong, or a label is missing."),
        table("Labelled, and not answered", false, shown)
            .noting("The surest first: the model is wrong, or the label is."),
        moods(shown));
  }

  /** Every line with a mistake. */
  Table all() {
    var table = new Table("Mistakes", 4, "place", "labelled", "answered", "text");
    for (var line : lines) {
      var right = right(line);
      var answered = answered(line);
      if (!right.equals(answered) || off(line) != 0) {
        table.row(
            line.message().place(),
            words(right, line.message().emotion()),
            words(answered, line.understood().emotion()),
            line.message().text());
      }
    }
    return table;
  }

  private Table table(String caption, boolean answered, int shown) {
    var table = new Table(caption, 6, "place", "code", "sure", "labelled", "answered", "text");
    contradictions().stream()
        .filter(each -> each.answered() == answered)
        .sorted(byConfidence(answered))
        .limit(shown)
        .forEach(
            each ->
                table.row(
                    each.line().message().place(),
                    each.code(),
                    each.confidence(),
                    words(right(each.line()), each.line().message().emotion()),
                    words(answered(each.line()), each.line().understood().emotion()),
                    each.line().message().text()));
    return table;
  }

  private static Comparator<Contradiction> byConfidence(boolean answered) {
    var rising = Comparator.comparingDouble(Contradiction::confidence);
    return answered ? rising.reversed() : rising;
  }

  private Table moods(int shown) {
    var table = new Table("Emotion two steps off and more", 4, "place", "right", "found", "text");
    lines.stream()
        .filter(line -> Math.abs(off(line)) > 1)
        .sorted(Comparator.comparingInt((Judged line) -> Math.abs(off(line))).reversed())
        .limit(shown)
        .forEach(
            line ->
                table.row(
                    line.message().place(),
                    line.understood().emotion() - off(line),
                    line.understood().emotion(),
                    line.message().text()));
    return table;
  }

  private List<Contradiction> contradictions() {
    var found = new ArrayList<Contradiction>();
    for (var line : lines) {
      for (var head : Taxonomy.values()) {
        line.right(head)
            .ifPresent(
                right -> {
                  var answered = line.answered(head);
                  for (var code : head.codes()) {
                    if (right.contains(code) != answered.contains(code)) {
                      found.add(
                          new Contradiction(
                              line, code, line.confidence(head, code), answered.contains(code)));
                    }
                  }
                });
      }
    }
    return found;
  }

  private static int off(Judged line) {
    var right = line.message().emotion();
    return right == null ? 0 : line.understood().emotion() - right;
  }

  private static Set<String> right(Judged line) {
    var codes = new LinkedHashSet<String>();
    for (var head : Taxonomy.values()) {
      line.right(head).ifPresent(codes::addAll);
    }
    return codes;
  }

  /** What is answered of the heads that are judged. */
  private static Set<String> answered(Judged line) {
    var codes = new LinkedHashSet<String>();
    for (var head : Taxonomy.values()) {
      if (line.right(head).isPresent()) {
        codes.addAll(line.answered(head));
      }
    }
    return codes;
  }

  private static String words(Set<String> codes, @Nullable Integer level) {
    var words = String.join(" ", codes);
    return level == null ? words : (words + " " + level).strip();
  }
}
