package io.amends.store;

import io.amends.conversation.ConversationId;
import java.util.Set;

/**
 * What is erased.
 *
 * @param ledgers of orders, and budgets; whole
 * @param dispatches what the conversations sent, for stores that do not know whose a dispatch is;
 *     ids that are not known are no error
 */
public record Erasure(
    Set<ConversationId> conversations, Set<String> ledgers, Set<String> dispatches) {

  public Erasure {
    conversations = Set.copyOf(conversations);
    ledgers = Set.copyOf(ledgers);
    dispatches = Set.copyOf(dispatches);
  }

  public boolean isEmpty() {
    return conversations.isEmpty() && ledgers.isEmpty() && dispatches.isEmpty();
  }
}
