package io.amends.yaml;

/** A word of a flow file and its line; blank where it is missing, which was told already. */
public record Word(String text, int line) {

  public boolean isBlank() {
    return text.isBlank();
  }

  public String quoted() {
    return "\"" + text + "\"";
  }
}
