package io.amends.store;

/** What an acknowledged write survives ({@code amends.durability}). */
public enum Durability {
  /** The end of the process; power loss may cost the last second. */
  LOCAL,
  /** Power loss. */
  FSYNC,
  /** The loss of the node. */
  REPLICATED
}
