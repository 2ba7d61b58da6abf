package io.amends.desk;

/** The text may not go out like this. */
public final class WordingException extends RefusedException {

  private static final long serialVersionUID = 1L;

  private final String rewording;

  public WordingException(String reason, String rewording) {
    super("wording", reason);
    this.rewording = rewording;
  }

  /** Words that would pass; empty where nothing is left of the text. */
  public String rewording() {
    return rewording;
  }
}
