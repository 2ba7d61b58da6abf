package io.amends.desk;

/** Only who holds a conversation may do that: take it first. */
public final class NotYoursException extends RefusedException {

  private static final long serialVersionUID = 1L;

  public NotYoursException() {
    super("not-yours", "you do not hold the conversation");
  }
}
