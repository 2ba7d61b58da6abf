package io.amends.remedy;

/**
 * How many random cases a property is tried on: {@code -Damends.scale=long} for the full number.
 */
final class Scale {

  private Scale() {}

  static int of(int usual, int full) {
    return "long".equals(System.getProperty("amends.scale")) ? full : usual;
  }
}
