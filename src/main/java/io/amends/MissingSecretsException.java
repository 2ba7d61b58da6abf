package io.amends;

import java.util.Collection;

/** Several nodes must share their secrets, so none is made up, and these were not given. */
final class MissingSecretsException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  MissingSecretsException(Collection<String> properties) {
    super("must be set where several nodes run: " + properties);
  }
}
