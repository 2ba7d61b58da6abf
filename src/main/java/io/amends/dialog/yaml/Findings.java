package io.amends.dialog.yaml;

import io.amends.dialog.Problem;
import io.amends.yaml.FileFindings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong in a set of files, so that all of it is told at once. */
final class Findings {

  private static final String FOLDER = "dialog-flows/";

  private final List<Problem> problems = new ArrayList<>();

  void add(String file, int line, String what, String remedy) {
    problems.add(new Problem(FOLDER + file, line, what, remedy));
  }

  /** The same for one file. */
  InFile in(String file) {
    return (line, what, remedy) -> add(file, line, what, remedy);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** By file and line; what was found twice is told once. */
  List<Problem> all() {
    return problems.stream()
        .distinct()
        .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
        .toList();
  }

  /** Takes in what is wrong in one file. */
  @FunctionalInterface
  interface InFile extends FileFindings {}
}
