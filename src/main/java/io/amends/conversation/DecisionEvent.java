package io.amends.conversation;

import io.amends.dialog.Stage;
import io.amends.remedy.BudgetRequest;
import io.amends.remedy.Offer;
import java.time.Instant;
import java.util.List;

/** What the assistant decided. */
public sealed interface DecisionEvent extends ConversationEvent {

  /** A decision that speaks to the customer or ends the talk: a person's to make in copilot. */
  sealed interface Move extends DecisionEvent {}

  record LanguageSettled(String language) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withTalk(before.talk().withLanguage(language));
    }
  }

  /**
   * A flow began.
   *
   * @param set hash of the flow set that the conversation finishes on
   * @param code the issue or request that started it
   */
  record FlowStarted(String flow, String set, String code) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().started(this));
    }
  }

  /** Another subject came up; this one is kept for later. */
  record FlowSuspended() implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.putAside();
    }
  }

  /** The subject that was put aside goes on. */
  record FlowResumed() implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.resumed();
    }
  }

  record SlotFilled(String slot, String value) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().withSlot(slot, value));
    }
  }

  /**
   * The shop must be asked.
   *
   * @param fact {@code order} or {@code orders}
   * @param key order number, or customer id
   */
  record FactsRequested(String fact, String key) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().awaitingFacts(this));
    }
  }

  /**
   * The order's ledger must be asked.
   *
   * @param say the script that the proposal will be made with
   */
  record BudgetRequested(BudgetRequest request, String say) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().awaitingBudget(this));
    }
  }

  /** The customer took an option, or the shop took the customer's own. */
  record OptionAccepted(String proposal, Offer offer, String title) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().accepted(this));
    }
  }

  /** The customer turned both options down. */
  record OptionsDeclined(String proposal) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().turnedDown());
    }
  }

  /** No more to be chosen from: {@code expired}, {@code overtaken} or {@code corrected}. */
  record ProposalClosed(String proposal, String reason) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().proposalClosed());
    }
  }

  /** The shop must carry it out. The id is its idempotency key. */
  record RemedyRequested(String id, String order, Offer offer, String reason)
      implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before;
    }
  }

  /** The shop is asked how far this is until it is done or refused. */
  record RemedyWatched(Watch watch) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withWatch(watch);
    }
  }

  /**
   * Something is noted on the order at the shop, for any colleague to see.
   *
   * @param id unique over all conversations
   */
  record NoteWritten(String id, String order, String text) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before;
    }
  }

  /** The conversation must be looked at again at that time. */
  record DeadlineSet(String deadline, Instant at) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withDeadline(deadline, at);
    }
  }

  record DeadlineCleared(String deadline) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withoutDeadline(deadline);
    }
  }

  /** A risk that the desk must know of. */
  record RiskFlagged(String risk) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withDesk(before.desk().flagged(risk));
    }
  }

  /** The turn was not understood. */
  record NotUnderstood() implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withTalk(before.talk().notUnderstood());
    }
  }

  /** After turns that were not understood, this one was. */
  record UnderstoodAgain() implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withTalk(before.talk().understood());
    }
  }

  /** There is one lawful way only; it is taken once the customer agrees. */
  record OnlyWayOffered(Proposal only) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.proposed(only);
    }
  }

  /** The solution did not solve it: back to clarifying, with what is known. */
  record FlowReopened() implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withMatter(before.matter().reopened());
    }
  }

  /** The subject is done with; nothing is under way. */
  record FlowEnded() implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.matterEnded();
    }
  }

  /**
   * The customer was told that something will be, and by when. Made once more under the same id
   * when its time begins later than it was said.
   */
  record PromiseMade(Promise promise) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.promised(promise);
    }
  }

  /**
   * What was promised is so, in time or late.
   *
   * @param by {@code remedy}, {@code news}, {@code follow-up} or {@code agent} and a name
   */
  record PromiseKept(String promise, String by) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withoutPromise(promise);
    }
  }

  /** It is due soon: the desk is told. */
  record PromiseWarned(String promise) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.promiseIn(promise, Promise.DUE_SOON);
    }
  }

  /** It was not kept in time; it is still owed. */
  record PromiseOverdue(String promise) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.promiseIn(promise, Promise.OVERDUE);
    }
  }

  /** It is owed no more: {@code solved}, or {@code remedy-refused}, which the customer is told. */
  record PromiseDropped(String promise, String reason) implements DecisionEvent {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.withoutPromise(promise);
    }
  }

  /** In copilot and after a person took over: what the assistant would do. */
  record SuggestionMade(String id, long upTo, String rule, List<Move> moves, List<String> why)
      implements DecisionEvent {
    public SuggestionMade {
      moves = List.copyOf(moves);
      why = List.copyOf(why);
    }

    @Override
    public Conversation applyTo(Conversation before) {
      return before.withDesk(before.desk().suggested(this)).withTalk(before.talk().suggested());
    }
  }

  /**
   * The assistant spoke. The text is kept as the customer read it: the script may be edited later.
   *
   * @param scripts full names of the scripts it was made of
   * @param answers the customer's entries that it answers
   * @param asks the slot that it asks for; empty: none
   */
  record ReplySent(
      List<String> scripts,
      String text,
      Stage stage,
      String language,
      List<Long> answers,
      String asks)
      implements Move {
    public ReplySent {
      scripts = List.copyOf(scripts);
      answers = List.copyOf(answers);
    }

    @Override
    public Conversation applyTo(Conversation before) {
      return before.spoken(scripts, text, stage, answers, asks);
    }

    @Override
    public boolean isVisible() {
      return true;
    }
  }

  /**
   * Two options were put to the customer.
   *
   * @param agent the person who sent it; empty: the assistant
   */
  record ProposalMade(
      Proposal proposal,
      List<String> scripts,
      String text,
      String language,
      List<Long> answers,
      String agent)
      implements Move {
    public ProposalMade {
      scripts = List.copyOf(scripts);
      answers = List.copyOf(answers);
    }

    @Override
    public Conversation applyTo(Conversation before) {
      return before.proposed(this);
    }

    @Override
    public boolean isVisible() {
      return true;
    }
  }

  /** News from the system rather than a person or the assistant. */
  record SystemSaid(List<String> scripts, String text, String language) implements Move {
    public SystemSaid {
      scripts = List.copyOf(scripts);
    }

    @Override
    public Conversation applyTo(Conversation before) {
      return before.systemSaid(scripts, text);
    }

    @Override
    public boolean isVisible() {
      return true;
    }
  }

  /** A person must take over; from here on the assistant is silent. */
  record HandoffRequested(String reason, Instant at) implements Move {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.handedOff(reason, at);
    }
  }

  /** The episode ended: {@code solved}, {@code silent}, {@code left} or {@code agent}. */
  record ConversationClosed(String reason) implements Move {
    @Override
    public Conversation applyTo(Conversation before) {
      return before.closed();
    }
  }
}
