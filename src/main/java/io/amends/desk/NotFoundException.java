package io.amends.desk;

/** There is no such conversation, suggestion, or thing to approve; or not any more. */
public final class NotFoundException extends RefusedException {

  private static final long serialVersionUID = 1L;

  public NotFoundException(String what) {
    super("not-found", "no such " + what);
  }
}
