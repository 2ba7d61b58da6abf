package io.amends.rehearsal;

import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.FlowBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What of a set of flows the goldens come by: every case, every remedy that a case can really put
 * on the table, and each answer to the question after the solution.
 *
 * @param there all that can be visited
 * @param visited of it, with the goldens that come by
 * @param outOfReach what nothing leads to, with what is mostly in the way
 */
public record Coverage(
    Set<Spot> there, Map<Spot, List<String>> visited, Map<Spot, String> outOfReach) {

  public Coverage {
    there = Set.copyOf(there);
    visited = Map.copyOf(visited);
    outOfReach = Map.copyOf(outOfReach);
  }

  public static Coverage of(FlowBook book, Collection<Performance> performances) {
    var there = new TreeSet<Spot>();
    var outOfReach = new TreeMap<Spot, String>();
    var reach = new Reach(book);
    for (var flow : book.flows().values()) {
      addCases(flow, reach, there, outOfReach);
      if (!flow.followUp().isNone()) {
        for (var answer : List.of("yes", "no", "silent")) {
          there.add(new Spot.FollowedUp(flow.name(), answer));
        }
      }
    }
    var visited = new TreeMap<Spot, List<String>>();
    for (var performance : performances) {
      for (var spot : performance.visits()) {
        visited.computeIfAbsent(spot, s -> new ArrayList<>()).add(performance.golden().file());
      }
    }
    // What was seen on the table is in reach, whatever the search found.
    outOfReach.keySet().removeAll(visited.keySet());
    visited.keySet().stream()
        .filter(spot -> !(spot instanceof Spot.FollowedUp))
        .forEach(there::add);
    visited.keySet().retainAll(there);
    return new Coverage(there, visited, outOfReach);
  }

  private static void addCases(
      Flow flow, Reach reach, Set<Spot> there, Map<Spot, String> outOfReach) {
    for (var i = 0; i < flow.cases().size(); i++) {
      var taken = new Spot.CaseTaken(flow.name(), i + 1);
      there.add(taken);
      var obstacles = reach.obstacles(flow, i);
      for (var remedy : flow.cases().get(i).offer()) {
        var spot = new Spot.Offered(flow.name(), i + 1, remedy.code());
        var obstacle = obstacles.get(remedy);
        if (obstacle == null) {
          there.add(spot);
        } else {
          outOfReach.put(spot, obstacle);
        }
      }
    }
  }

  /** What no golden comes by. */
  public SortedSet<Spot> missing() {
    var missing = new TreeSet<>(there);
    missing.removeAll(visited.keySet());
    return missing;
  }

  public boolean isWhole() {
    return missing().isEmpty();
  }

  /** The report: sums, what is missing, what is out of reach and why, and who comes by where. */
  public String report(FlowBook book) {
    var lines = new ArrayList<String>();
    lines.add(sum("cases", Spot.CaseTaken.class));
    lines.add(sum("options", Spot.Offered.class));
    lines.add(sum("follow-ups", Spot.FollowedUp.class));
    if (!isWhole()) {
      lines.add("");
      lines.add("No golden comes by:");
      missing().forEach(spot -> lines.add("  " + spot + told(book, spot)));
    }
    if (!outOfReach.isEmpty()) {
      lines.add("");
      lines.add("Out of reach:");
      new TreeMap<>(outOfReach)
          .forEach((spot, why) -> lines.add("  " + spot + told(book, spot) + ": " + why));
    }
    lines.add("");
    lines.add("Who comes by where:");
    new TreeMap<>(visited)
        .forEach(
            (spot, goldens) ->
                lines.add("  " + spot + told(book, spot) + ": " + String.join(", ", goldens)));
    return String.join("\n", lines) + "\n";
  }

  private String sum(String what, Class<? extends Spot> kind) {
    var all = there.stream().filter(kind::isInstance).count();
    var done = visited.keySet().stream().filter(kind::isInstance).count();
    return "%-10s %3d of %3d".formatted(what, done, all);
  }

  /** What the case says, which a number alone does not tell. */
  private static String told(FlowBook book, Spot spot) {
    var number =
        spot instanceof Spot.CaseTaken taken
            ? taken.number()
            : spot instanceof Spot.Offered offered ? offered.number() : 0;
    if (number == 0) {
      return "";
    }
    var found = book.flow(spot.flow()).orElseThrow().cases().get(number - 1);
    var when =
        found.when().entrySet().stream()
            .map(condition -> condition.getKey() + ": " + words(condition.getValue()))
            .sorted()
            .collect(Collectors.joining(", "));
    return " (" + (when.isEmpty() ? "otherwise" : when) + ")";
  }

  private static String words(Condition condition) {
    if (condition instanceof Condition.AnyOf anyOf) {
      return String.join("|", new TreeSet<>(anyOf.words()));
    }
    if (condition instanceof Condition.AtLeast atLeast) {
      return "at least " + atLeast.bound();
    }
    if (condition instanceof Condition.AtMost atMost) {
      return "at most " + atMost.bound();
    }
    return condition instanceof Condition.Known ? "known" : "missing";
  }
}
