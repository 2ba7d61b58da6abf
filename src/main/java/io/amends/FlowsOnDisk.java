package io.amends;

import io.amends.channel.api.FlowsControl;
import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.Problem;
import io.amends.installed.InstalledSets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks and installs the flow files of the folder that {@code amends.flows} names. */
final class FlowsOnDisk implements FlowsControl {

  private static final String FOLDER = "dialog-flows/";

  private final AmendsProperties properties;
  private final InstalledSets sets;

  FlowsOnDisk(AmendsProperties properties, InstalledSets sets) {
    this.properties = properties;
    this.sets = sets;
  }

  @Override
  public CheckResult check(Map<String, String> files) {
    var all = new HashMap<>(DialogConfiguration.files(properties));
    files.forEach((name, text) -> all.put(withoutFolder(name), text));
    try {
      DialogConfiguration.read(all);
      return new CheckResult(List.of());
    } catch (InvalidFlowsException invalid) {
      return new CheckResult(problems(invalid));
    }
  }

  @Override
  public ReloadResult reload() {
    if (properties.flows() == null) {
      return new NothingOnDisk();
    }
    try {
      return new Installed(sets.install(DialogConfiguration.files(properties)));
    } catch (InvalidFlowsException invalid) {
      return new Invalid(problems(invalid));
    }
  }

  private static String withoutFolder(String name) {
    return name.startsWith(FOLDER) ? name.substring(FOLDER.length()) : name;
  }

  private static List<FlowProblem> problems(InvalidFlowsException invalid) {
    return invalid.problems().stream().map(FlowsOnDisk::problem).toList();
  }

  private static FlowProblem problem(Problem problem) {
    return new FlowProblem(problem.file(), problem.line(), problem.what(), problem.remedy());
  }
}
