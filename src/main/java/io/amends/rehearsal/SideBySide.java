package io.amends.rehearsal;

import io.amends.language.Understanding;
import io.amends.rehearsal.Performance.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells how a performance went beside how it is written, for the person who edits the golden. */
public final class SideBySide {

  private static final int WIDTH = 62;

  private SideBySide() {}

  /** What is wrong, both transcripts, and the rows that would pass. */
  public static String of(Performance performance) {
    var golden = performance.golden();
    var lines = new ArrayList<String>();
    lines.add("dialog-flows/golden/" + golden.file() + "  " + golden.title());
    performance.faults().forEach(fault -> lines.add("  " + fault));
    lines.add("");
    lines.add("  " + padded("as written") + "| as it went");
    for (var scene : performance.scenes()) {
      lines.addAll(scene(scene, golden.opening().language()));
    }
    lines.add("");
    lines.add("  This would pass. Paste it only if it is right:");
    lines.add("");
    lines.add(Written.passing(performance));
    return String.join("\n", lines);
  }

  private static List<String> scene(Scene scene, String language) {
    var lines = new ArrayList<String>();
    Written.cues(scene.beat(), language).stream()
        .filter(row -> !row.startsWith("  understood") && !row.startsWith("  named"))
        .forEach(row -> lines.add("  " + row));
    for (var heard : scene.heard()) {
      if (!heard.equals(Understanding.nothing())) {
        lines.add("      heard: " + heard(heard));
      }
    }
    var mark = scene.isAsWritten() ? "  " : "> ";
    var left = Written.reaction(scene.beat().reaction());
    var right = Written.reaction(scene.reaction());
    var leftRows = left.stream().flatMap(row -> folded(row).stream()).toList();
    var rightRows = right.stream().flatMap(row -> folded(row).stream()).toList();
    for (var i = 0; i < Math.max(leftRows.size(), rightRows.size()); i++) {
      lines.add(mark + padded(row(leftRows, i)) + "| " + row(rightRows, i));
    }
    return lines;
  }

  private static String heard(Understanding understanding) {
    var named =
        Meant.named(understanding).entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return understanding.language()
        + " "
        + String.join(" ", Meant.codes(understanding))
        + (named.isEmpty() ? "" : " (" + named + ")");
  }

  private static String row(List<String> rows, int index) {
    return index < rows.size() ? rows.get(index) : "";
  }

  private static List<String> folded(String row) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var each : row.codePoints().toArray()) {
      if (width(line) >= WIDTH - 3) {
        lines.add(line.toString());
        line = new StringBuilder("    ");
      }
      line.appendCodePoint(each);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String padded(String row) {
    return row + " ".repeat(Math.max(1, WIDTH - width(row)));
  }

  /** In columns of a terminal: a Han character takes two. */
  private static int width(CharSequence row) {
    return row.codePoints().map(each -> each >= 0x2E80 && each < 0x10000 ? 2 : 1).sum();
  }
}
