package io.amends.store.embedded;

import java.io.IOException;

/**
 * What was written may or may not survive, and asking again would not tell: the operating system
 * forgets a failed fsync. Only a restart, which reads what is there, tells.
 */
final class ForceFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  ForceFailedException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
