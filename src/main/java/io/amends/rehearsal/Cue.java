package io.amends.rehearsal;

import io.amends.language.Understanding;
import java.time.Duration;

/** What happens to Amends in a golden. */
public sealed interface Cue {

  /**
   * The customer writes.
   *
   * @param photo whether a picture comes with it
   * @param meant what it means
   */
  record Writes(String text, boolean photo, Understanding meant) implements Cue {}

  /**
   * The customer clicks an option of the two on the table.
   *
   * @param remedy code of what it offers
   */
  record Clicks(String remedy) implements Cue {}

  /** Nobody does anything for so long; what falls due on the way is decided. */
  record TimePasses(Duration time) implements Cue {}

  /**
   * The shop tells how far the newest remedy is.
   *
   * @param state {@code approved}, {@code awaiting-parcel}, {@code inspecting}, {@code done} or
   *     {@code refused}
   */
  record ShopTells(String state) implements Cue {}

  /** An agent takes the conversation. */
  record AgentTakes() implements Cue {}

  /** The agent writes to the customer. */
  record AgentWrites(String text) implements Cue {}

  /** The agent gives the conversation back to the assistant. */
  record AgentGivesBack() implements Cue {}

  /** The agent says yes or no to what waits for a person's approval. */
  record AgentDecides(boolean approved) implements Cue {}
}
