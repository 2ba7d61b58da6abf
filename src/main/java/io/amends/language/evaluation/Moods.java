package io.amends.language.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/** How well the level of emotion is found. */
final class Moods {

  /** From this level on a customer is upset. */
  private static final int UPSET = 2;

  private final List<int[]> levels = new ArrayList<>();

  Moods(List<Judged> lines) {
    for (var line : lines) {
      if (line.message().emotion() != null) {
        levels.add(
            new int[] {
              Objects.requireNonNull(line.message().emotion()), line.understood().emotion()
            });
      }
    }
  }

  List<Table> tables() {
    return levels.isEmpty() ? List.of() : List.of(shares(), levels());
  }

  private Table shares() {
    var table = new Table("Emotion", 1, "share", "n", "of them");
    row(table, "exact", 0, Message.EMOTIONS, (right, found) -> right.equals(found));
    row(table, "within one", 0, Message.EMOTIONS, (right, found) -> Math.abs(right - found) <= 1);
    row(table, "upset (2 to 4) found as such", UPSET, Message.EMOTIONS, (r, f) -> f >= UPSET);
    row(table, "calm (0 and 1) kept calm", 0, UPSET, (r, f) -> f < UPSET);
    return table;
  }

  private void row(
      Table table, String name, int from, int to, BiPredicate<Integer, Integer> holds) {
    var shares =
        levels.stream()
            .filter(level -> level[0] >= from && level[0] < to)
            .map(level -> holds.test(level[0], level[1]))
            .toList();
    if (!shares.isEmpty()) {
      table.row(name, shares.size(), Interval.share(shares));
    }
  }

  private Table levels() {
    var table = new Table("Emotion, found where right", 1, "right", "0", "1", "2", "3", "4");
    for (int right = 0; right < Message.EMOTIONS; right++) {
      var found = new Object[Message.EMOTIONS + 1];
      found[0] = right;
      for (int level = 0; level < Message.EMOTIONS; level++) {
        var pair = new int[] {right, level};
        found[level + 1] = levels.stream().filter(each -> Arrays.equals(each, pair)).count();
      }
      table.row(found);
    }
    return table;
  }
}
