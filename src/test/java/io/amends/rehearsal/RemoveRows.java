package io.amends.rehearsal;

import io.amends.rehearsal.Removal.Edit;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;

/**
 * Takes each rule of the playbook out of a copy of the tree, one removal of {@code
 * src/trials/rows.yaml} after the other, and runs the goldens and tests that show the rule: one of
 * them must go red. What was found is written to {@code src/trials/results/rows.md}. {@code
 * src/trials/remove-rows} starts it.
 */
final class RemoveRows {

  private static final Path RESULT = Path.of("src/trials/results/rows.md");
  private static final String FLOWS = "dialog-flows";

  private final Path base = Path.of("").toAbsolutePath();
  private final RowTests shown = new RowTests(base.resolve("src/test/java"));
  private final Path work;

  private RemoveRows(Path work) {
    this.work = work;
  }

  /** What one removal led to. */
  private record Outcome(Removal removal, List<String> red, String failure) {
    boolean isSeen() {
      return failure.isEmpty() && !red.isEmpty();
    }
  }

  /**
   * @param args rules, whose rows of the result are written anew; none: all of them
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    var rows = new RemoveRows(Files.createTempDirectory("rows"));
    var asked = Set.of(args);
    var removals =
        Removal.read(rows.base).stream()
            .filter(removal -> asked.isEmpty() || asked.contains(removal.rule()))
            .toList();
    for (var removal : removals) {
      removal.applied(rows.base); // all mistakes of the list before the first long run
    }
    var rules = removals.stream().map(Removal::rule).distinct().toList();
    if (!rows.isGreen(ShownRow.GOLDENS, rules)) {
      System.exit(1);
    }
    var outcomes = new ArrayList<Outcome>();
    for (var removal : removals) {
      var outcome = rows.without(removal);
      outcomes.add(outcome);
      System.out.println(line(outcome));
    }
    Files.writeString(RESULT, markdown(outcomes, asked));
    var unseen = outcomes.stream().filter(outcome -> !outcome.isSeen()).count();
    System.out.println(outcomes.size() + " removals, " + unseen + " of them seen by nothing");
    System.exit(unseen == 0 ? 0 : 1);
  }

  /** What is red anyway shows nothing. */
  private boolean isGreen(String kind, List<String> rules)
      throws IOException, InterruptedException {
    var outcome = run(base, List.of(), new Removal("all", "nothing", "", "", "", 0), kind, rules);
    var green = outcome.failure().isEmpty() && outcome.red().isEmpty();
    if (!green) {
      System.out.println("red before anything is taken out: " + outcome);
    }
    return green;
  }

  private Outcome without(Removal removal) throws IOException, InterruptedException {
    var copy = Files.createTempDirectory(work, removal.rule());
    var edit = removal.applied(base);
    copyTree(copy);
    var overlay = copy.resolve("overlay");
    Files.createDirectories(overlay);
    if (edit.file().startsWith(FLOWS)) {
      Files.writeString(copy.resolve(edit.file()), edit.text());
      copyFolder(copy.resolve(FLOWS), overlay.resolve(FLOWS));
    } else {
      var complaint = compiled(edit, overlay, copy.resolve("changed"));
      if (!complaint.isEmpty()) {
        return new Outcome(removal, List.of(), complaint);
      }
    }
    var rule = List.of(removal.rule());
    var goldens =
        edit.file().startsWith(FLOWS)
            ? played(copy.resolve(FLOWS), removal)
            : run(copy, List.of(overlay), removal, ShownRow.GOLDENS, rule);
    if (!goldens.failure().isEmpty() || !goldens.red().isEmpty()) {
      return goldens;
    }
    // Tests take longer: only where the goldens see nothing.
    var classes = List.copyOf(shown.classes(removal.rule()));
    var tests = run(copy, List.of(overlay), removal, ShownRow.TESTS, classes);
    return tests.red().isEmpty() || isGreen(ShownRow.TESTS, redOf(classes, tests))
        ? tests
        : new Outcome(removal, List.of(), "its tests are red anyway");
  }

  /** The class in which something went red. */
  private static List<String> redOf(List<String> classes, Outcome outcome) {
    return classes.stream()
        .filter(
            name ->
                outcome.red().stream()
                    .anyMatch(red -> red.startsWith("test " + ShownRow.simple(name) + ".")))
        .toList();
  }

