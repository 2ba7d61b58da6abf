package io.amends.dialog;

import java.util.List;
import java.util.stream.Collectors;

/** A set of flow files that does not hold together; nothing of it was installed. */
public final class InvalidFlowsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidFlowsException(List<Problem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** All of them, by file and line; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems) {
    return problems.stream()
        .map(Problem::toString)
        .collect(Collectors.joining("\n", "The flow files have problems:\n", ""));
  }
}
