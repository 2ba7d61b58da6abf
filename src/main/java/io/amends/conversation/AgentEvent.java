package io.amends.conversation;

import io.amends.dialog.Stage;
import java.time.Instant;
import java.util.List;

/** What agents did. */
public sealed interface AgentEvent extends ConversationEvent {

  /** What an agent did that something is decided on. */
  sealed interface Act extends AgentEvent, Cause {}

  record AgentTook(String agent) implements Act {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.taken(agent);
    }

    @Override
    public List<ConversationEvent> decidedBy(Decider decider, Conversation before, Instant now) {
      return decider.decide(before, this, now);
    }
  }

  /**
   * The agent gave it back: to {@code assistant}, or to {@code queue}.
   *
   * @param at when; since then it waits, if it went to the queue
   */
  record AgentReleased(String agent, String to, Instant at) implements Act {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.released(to, at);
    }

    @Override
    public List<ConversationEvent> decidedBy(Decider decider, Conversation before, Instant now) {
      return decider.decide(before, this, now);
    }
  }

  /**
   * An agent spoke to the customer.
   *
   * @param messageId the agent's own id of it
   * @param suggestion id of the suggestion it came from; empty: none
   * @param answers the customer's entries that it answers
   * @param asks the slot that it asks for, where it came from a suggestion; empty: none
   */
  record AgentSpoke(
      String messageId,
      String agent,
      String text,
      String suggestion,
      boolean edited,
      List<String> scripts,
      Stage stage,
      String language,
      List<Long> answers,
      String asks)
      implements AgentEvent {
    public AgentSpoke {
      scripts = List.copyOf(scripts);
      answers = List.copyOf(answers);
    }

    @Override
    public Conversation applyTo(Conversation before) {
      return before.agentSpoke(this);
    }

    @Override
    public boolean isVisible() {
      return true;
    }
  }

  /** What remains of a suggestion once its words were sent. */
  record SuggestionSent(String messageId, String agent, String suggestion, boolean edited)
      implements AgentEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withDesk(before.desk().withoutSuggestion());
    }
  }

  record SuggestionDismissed(String agent, String suggestion, String reason) implements AgentEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withDesk(before.desk().withoutSuggestion());
    }
  }

  /** A note for colleagues; never shown to the customer (P65). */
  record NoteAdded(String agent, String text) implements AgentEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before;
    }
  }

  /** Handed to a colleague or another line. */
  record Transferred(String agent, String to, Instant at) implements AgentEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.transferred(to, at);
    }
  }

  /** A remedy above the limit was approved or declined by a person. */
  record ApprovalGiven(String agent, String proposal, boolean approved, String reason)
      implements Act {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().approvalGiven(proposal, approved));
    }

    @Override
    public List<ConversationEvent> decidedBy(Decider decider, Conversation before, Instant now) {
      return decider.decide(before, this, now);
    }
  }
}
