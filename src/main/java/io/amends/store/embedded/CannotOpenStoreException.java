package io.amends.store.embedded;

/** The folder cannot be served from; the message says why and what can be done. */
public final class CannotOpenStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotOpenStoreException(String why) {
    super(why);
  }

  CannotOpenStoreException(String why, Throwable cause) {
    super(why, cause);
  }
}
