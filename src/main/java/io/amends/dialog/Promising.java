package io.amends.dialog;

import java.time.Duration;
import java.time.Instant;

/**
 * When the desk is warned of a promise that is not kept yet.
 *
 * @param percent so much of its time is left then, 0 to 100
 * @param atMost and never longer before it is due than this
 */
public record Promising(int percent, Duration atMost) {

  /** For a set from before there were promises: its scripts commit to nothing. */
  private static final Promising NOT = new Promising(0, Duration.ZERO);

  public static Promising not() {
    return NOT;
  }

  public boolean isNot() {
    return equals(NOT);
  }

  /** When to warn of what was promised then and is due then. */
  public Instant warnAt(Instant made, Instant due) {
    var share = Duration.between(made, due).multipliedBy(percent).dividedBy(100);
    return due.minus(share.compareTo(atMost) < 0 ? share : atMost);
  }
}
