package io.amends.proof;

import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.Flow.Step;
import io.amends.dialog.FlowBook;
import io.amends.dialog.FlowLines;
import io.amends.dialog.Problem;
import io.amends.proof.Planning.Planned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * That a set of flows ends well in every combination of the cut points: in two options of different
 * kinds of which one can be had at once, in the one lawful way, in an answer, or with a person;
 * that every case and every question comes up; and that no script trips the guard, whatever it is
 * filled with. Immutable.
 *
 * @param problems what does not, by file and line
 * @param flows figures by flow
 * @param wordings how many texts were held against the guard
 */
public record Proof(List<Problem> problems, Map<String, Figures> flows, long wordings) {

  /**
   * @param combinations of what the flow, those it goes on with, and plans look at
   * @param ends what they end in, counted by situations: combinations that nothing tells apart
   */
  public record Figures(long combinations, Map<String, Long> ends) {
    public Figures {
      ends = Map.copyOf(ends);
    }

    long situations() {
      return ends.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  public Proof {
    problems = List.copyOf(problems);
    flows = Map.copyOf(flows);
  }

  /** Takes seconds, and two threads: not for an event loop. */
  public static Proof of(FlowBook book, FlowLines lines) {
    var said = CompletableFuture.supplyAsync(() -> new SaidAloud(book, lines).check());
    return new Search(book, lines).proof(said);
  }

  public long combinations() {
    return flows.values().stream().mapToLong(Figures::combinations).reduce(0, Math::addExact);
  }

  /** The figures, a line a flow, and what they add up to. */
  public String report() {
    var text = new StringBuilder();
    new TreeMap<>(flows)
        .forEach(
            (flow, figures) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%-20s %,22d combinations, %,7d situations: %s%n",
                        flow,
                        figures.combinations(),
                        figures.situations(),
                        ends(figures.ends()))));
    var ends = new TreeMap<String, Long>();
    flows.values().forEach(each -> each.ends().forEach((end, n) -> ends.merge(end, n, Long::sum)));
    text.append(
        String.format(
            Locale.ROOT,
            "%d flows: %,d combinations in %,d situations; %,d wordings.%nThey end in: %s.%n",
            flows.size(),
            combinations(),
            flows.values().stream().mapToLong(Figures::situations).sum(),
            wordings,
            ends(ends)));
    return text.toString();
  }

