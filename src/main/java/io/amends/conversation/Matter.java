package io.amends.conversation;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.DecisionEvent.BudgetRequested;
import io.amends.conversation.DecisionEvent.FactsRequested;
import io.amends.conversation.DecisionEvent.FlowStarted;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.dialog.Stage;
import io.amends.remedy.Offer;
import io.amends.remedy.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the talk is about: one subject, how far it is, what is known.
 *
 * @param flow name; empty: none
 * @param set hash of the flow set it runs on; empty with no flow
 * @param code the issue or request that started it
 * @param slots what the customer told, by slot
 * @param asked how often each slot was asked for
 * @param question the slot asked for last and not answered; empty: none
 * @param lookup what the shop said; {@code null}: not asked, or not answered yet
 * @param standing how the order stands in the ledger; {@code null}: not asked yet
 * @param facts what was asked of the shop and not answered yet
 * @param budget what was asked of the ledger and not answered yet
 * @param proposal the newest one
 * @param accepted what was taken
 * @param approved whether a person approved what was taken; {@code null}: nobody has said
 * @param declined how often a proposal was turned down
 * @param turnedDown what was in those of this order, since the customer last said what they want
 */
public record Matter(
    String flow,
    String set,
    String code,
    Stage stage,
    Map<String, String> slots,
    Tally asked,
    String question,
    @Nullable Lookup lookup,
    @Nullable Standing standing,
    @Nullable FactsRequested facts,
    @Nullable BudgetRequested budget,
    @Nullable Proposal proposal,
    @Nullable OptionAccepted accepted,
    @Nullable Boolean approved,
    int declined,
    List<Offer> turnedDown) {

  /** Slot of the order number. */
  public static final String ORDER = "order";

  public Matter {
    slots = Map.copyOf(slots);
    turnedDown = List.copyOf(turnedDown);
  }

  static Matter none() {
    return new Matter(
        "",
        "",
        "",
        Stage.EMPATHY,
        Map.of(),
        Tally.none(),
        "",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        List.of());
  }

  public boolean isNone() {
    return flow.isEmpty();
  }

  public Optional<String> slot(String name) {
    return Optional.ofNullable(slots.get(name));
  }

  public int timesAsked(String slot) {
    return asked.of(slot);
  }

  /** The order that the shop found; empty: not asked, not found, not available. */
  public Optional<Order> order() {
    return lookup instanceof Lookup.Found found ? Optional.of(found.order()) : Optional.empty();
  }

  public Standing standingOrFresh() {
    return standing == null ? Standing.fresh() : standing;
  }

  /** Whether what was chosen waits for a person to agree. */
  public boolean awaitsApproval() {
    return accepted != null && accepted.offer().needsApproval() && approved == null;
  }

  public Optional<Proposal> openProposal() {
    return proposal != null && proposal.open() ? Optional.of(proposal) : Optional.empty();
  }

  /** What is known of the customer's order is kept: it is the same customer. */
  Matter started(FlowStarted event) {
    return new MatterChange(this)
        .flow(event.flow(), event.set(), event.code())
        .stage(Stage.EMPATHY)
        .done();
  }

  /** A blank value: it is not known any more. */
  Matter withSlot(String name, String value) {
    var next = new HashMap<>(slots);
    if (value.isEmpty()) {
      next.remove(name);
    } else {
      next.put(name, value);
    }
    var change = new MatterChange(this).slots(next);
    if (name.equals(question)) {
      change.question("");
    }
    if (name.equals(ORDER) && !value.equals(slots.get(ORDER))) {
      change.lookup(null).standing(null).facts(null).turnedDown(List.of());
    }
    if (name.equals(Asking.WISH)) {
      change.turnedDown(List.of()); // who names it after a no may have it after all
    }
    return change.done();
  }

  Matter awaitingFacts(FactsRequested request) {
    return new MatterChange(this).facts(request).done();
  }

  /** Facts about an order that is no longer the one meant are left aside. */
  Matter factsArrived(FactsArrived event) {
    var change = new MatterChange(this).facts(null);
    if (facts != null) {
      change.lookup(event.lookup()).standing(event.standing());
    }
    return change.done();
  }

  Matter awaitingBudget(BudgetRequested request) {
    return new MatterChange(this).budget(request).done();
  }

  Matter withStanding(Standing newStanding) {
    return new MatterChange(this).standing(newStanding).budget(null).done();
  }

  Matter spoken(Stage newStage, String asks) {
    if (stage == newStage && asks.isEmpty() && question.isEmpty()) {
      return this; // as with most of what is only said
    }
    var change = new MatterChange(this).stage(newStage).question(asks);
    return (asks.isEmpty() ? change : change.asked(asked.with(asks))).done();
  }

  Matter proposed(Proposal newProposal) {
    return new MatterChange(this).proposal(newProposal).done();
  }

  Matter accepted(OptionAccepted event) {
    return new MatterChange(this)
        .accepted(event)
        .approved(null)
        .proposal(proposal == null ? null : proposal.closed())
        .stage(Stage.FOLLOW_UP)
        .question("")
        .done();
  }

  Matter afterRefusal() {
    var change = new MatterChange(this).declined(declined + 1);
    if (proposal != null) {
      var offers = new ArrayList<>(turnedDown);
      proposal.options().forEach(option -> offers.add(option.offer()));
      change.proposal(proposal.closed()).turnedDown(offers);
    }
    return change.done();
  }

  Matter proposalClosed() {
    return new MatterChange(this).proposal(proposal == null ? null : proposal.closed()).done();
  }

  /** Whether a person's decision on that proposal is what is waited for. */
  boolean awaitsApproval(String ofProposal) {
    return awaitsApproval() && accepted != null && accepted.proposal().equals(ofProposal);
  }

  /** A decision that nothing waits for changes nothing: the first one holds. */
  Matter approvalGiven(String ofProposal, boolean yes) {
    return awaitsApproval(ofProposal) ? new MatterChange(this).approved(yes).done() : this;
  }

  /** Back to clarifying with what is known kept: the solution did not solve it. */
  Matter reopened() {
    return new MatterChange(this)
        .stage(Stage.CLARIFY)
        .accepted(null)
        .approved(null)
        .declined(0)
        .lookup(null)
        .question("")
        .done();
  }

  /** Nothing under way any more; the order and what the shop said of it stay. */
  Matter ended() {
    return new MatterChange(forgotten()).stage(stage).lookup(lookup).standing(standing).done();
  }

  /** A new episode: only which order it is about is kept, what is true of it is asked anew. */
  Matter forgotten() {
    return slot(ORDER).map(order -> none().withSlot(ORDER, order)).orElse(none());
  }

  Matter closed() {
    return new MatterChange(this)
        .stage(Stage.CLOSED)
        .proposal(proposal == null ? null : proposal.closed())
        .question("")
        .done();
  }
}
