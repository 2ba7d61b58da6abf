package io.amends.conversation;

import java.util.Locale;

/** Who answers the customer. */
public enum Mode {
  /** The assistant answers. */
  AUTOPILOT,
  /** The assistant suggests, a person sends. */
  COPILOT,
  /** A person has taken over, or is waited for; the assistant goes on suggesting. */
  HUMAN;

  /** The word on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
