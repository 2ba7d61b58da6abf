package io.amends.dialog;

import java.util.List;
import java.util.Map;

/**
 * Where in their files the parts of flows are written, 1 for the first line: for whoever finds
 * something wrong in a set and tells its author.
 *
 * @param cases by flow, in the sequence of the flow's cases
 * @param steps by flow, in the sequence of its steps of clarifying
 * @param scripts by full name and language, in the sequence of the variants
 */
public record FlowLines(
    Map<String, List<Integer>> cases,
    Map<String, List<Integer>> steps,
    Map<String, Map<String, List<Integer>>> scripts) {

  private static final String FOLDER = "dialog-flows/";

  public FlowLines {
    cases = Map.copyOf(cases);
    steps = Map.copyOf(steps);
    scripts = Map.copyOf(scripts);
  }

  /** A problem of a flow's case; {@code number} is 0 for the first. */
  public Problem atCase(String flow, int number, String what, String remedy) {
    return new Problem(file(flow), cases.getOrDefault(flow, List.of()).get(number), what, remedy);
  }

  /** A problem of a flow's step of clarifying; {@code number} is 0 for the first. */
  public Problem atStep(String flow, int number, String what, String remedy) {
    return new Problem(file(flow), steps.getOrDefault(flow, List.of()).get(number), what, remedy);
  }

  /** A problem of one wording of a script; {@code number} is 0 for the first. */
  public Problem atScript(String name, String language, int number, String what, String remedy) {
    var line = scripts.getOrDefault(name, Map.of()).getOrDefault(language, List.of()).get(number);
    return new Problem(file(name.substring(0, name.indexOf('/'))), line, what, remedy);
  }

  private static String file(String flow) {
    return FOLDER + flow + ".yaml";
  }
}
