package io.amends.language;

import java.time.OffsetDateTime;
import java.util.List;

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

  /**
   * What is named in a text, and no more: microseconds, however long understanding takes.
   *
   * @param at as for {@link #understand}
   */
  default List<Entity> entities(String text, OffsetDateTime at) {
    return understand(text, new Pending.Nothing(), at).entities();
  }
}
