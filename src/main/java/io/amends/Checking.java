package io.amends;

import io.amends.Arguments.NotUnderstood;
import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.Problem;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.dialog.yaml.FlowSource;
import io.amends.proof.Proof;
import io.amends.rehearsal.yaml.GoldenFiles;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with a folder of flows and its goldens, all of it at once. */
final class Checking {

  private static final String GOLDEN = "golden";

  private Checking() {}

  /**
   * What came of it.
   *
   * @param problems every one, by file and line
   * @param proof empty where the files do not hold together, so that there is nothing to prove
   */
  record Checked(List<Problem> problems, Optional<Proof> proof) {}

  /** The command that checks a folder. */
  static void check(List<String> args, PrintStream out, PrintStream err) throws NotUnderstood {
    var folder = Arguments.read(args, 1, Set.of(), Set.of()).path(0);
    var checked = check(FlowSource.folder(folder), goldens(folder));
    checked.proof().ifPresent(proof -> out.print(proof.report()));
    if (!checked.problems().isEmpty()) {
      throw new InvalidFlowsException(checked.problems());
    }
  }

  private static Map<String, String> goldens(Path folder) {
    var goldens = folder.resolve(GOLDEN);
    return Files.isDirectory(goldens) ? GoldenFiles.folder(goldens) : Map.of();
  }

  /**
   * @param flows text by name
   * @param goldens text by their path in the folder of goldens
   */
  static Checked check(Map<String, String> flows, Map<String, String> goldens) {
    try {
      var written = FlowFiles.readWithLines(flows, DialogConfiguration.subjects());
      var problems = new ArrayList<Problem>();
      try {
        GoldenFiles.read(goldens, written.book());
      } catch (InvalidFlowsException invalid) {
        problems.addAll(invalid.problems());
      }
      var proof = Proof.of(written.book(), written.lines());
      problems.addAll(proof.problems());
      problems.sort(Comparator.comparing(Problem::file).thenComparing(Problem::line));
      return new Checked(List.copyOf(problems), Optional.of(proof));
    } catch (InvalidFlowsException invalid) {
      return new Checked(invalid.problems(), Optional.empty());
    }
  }
}
