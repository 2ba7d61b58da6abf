package io.amends.store;

/** The store cannot write or read now, and acknowledged nothing: retry later. */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String why) {
    super(why);
  }

  public StoreUnavailableException(String why, Throwable cause) {
    super(why, cause);
  }
}
