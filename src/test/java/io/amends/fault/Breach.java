package io.amends.fault;

/**
 * An invariant that did not hold.
 *
 * @param who whose conversation, or which part
 */
record Breach(Invariant invariant, String who, String what) {

  @Override
  public String toString() {
    return invariant + " " + who + ": " + what;
  }
}
