package io.amends.conversation;

import java.time.Instant;
import java.util.List;

/**
 * An event that something must be decided on. It is recorded together with what was decided, so the
 * decision can be made again from the record alone.
 */
public sealed interface Cause permits CustomerEvent.TurnTaken, AnswerEvent, AgentEvent.Act {

  /** The conversation after this event. */
  Conversation applyTo(Conversation before);

  /**
   * What follows, by the decider's rules for this cause.
   *
   * @param before the conversation without this event
   */
  List<ConversationEvent> decidedBy(Decider decider, Conversation before, Instant now);
}
