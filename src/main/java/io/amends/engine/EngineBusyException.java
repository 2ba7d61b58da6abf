package io.amends.engine;

/** Too much waits already; nothing was taken in. Try again in a moment. */
public final class EngineBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EngineBusyException() {
    super("too much waits already");
  }
}
