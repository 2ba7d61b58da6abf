package io.amends.store;

import static java.util.Map.entry;

import io.amends.commerce.Lookup;
import io.amends.conversation.AgentEvent;
import io.amends.conversation.AnswerEvent;
import io.amends.conversation.CustomerEvent;
import io.amends.conversation.DecisionEvent;
import io.amends.remedy.BudgetRequest;
import io.amends.remedy.LedgerEvent;
import java.util.Map;

/**
 * Under which name every kind of event, and every kind of value that an event holds, is stored. A
 * class may be renamed or moved; its name here lives for ever.
 */
final class StoredNames {

  static final Map<String, Class<?>> ALL =
      Map.ofEntries(
          // what the customer did
          entry("ConversationOpened", CustomerEvent.ConversationOpened.class),
          entry("CustomerIdentified", CustomerEvent.CustomerIdentified.class),
          entry("CustomerSpoke", CustomerEvent.CustomerSpoke.class),
          entry("OptionClicked", CustomerEvent.OptionClicked.class),
          entry("CustomerRated", CustomerEvent.CustomerRated.class),
          entry("TurnTaken", CustomerEvent.TurnTaken.class),
          // what the assistant decided
          entry("LanguageSettled", DecisionEvent.LanguageSettled.class),
          entry("FlowStarted", DecisionEvent.FlowStarted.class),
          entry("FlowSuspended", DecisionEvent.FlowSuspended.class),
          entry("FlowResumed", DecisionEvent.FlowResumed.class),
          entry("SlotFilled", DecisionEvent.SlotFilled.class),
          entry("FactsRequested", DecisionEvent.FactsRequested.class),
          entry("BudgetRequested", DecisionEvent.BudgetRequested.class),
          entry("OptionAccepted", DecisionEvent.OptionAccepted.class),
          entry("OptionsDeclined", DecisionEvent.OptionsDeclined.class),
          entry("ProposalClosed", DecisionEvent.ProposalClosed.class),
          entry("RemedyRequested", DecisionEvent.RemedyRequested.class),
          entry("RemedyWatched", DecisionEvent.RemedyWatched.class),
          entry("NoteWritten", DecisionEvent.NoteWritten.class),
          entry("DeadlineSet", DecisionEvent.DeadlineSet.class),
          entry("DeadlineCleared", DecisionEvent.DeadlineCleared.class),
          entry("RiskFlagged", DecisionEvent.RiskFlagged.class),
          entry("NotUnderstood", DecisionEvent.NotUnderstood.class),
          entry("UnderstoodAgain", DecisionEvent.UnderstoodAgain.class),
          entry("OnlyWayOffered", DecisionEvent.OnlyWayOffered.class),
          entry("FlowReopened", DecisionEvent.FlowReopened.class),
          entry("FlowEnded", DecisionEvent.FlowEnded.class),
          entry("PromiseMade", DecisionEvent.PromiseMade.class),
          entry("PromiseKept", DecisionEvent.PromiseKept.class),
          entry("PromiseWarned", DecisionEvent.PromiseWarned.class),
          entry("PromiseOverdue", DecisionEvent.PromiseOverdue.class),
          entry("PromiseDropped", DecisionEvent.PromiseDropped.class),
          entry("SuggestionMade", DecisionEvent.SuggestionMade.class),
          entry("ReplySent", DecisionEvent.ReplySent.class),
          entry("ProposalMade", DecisionEvent.ProposalMade.class),
          entry("SystemSaid", DecisionEvent.SystemSaid.class),
          entry("HandoffRequested", DecisionEvent.HandoffRequested.class),
          entry("ConversationClosed", DecisionEvent.ConversationClosed.class),
          // what others answered
          entry("FactsArrived", AnswerEvent.FactsArrived.class),
          entry("BudgetReserved", AnswerEvent.BudgetReserved.class),
          entry("BudgetRefused", AnswerEvent.BudgetRefused.class),
          entry("DeadlinePassed", AnswerEvent.DeadlinePassed.class),
          entry("RemedyProgressed", AnswerEvent.RemedyProgressed.class),
          entry("DeliveryFailed", AnswerEvent.DeliveryFailed.class),
          // what agents did
          entry("AgentTook", AgentEvent.AgentTook.class),
          entry("AgentReleased", AgentEvent.AgentReleased.class),
          entry("AgentSpoke", AgentEvent.AgentSpoke.class),
          entry("SuggestionSent", AgentEvent.SuggestionSent.class),
          entry("SuggestionDismissed", AgentEvent.SuggestionDismissed.class),
          entry("NoteAdded", AgentEvent.NoteAdded.class),
          entry("Transferred", AgentEvent.Transferred.class),
          entry("ApprovalGiven", AgentEvent.ApprovalGiven.class),
          // what happened to an order's ledger
          entry("OffersReserved", LedgerEvent.OffersReserved.class),
          entry("OfferCommitted", LedgerEvent.OfferCommitted.class),
          entry("OfferApproved", LedgerEvent.OfferApproved.class),
          entry("OfferReleased", LedgerEvent.OfferReleased.class),
          entry("OffersRefused", LedgerEvent.OffersRefused.class),
          // what happened to the budget of a customer, an agent or a day
          entry("BudgetHeld", LedgerEvent.BudgetHeld.class),
          entry("BudgetSpent", LedgerEvent.BudgetSpent.class),
          entry("BudgetFreed", LedgerEvent.BudgetFreed.class),
          // what events hold
          entry("Found", Lookup.Found.class),
          entry("NotFound", Lookup.NotFound.class),
          entry("Listed", Lookup.Listed.class),
          entry("Unavailable", Lookup.Unavailable.class),
          entry("Reserve", BudgetRequest.Reserve.class),
          entry("Commit", BudgetRequest.Commit.class),
          entry("Approve", BudgetRequest.Approve.class),
          entry("Release", BudgetRequest.Release.class),
          entry("Refuse", BudgetRequest.Refuse.class));

  private StoredNames() {}
}
