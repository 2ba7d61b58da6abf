package io.amends.desk;

/** A colleague holds it (P64). */
public final class TakenException extends RefusedException {

  private static final long serialVersionUID = 1L;

  private final String holder;

  public TakenException(String holder) {
    super("taken", "a colleague holds the conversation");
    this.holder = holder;
  }

  public String holder() {
    return holder;
  }
}
