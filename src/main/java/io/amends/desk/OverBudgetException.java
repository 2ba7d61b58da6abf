package io.amends.desk;

/** The agent's own budget does not allow it: another agent may. */
public final class OverBudgetException extends RefusedException {

  private static final long serialVersionUID = 1L;

  public OverBudgetException(String reason) {
    super("over-budget", reason);
  }
}
