package io.amends.conversation;

import java.time.Instant;
import java.util.List;

/**
 * An event that something must be decided on. It is recorded together with what was decided, so the
 * decision can be made again from the record alone.
 */
public sealed interface Cause
    permits CustomerEvent.TurnTaken, AnswerEvent, AgentEvent.Act {

  /** The conversation after this event. */
  Conversation applyTo(Conversation before);

  /**
   * What follows, by the decider's rule for this cause.
   *
   * @param after the conversation with this event applied
   */
  List<ConversationEvent> decidedBy(Decider decider, Conversation after, Instant now);
}
