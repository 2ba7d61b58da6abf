package io.amends.dialog.yaml;

/** A word of a flow file and its line; blank where it is missing, which was told already. */
record Word(String text, int line) {

  boolean isBlank() {
    return text.isBlank();
  }

  String quoted() {
    return "\"" + text + "\"";
  }
}
