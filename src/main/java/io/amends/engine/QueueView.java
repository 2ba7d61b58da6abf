package io.amends.engine;

import io.amends.conversation.ConversationId;
import java.util.Optional;

/** How the waiting for a person goes, as far as a customer may know. Thread-safe. */
public interface QueueView {

  /** Where a waiting conversation stands; empty when nobody is at the desk, or it does not wait. */
  Optional<Place> place(ConversationId id);

  /**
   * @param position 1 for the next one
   * @param expectedWaitSeconds an honest guess, 0 and up
   */
  record Place(int position, int expectedWaitSeconds) {}
}
