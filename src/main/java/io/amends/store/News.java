package io.amends.store;

import io.amends.conversation.ConversationId;
import java.util.function.Predicate;

/** What one process learns of what others did to the store that they share. */
public sealed interface News {

  /**
   * Another process appended to a conversation.
   *
   * @param isOfTheDesk whether the conversation waits for a person, is not answered by the
   *     assistant alone, or was so before
   * @param hasDispatches whether something must be sent because of it
   */
  record Written(ConversationId conversation, boolean isOfTheDesk, boolean hasDispatches)
      implements News {}

  /** Another process erased a conversation. */
  record Erased(ConversationId conversation) implements News {}

  /**
   * Something that others did was not told.
   *
   * @param mayConcern whether it may have been to that conversation
   */
  record Missed(Predicate<ConversationId> mayConcern) implements News {}
}
