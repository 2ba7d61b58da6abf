package io.amends.desk;

/** What an agent wanted cannot be; nothing was recorded. The code is the word on the wire. */
public abstract class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  RefusedException(String code, String message) {
    super(message);
    this.code = code;
  }

  public final String code() {
    return code;
  }
}
