package io.amends.engine;

/** The conversation was erased: it is not read, and nothing begins under its id any more. */
public final class ErasedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ErasedException() {
    super("the conversation was erased", null, false, false);
  }
}