  /** Other flows need no other process. */
  private static Outcome played(Path flows, Removal removal) {
    try {
      var red = ShownRow.redGoldens(flows, Set.of(removal.rule()));
      return new Outcome(removal, List.copyOf(red), "");
    } catch (RuntimeException unreadable) {
      return new Outcome(removal, List.of(), "does not load: " + unreadable.getMessage());
    }
  }

  /** The flows are copied, everything else is where it was. */
  private void copyTree(Path copy) throws IOException {
    copyFolder(base.resolve(FLOWS), copy.resolve(FLOWS));
    for (var same : List.of("src", "intents")) {
      Files.createSymbolicLink(copy.resolve(same), base.resolve(same));
    }
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var place = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private String compiled(Edit edit, Path overlay, Path changed) throws IOException {
    var source = changed.resolve(edit.file().getFileName());
    Files.createDirectories(changed);
    Files.writeString(source, edit.text());
    var errors = new ByteArrayOutputStream();
    var code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                errors,
                "-nowarn",
                "-proc:none",
                "-parameters",
                "-d",
                overlay.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    return code == 0 ? "" : "does not compile: " + errors.toString(StandardCharsets.UTF_8);
  }

  private Outcome run(Path tree, List<Path> first, Removal removal, String kind, List<String> rules)
      throws IOException, InterruptedException {
    var path = new ArrayList<String>();
    first.forEach(each -> path.add(each.toString()));
    path.add(System.getProperty("java.class.path"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A short life: what the second compiler gains comes too late.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dbasedir=" + tree));
    command.addAll(List.of("-cp", String.join(File.pathSeparator, path)));
    command.add(ShownRow.class.getName());
    command.add(kind);
    command.addAll(rules);
    var log = Files.createTempFile(work, removal.rule(), ".log");
    var process = new ProcessBuilder(command).directory(base.toFile()).redirectError(log.toFile());
    var started = process.start();
    var lines = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines();
    started.waitFor();
    var told = lines.toList();
    var red =
        told.stream()
            .filter(line -> line.startsWith(ShownRow.RED))
            .map(line -> line.substring(ShownRow.RED.length()))
            .toList();
    var failure = told.contains(ShownRow.DONE) ? "" : "does not load: " + Files.readString(log);
    return new Outcome(removal, red, failure);
  }

  private static String line(Outcome outcome) {
    var removal = outcome.removal();
    var red = outcome.isSeen() ? String.join(", ", outcome.red()) : "NOTHING " + outcome.failure();
    return removal.rule() + "  " + removal.what() + "  ->  " + red;
  }

  private static String markdown(List<Outcome> outcomes, Set<String> asked) throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# Each rule taken out, and what went red");
    lines.add("");
    lines.add(
        "Made by `src/trials/remove-rows` from `src/trials/rows.yaml`; do not edit. Of each rule"
            + " only the goldens were played that [PLAYBOOK.md](../../docs/PLAYBOOK.md) names for it,"
            + " with the understanding that stands in them; where they stayed green, the tests.");
    lines.add("");
    lines.add("| rule | taken out | in | went red |");
    lines.add("|---|---|---|---|");
    var before =
        asked.isEmpty() || !Files.exists(RESULT) ? List.<String>of() : Files.readAllLines(RESULT);
    for (var rule : PlaybookTable.rulesOfTable()) {
      var kept = before.stream().filter(line -> line.startsWith("| " + rule + " |"));
      var anew = outcomes.stream().filter(outcome -> outcome.removal().rule().equals(rule));
      lines.addAll(
          (asked.isEmpty() || asked.contains(rule) ? anew.map(RemoveRows::row) : kept).toList());
    }
    return String.join("\n", lines) + "\n";
  }

  private static String row(Outcome outcome) {
    var removal = outcome.removal();
    return "| %s | %s | `%s` | %s |"
        .formatted(removal.rule(), removal.what(), removal.in(), told(outcome));
  }

  /** Tests first, then goldens, and of many the first ones. */
  private static String told(Outcome outcome) {
    if (!outcome.isSeen()) {
      return "**nothing**";
    }
    var tests = of(outcome, "test ");
    var goldens = of(outcome, "golden ");
    var told = new ArrayList<String>(tests);
    told.addAll(goldens.subList(0, Math.min(3, goldens.size())));
    var rest = goldens.size() - 3;
    return String.join(", ", told) + (rest > 0 ? " and " + rest + " more" : "");
  }

  private static List<String> of(Outcome outcome, String kind) {
    return outcome.red().stream()
        .filter(each -> each.startsWith(kind))
        .map(each -> "`" + each.substring(kind.length()) + "`")
        .toList();
  }
}
