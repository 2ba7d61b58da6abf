package io.amends.conversation;

import java.time.Instant;
import java.util.List;

/** Decides what happens next. */
public final class Decider {
  List<ConversationEvent> decide(Conversation c, CustomerEvent.TurnTaken t, Instant now) { return List.of(); }
  List<ConversationEvent> decide(Conversation c, AnswerEvent t, Instant now) { return List.of(); }
  List<ConversationEvent> decide(Conversation c, AgentEvent.Act t, Instant now) { return List.of(); }
}
