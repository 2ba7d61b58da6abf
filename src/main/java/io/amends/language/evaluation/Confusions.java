package io.amends.language.evaluation;

import io.amends.language.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which answer was given where another was right. */
final class Confusions {

  static final int SHOWN = 15;

  /** Where nothing is right, or nothing was answered. */
  static final String NOTHING = "nothing";

  private final Map<Pair, Integer> counts = new TreeMap<>();

  /** What was right and what was answered in its place. */
  record Pair(String right, String answered) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return Comparator.comparing(Pair::right).thenComparing(Pair::answered).compare(this, other);
    }
  }

  /** Counts each missed answer with each wrong one of the same message. */
  Confusions add(Set<String> right, Set<String> answered) {
    for (var missed : orNothing(right, answered)) {
      for (var wrong : orNothing(answered, right)) {
        if (!missed.equals(wrong)) {
          counts.merge(new Pair(missed, wrong), 1, Integer::sum);
        }
      }
    }
    return this;
  }

  /** The most frequent ones, most first. */
  List<Map.Entry<Pair, Integer>> most() {
    var sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Map.Entry.<Pair, Integer>comparingByValue().reversed());
    return List.copyOf(sorted.subList(0, Math.min(SHOWN, sorted.size())));
  }

  static Table table(List<Judged> lines) {
    var table =
        new Table("Confusions", 3, "head", "right", "answered", "times")
            .noting("The " + SHOWN + " most frequent ones of each head.");
    for (var head : Taxonomy.values()) {
      var confusions = new Confusions();
      for (var line : lines) {
        line.right(head).ifPresent(right -> confusions.add(right, line.answered(head)));
      }
      for (var each : confusions.most()) {
        var pair = each.getKey();
        table.row(Codes.name(head), pair.right(), pair.answered(), each.getValue());
      }
    }
    return table;
  }

  private static Set<String> orNothing(Set<String> some, Set<String> without) {
    var left = new LinkedHashSet<>(some);
    left.removeAll(without);
    return left.isEmpty() ? Set.of(NOTHING) : left;
  }
}
