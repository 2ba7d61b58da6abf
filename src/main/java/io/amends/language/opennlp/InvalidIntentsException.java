package io.amends.language.opennlp;

import java.util.List;

/**
 * Intents that cannot be used. Lists all problems with file and line, in words for their author.
 */
public final class InvalidIntentsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  InvalidIntentsException(List<String> problems) {
    super(problems.size() + " problem(s) in the intents:\n" + String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each with file, line, what is wrong and what to do. */
  public List<String> problems() {
    return problems;
  }
}
