package io.amends;

import io.amends.channel.api.FlowsControl.FlowProblem;
import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The flow files of the folder that {@code amends.flows} names. Every method reads from disk. */
final class FlowsOnDisk {

  private static final String FOLDER = "dialog-flows/";

  private final AmendsProperties properties;

  FlowsOnDisk(AmendsProperties properties) {
    this.properties = properties;
  }

  /** Whether a folder is named; else the flows are the jar's. */
  boolean isNamed() {
    return properties.flows() != null;
  }

  /**
   * What is wrong with the files, were these put in place of, or beside, them.
   *
   * @param edited text by name
   */
  List<FlowProblem> problemsWith(Map<String, String> edited) {
    try {
      var all = new HashMap<>(DialogConfiguration.files(properties));
      edited.forEach((name, text) -> all.put(withoutFolder(name), text));
      DialogConfiguration.read(all);
      return List.of();
    } catch (InvalidFlowsException invalid) {
      return problems(invalid);
    }
  }

  /**
   * The files as they are, which hold together.
   *
   * @throws InvalidFlowsException where they do not
   */
  Map<String, String> valid() {
    var files = DialogConfiguration.files(properties);
    DialogConfiguration.read(files);
    return files;
  }

  static List<FlowProblem> problems(InvalidFlowsException invalid) {
    return invalid.problems().stream().map(FlowsOnDisk::problem).toList();
  }

  private static String withoutFolder(String name) {
    return name.startsWith(FOLDER) ? name.substring(FOLDER.length()) : name;
  }

  private static FlowProblem problem(Problem problem) {
    return new FlowProblem(problem.file(), problem.line(), problem.what(), problem.remedy());
  }
}
