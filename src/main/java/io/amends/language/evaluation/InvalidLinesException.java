package io.amends.language.evaluation;

import java.util.List;

/** Lines that cannot be measured on. Lists all problems with file and line. */
public final class InvalidLinesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int MOST = 50;

  InvalidLinesException(List<String> problems) {
    super(
        problems.size()
            + " problem(s):\n"
            + String.join("\n", problems.subList(0, Math.min(MOST, problems.size())))
            + (problems.size() > MOST ? "\nand " + (problems.size() - MOST) + " more" : ""));
  }
}
