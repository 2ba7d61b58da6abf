package io.amends.desk;

/** The suggestion does not know the newest of the conversation: read it, then send anew. */
public final class StaleSuggestionException extends RefusedException {

  private static final long serialVersionUID = 1L;

  public StaleSuggestionException(String why) {
    super("stale", why);
  }
}
