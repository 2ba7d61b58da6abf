package io.amends.desk;

import java.time.Duration;

/** Signing in failed too often: try again later, with the right password. */
public final class TooManyTriesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  TooManyTriesException(Duration retryAfter) {
    super("too many tries to sign in");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
