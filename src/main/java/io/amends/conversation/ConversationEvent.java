package io.amends.conversation;

/**
 * A fact of a conversation. The whole vocabulary is in the four permitted interfaces: what the
 * customer did, what the assistant decided, what others answered, what agents did. Stored names
 * live for ever; a field is added with a default, never renamed.
 */
public sealed interface ConversationEvent
    permits CustomerEvent, DecisionEvent, AnswerEvent, AgentEvent {

  /** The conversation after this event. Never fails: a recorded fact cannot be refused. */
  Conversation applyTo(Conversation before);

  /** Whether it is an entry of the transcript, with a {@code seq} of its own. */
  default boolean isVisible() {
    return false;
  }
}
