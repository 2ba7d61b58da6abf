package io.amends.conversation;

import io.amends.commerce.Lookup;
import io.amends.remedy.Standing;
import java.time.Instant;
import java.util.List;

/** What others answered: the shop, the ledger, the clock, the other end of a channel. */
public sealed interface AnswerEvent extends ConversationEvent, Cause {

  /** The shop answered, and how the order stands in the ledger. */
  record FactsArrived(Lookup lookup, Standing standing) implements AnswerEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().factsArrived(this));
    }

    @Override
    public List<ConversationEvent> decidedBy(Decider decider, Conversation before, Instant now) {
      return decider.decide(before, this, now);
    }
  }

  record BudgetReserved(String proposal, Standing standing) implements AnswerEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().withStanding(standing));
    }

    @Override
    public List<ConversationEvent> decidedBy(Decider decider, Conversation before, Instant now) {
      return decider.decide(before, this, now);
    }
  }

  record BudgetRefused(String proposal, String reason, Standing standing) implements AnswerEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().withStanding(standing));
    }

    @Override
    public List<ConversationEvent> decidedBy(Decider decider, Conversation before, Instant now) {
      return decider.decide(before, this, now);
    }
  }

  record DeadlinePassed(String deadline) implements AnswerEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withoutDeadline(deadline);
    }

    @Override
    public List<ConversationEvent> decidedBy(Decider decider, Conversation before, Instant now) {
      return decider.decide(before, this, now);
    }
  }

  /** The shop told how far a remedy is: the only ground for saying that something was sent. */
  record RemedyProgressed(String remedyId, String state) implements AnswerEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.progressed(remedyId, state);
    }

    @Override
    public List<ConversationEvent> decidedBy(Decider decider, Conversation before, Instant now) {
      return decider.decide(before, this, now);
    }
  }

  /**
   * Something that had to reach the outside never will.
   *
   * @param refused whether the receiver refused it, so that it surely was not done
   */
  record DeliveryFailed(String dispatch, String reason, boolean refused) implements AnswerEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before;
    }

    @Override
    public List<ConversationEvent> decidedBy(Decider decider, Conversation before, Instant now) {
      return decider.decide(before, this, now);
    }
  }
}
