package io.amends.rehearsal.yaml;

import io.amends.dialog.FlowBook;
import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.Problem;
import io.amends.rehearsal.Golden;
import io.amends.yaml.FileFindings;
import io.amends.yaml.YamlFolder;
import io.amends.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a folder of goldens: all of it, or nothing with every reason. */
public final class GoldenFiles {

  private static final String FOLDER = "dialog-flows/golden/";

  private GoldenFiles() {}

  /**
   * Every {@code *.yaml} in the folder and the folders below, by its path in there. Reads from
   * disk: not for an event loop.
   *
   * @throws InvalidFlowsException with every file that is no text
   */
  public static Map<String, String> folder(Path folder) {
    var problems = new ArrayList<Problem>();
    var files =
        YamlFolder.filesAndBelow(
            folder,
            name ->
                problems.add(
                    new Problem(FOLDER + name, 1, "it is not UTF-8", "Save it as UTF-8.")));
    refuse(problems);
    return files;
  }

  /**
   * @param files contents by their path in the folder of goldens
   * @param book the flows they are to be played on, whose scripts they name
   * @throws InvalidFlowsException with all problems, by file and line
   */
  public static List<Golden> read(Map<String, String> files, FlowBook book) {
    var problems = new ArrayList<Problem>();
    var goldens = new ArrayList<Golden>();
    new TreeMap<>(files)
        .forEach(
            (name, content) -> {
              FileFindings findings =
                  (line, what, remedy) ->
                      problems.add(new Problem(FOLDER + name, line, what, remedy));
              YamlReader.read(content, findings)
                  .map(root -> new GoldenReader(name, book, findings).read(root))
                  .ifPresent(goldens::add);
            });
    refuse(problems);
    return List.copyOf(goldens);
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidFlowsException(
          problems.stream()
              .distinct()
              .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
              .toList());
    }
  }
}
