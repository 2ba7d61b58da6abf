package io.amends.store;

/** Somebody else wrote first: read again, decide again. */
public final class StaleVersionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StaleVersionException(String stream, long expected, long actual) {
    super(stream + " is at version " + actual + ", not " + expected);
  }
}
