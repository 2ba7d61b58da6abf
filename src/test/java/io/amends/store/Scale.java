package io.amends.store;

/** How much is tried: {@code -Damends.scale=long} for the full number. */
public final class Scale {

  private Scale() {}

  public static int of(int usual, int full) {
    return "long".equals(System.getProperty("amends.scale")) ? full : usual;
  }
}
