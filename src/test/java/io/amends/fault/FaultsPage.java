package io.amends.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code src/docs/FAULTS.md}: a line for each scenario, its newest run. Lines of scenarios that
 * were not run stay as they are.
 */
final class FaultsPage {

  private static final String BEGIN =
      """
      # What breaks, and what holds

      Written by `src/trials/faults`: each line is the newest run of its scenario, failures too.
      Nodes are processes of their own; a kill is `kill -9` of a process id. After each run all
      that clients were told is held against all that is kept, by these invariants:

      %s

      A scenario fails if one of them, or what stands under "passes", does not hold. Its numbers are
      what was done in this run: smaller than the release gate's where they say so.

      | scenario | breaks | passes | done and measured | result | run |
      |---|---|---|---|---|---|
      """;

  private static final String END =
      """

      What it does not show: power loss (only processes are killed), and several machines (nodes,
      Redis and clients share one).
      """;

  /**
   * Where and how it ran.
   *
   * @param command that runs it again
   * @param machine without its name
   */
  record Run(String command, String commit, String machine) {}

  private FaultsPage() {}

  /**
   * The page with these outcomes.
   *
   * @param old the page as it was; may be empty
   */
  static String with(String old, List<Outcome> outcomes, Run run) {
    Map<String, String> lines = new TreeMap<>(FaultsPage::inOrder);
    old.lines()
        .filter(line -> line.startsWith("| R"))
        .forEach(line -> lines.put(line.split("\\|")[1].strip(), line));
    outcomes.forEach(outcome -> lines.put(outcome.scenario().name(), line(outcome, run)));
    return BEGIN.formatted(invariants()) + String.join("\n", lines.values()) + "\n" + END;
  }

  private static String invariants() {
    var text = new ArrayList<String>();
    for (var invariant : Invariant.values()) {
      text.add("- " + invariant + ": " + invariant.text());
    }
    return String.join("\n", text);
  }

  private static String line(Outcome outcome, Run run) {
    var numbers = new LinkedHashMap<>(outcome.numbers());
    var done =
        numbers.entrySet().stream()
            .map(number -> number.getKey() + ": " + number.getValue())
            .collect(Collectors.joining("; "));
    var result =
        outcome.isPassed()
            ? "passed"
            : "**failed**: "
                + outcome.failures().stream().limit(3).collect(Collectors.joining("; "));
    var how =
        "`%s`, seed %d, commit %s, %d s, %s"
            .formatted(
                run.command() + " " + outcome.scenario().name(),
                outcome.seed(),
                run.commit(),
                outcome.seconds(),
                run.machine());
    return List.of(
            outcome.scenario().name(),
            outcome.scenario().breaks(),
            outcome.scenario().passes(),
            done,
            result,
            how)
        .stream()
        .map(FaultsPage::cell)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String cell(String text) {
    var line = text.replace('\n', ' ').replace("|", "\\|");
    return line.length() > 700 ? line.substring(0, 700) + "…" : line;
  }

  /** R2 before R10. */
  private static int inOrder(String one, String other) {
    var byNumber = Integer.compare(number(one), number(other));
    return byNumber == 0 ? one.compareTo(other) : byNumber;
  }

  private static int number(String name) {
    return Integer.parseInt(name.replaceAll("^R([0-9]+).*$", "$1"));
  }
}
