package io.amends.language;

import java.time.OffsetDateTime;

/**
 * Tells what an utterance means. Implementations are thread-safe, never throw on any text and
 * answer the same for the same arguments.
 */
public interface Understander {

  /**
   * @param text what the customer wrote, at most 8,000 code points
   * @param pending what the customer was last asked
   * @param at when it was written, at the customer's offset: relative dates count from it
   */
  Understanding understand(String text, Pending pending, OffsetDateTime at);
}
