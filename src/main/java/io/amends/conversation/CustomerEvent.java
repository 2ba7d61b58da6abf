package io.amends.conversation;

import java.time.Instant;
import java.util.List;

/** What the customer did. */
public sealed interface CustomerEvent extends ConversationEvent {

  /**
   * The conversation began.
   *
   * @param channel {@code widget}, {@code standard} or {@code api}
   * @param order an order number that the channel knows; empty: none
   */
  record ConversationOpened(String channel, Customer customer, Mode mode, String order)
      implements CustomerEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.opened(this);
    }
  }

  /** The shop vouched for who it is, later than at the beginning. */
  record CustomerIdentified(Customer customer) implements CustomerEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withCustomer(customer);
    }
  }

  /**
   * The customer wrote.
   *
   * @param messageId the channel's id, unique in the conversation
   */
  record CustomerSpoke(String messageId, String text, List<Attachment> attachments)
      implements CustomerEvent {
    public CustomerSpoke {
      attachments = List.copyOf(attachments);
    }

    @Override
    public Conversation applyTo(Conversation before) {
      return before.heardFrom(text, attachments, "", 0);
    }

    @Override
    public boolean isVisible() {
      return true;
    }
  }

  /** The customer clicked an option; the title is kept as it was read. */
  record OptionClicked(String messageId, String proposal, int option, String title)
      implements CustomerEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.heardFrom(title, List.of(), proposal, option);
    }

    @Override
    public boolean isVisible() {
      return true;
    }
  }

  /** The customer rated the talk, 1 to 5. */
  record CustomerRated(String ratingId, int score, String comment) implements CustomerEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before;
    }
  }

  /**
   * The assistant listened to what the customer entered since it last did: one turn. Where very
   * much waited, to the oldest of it; what it did not listen to waits for the next.
   */
  record TurnTaken(List<Heard> heard) implements CustomerEvent, Cause {
    public TurnTaken {
      heard = List.copyOf(heard);
    }

    @Override
    public Conversation applyTo(Conversation before) {
      return before.listened(this);
    }

    @Override
    public List<ConversationEvent> decidedBy(Decider decider, Conversation before, Instant now) {
      return decider.decide(before, this, now);
    }
  }
}
