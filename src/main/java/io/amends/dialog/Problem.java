package io.amends.dialog;

/**
 * Something wrong in a flow file, for the person who edits it.
 *
 * @param file as that person knows it: {@code dialog-flows/late-delivery.yaml}
 * @param line 1 for the first
 * @param what is wrong
 * @param remedy what to do about it
 */
public record Problem(String file, int line, String what, String remedy) {

  @Override
  public String toString() {
    return file + ":" + line + "  " + what + ". " + remedy;
  }
}
