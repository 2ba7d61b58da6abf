package io.amends.engine;

import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.Decider;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is said when deciding itself failed: that something went wrong here, and that a person
 * comes.
 */
final class Fallback {

  private final Supplier<FlowLibrary> flows;

  Fallback(Supplier<FlowLibrary> flows) {
    this.flows = flows;
  }

  List<ConversationEvent> decide(Conversation after, Instant now) {
    return newest().apologise(after, now);
  }

  private Decider newest() {
    return flows.get().decider(flows.get().newest());
  }
}
