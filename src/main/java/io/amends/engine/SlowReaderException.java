package io.amends.engine;

/** It reads more slowly than things happen; it can come back and go on after what it saw last. */
public final class SlowReaderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SlowReaderException() {
    super("reads too slowly");
  }
}