  private static String ends(Map<String, Long> ends) {
    return ends.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
        .map(end -> String.format(Locale.ROOT, "%s %,d", end.getKey(), end.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** One search through a book. */
  private static final class Search {

    private final FlowBook book;
    private final FlowLines lines;
    private final CutPoints points;
    private final Places places;
    private final Plans plans;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Set<Integer>> reached = new TreeMap<>();
    private final Map<String, Set<Planned>> options = new TreeMap<>();

    Search(FlowBook book, FlowLines lines) {
      this.book = book;
      this.lines = lines;
      this.points = new CutPoints(book);
      this.places = new Places(book.policy(), points);
      this.plans = new Plans(book);
    }

    Proof proof(CompletableFuture<SaidAloud.Said> saying) {
      var figures = new TreeMap<String, Figures>();
      for (var flow : new TreeMap<>(book.flows()).values()) {
        var world = new World(book, Walk.family(book, flow), places, points);
        figures.put(flow.name(), ends(flow, world));
        var narrow = new Walk(book, world, true);
        narrow.from(flow, (at, number, found, scene) -> reached(at).add(number));
        questions(flow, narrow);
      }
      book.flows().values().forEach(this::cases);
      var said = saying.join();
      problems.addAll(said.problems());
      problems.sort(Comparator.comparing(Problem::file).thenComparing(Problem::line));
      return new Proof(problems.stream().distinct().toList(), figures, said.texts());
    }

    private Set<Integer> reached(Flow flow) {
      return reached.computeIfAbsent(flow.name(), name -> new TreeSet<>());
    }

    private Figures ends(Flow flow, World world) {
      var ends = new EnumMap<Ends, Long>(Ends.class);
      var combinations = new long[1];
      new Walk(book, world, false)
          .from(
              flow,
              (at, number, found, scene) -> {
                if (!found.continueWith().isEmpty()) {
                  return; // counted where it goes on
                }
                if (found.offer().isEmpty()) {
                  ends.merge(found.handOff() ? Ends.PERSON : Ends.ANSWER, 1L, Long::sum);
                  combinations[0] = Math.addExact(combinations[0], scene.count());
                  return;
                }
                var outcome = plans.of(world, at, found, scene);
                combinations[0] = Math.addExact(combinations[0], outcome.count());
                outcome.plans().forEach(plan -> ends.merge(plan.end(), 1L, Long::sum));
                options
                    .computeIfAbsent(at.name() + " " + number, none -> new LinkedHashSet<>())
                    .addAll(outcome.plans());
              });
      var words = new TreeMap<String, Long>();
      ends.forEach((end, count) -> words.put(end.words(), count));
      return new Figures(combinations[0], words);
    }

    private void questions(Flow flow, Walk walk) {
      for (var i = 0; i < flow.clarify().size(); i++) {
        if (walk.atStep(flow, flow.clarify().get(i)).isEmpty()) {
          problems.add(
              lines.atStep(
                  flow.name(),
                  i,
                  (flow.clarify().get(i) instanceof Step.Ask ask
                          ? "\"" + ask.slot() + "\" is never asked"
                          : "the order is never looked up")
                      + ": its conditions never hold together",
                  "Change or delete one of the conditions."));
        }
      }
    }

    private void cases(Flow flow) {
      for (var i = 0; i < flow.cases().size(); i++) {
        var found = flow.cases().get(i);
        if (!reached(flow).contains(i)) {
          unreached(flow, i, found);
        } else if (!found.offer().isEmpty()) {
          offers(flow, i, found, options.getOrDefault(flow.name() + " " + i, Set.of()));
        }
      }
    }

    private void unreached(Flow flow, int number, Case found) {
      var world = new World(book, Walk.family(book, flow), places, points);
      var possible = !Split.of(List.of(Scene.all(world)), found.when()).hold().isEmpty();
      problems.add(
          possible
              ? lines.atCase(
                  flow.name(),
                  number,
                  "this case is never reached: the cases above it and the questions leave nothing"
                      + " for it",
                  "Move it up, change its conditions, or delete it.")
              : lines.atCase(
                  flow.name(),
                  number,
                  "this case is never reached: its conditions never hold together",
                  "Change or delete one of the conditions."));
    }

    private void offers(Flow flow, int number, Case found, Set<Planned> all) {
      var ends = all.stream().collect(Collectors.groupingBy(Planned::end));
      var wanted = found.offer().size() == 1 ? Ends.ONLY_WAY : Ends.TWO_KINDS;
      var other = found.offer().size() == 1 ? wanted : Ends.BOTH_WAIT;
      if (!ends.containsKey(wanted) && !ends.containsKey(other)) {
        problems.add(
            lines.atCase(
                flow.name(),
                number,
                found.offer().size() == 1
                    ? "\"" + found.offer().get(0).code() + "\" can never be done here: " + why(all)
                    : "there are never two ways of different kinds here: " + why(all),
                "Offer what can be done in this case, or hand over to a person."));
      }
      var wrong = ends.get(Ends.WRONG_KIND);
      if (wrong != null) {
        problems.add(
            lines.atCase(
                flow.name(),
                number,
                "both ways are of one kind though there is another, as for "
                    + Described.of(wrong.get(0)),
                "Name other ways, or put a case of its own above."));
      }
    }

    private static String why(Set<Planned> all) {
      return all.stream()
          .map(Planned::leftOut)
          .filter(reasons -> !reasons.isEmpty())
          .findFirst()
          .map(reasons -> String.join("; ", reasons))
          .orElse("no order comes here that has two");
    }
  }
}
