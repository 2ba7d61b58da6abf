package io.amends.dialog;

import java.util.Locale;

/** Where a conversation stands (P1); the order of the constants is the order of a complaint. */
public enum Stage {
  EMPATHY,
  CLARIFY,
  PROPOSE,
  FOLLOW_UP,
  CLOSED;

  /** The word on the wire: {@code follow-up}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
