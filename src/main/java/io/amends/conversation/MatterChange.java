package io.amends.conversation;

import io.amends.commerce.Lookup;
import io.amends.conversation.DecisionEvent.BudgetRequested;
import io.amends.conversation.DecisionEvent.FactsRequested;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.dialog.Stage;
import io.amends.remedy.Offer;
import io.amends.remedy.Standing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A copy of a {@link Matter} with some parts replaced. Used once, by one thread. */
final class MatterChange {

  private String flow;
  private String set;
  private String code;
  private Stage stage;
  private Map<String, String> slots;
  private Tally asked;
  private String question;
  private @Nullable Lookup lookup;
  private @Nullable Standing standing;
  private @Nullable FactsRequested facts;
  private @Nullable BudgetRequested budget;
  private @Nullable Proposal proposal;
  private @Nullable OptionAccepted accepted;
  private @Nullable Boolean approved;
  private int declined;
  private List<Offer> turnedDown;

  MatterChange(Matter before) {
    this.flow = before.flow();
    this.set = before.set();
    this.code = before.code();
    this.stage = before.stage();
    this.slots = before.slots();
    this.asked = before.asked();
    this.question = before.question();
    this.lookup = before.lookup();
    this.standing = before.standing();
    this.facts = before.facts();
    this.budget = before.budget();
    this.proposal = before.proposal();
    this.accepted = before.accepted();
    this.approved = before.approved();
    this.declined = before.declined();
    this.turnedDown = before.turnedDown();
  }

  MatterChange flow(String newFlow, String newSet, String newCode) {
    flow = newFlow;
    set = newSet;
    code = newCode;
    return this;
  }

  MatterChange stage(Stage newStage) {
    stage = newStage;
    return this;
  }

  MatterChange slots(Map<String, String> newSlots) {
    slots = newSlots;
    return this;
  }

  MatterChange asked(Tally newAsked) {
    asked = newAsked;
    return this;
  }

  MatterChange question(String newQuestion) {
    question = newQuestion;
    return this;
  }

  MatterChange lookup(@Nullable Lookup newLookup) {
    lookup = newLookup;
    return this;
  }

  MatterChange standing(@Nullable Standing newStanding) {
    standing = newStanding;
    return this;
  }

  MatterChange facts(@Nullable FactsRequested newFacts) {
    facts = newFacts;
    return this;
  }

  MatterChange budget(@Nullable BudgetRequested newBudget) {
    budget = newBudget;
    return this;
  }

  MatterChange proposal(@Nullable Proposal newProposal) {
    proposal = newProposal;
    return this;
  }

  MatterChange accepted(@Nullable OptionAccepted newAccepted) {
    accepted = newAccepted;
    return this;
  }

  MatterChange approved(@Nullable Boolean newApproved) {
    approved = newApproved;
    return this;
  }

  MatterChange declined(int newDeclined) {
    declined = newDeclined;
    return this;
  }

  MatterChange turnedDown(List<Offer> newTurnedDown) {
    turnedDown = newTurnedDown;
    return this;
  }

  Matter done() {
    return new Matter(
        flow,
        set,
        code,
        stage,
        slots,
        asked,
        question,
        lookup,
        standing,
        facts,
        budget,
        proposal,
        accepted,
        approved,
        declined,
        turnedDown);
  }
}
