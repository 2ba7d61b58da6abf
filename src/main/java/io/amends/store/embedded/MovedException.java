package io.amends.store.embedded;

import java.io.IOException;

/** The record is somewhere else by now: ask the index again. */
final class MovedException extends IOException {

  private static final long serialVersionUID = 1L;

  MovedException() {
    super("the record was moved");
  }
}
