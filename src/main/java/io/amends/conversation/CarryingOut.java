package io.amends.conversation;

import io.amends.conversation.DecisionEvent.BudgetRequested;
import io.amends.conversation.DecisionEvent.DeadlineSet;
import io.amends.conversation.DecisionEvent.FlowSuspended;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.dialog.Flow;
import io.amends.dialog.Stage;
import io.amends.remedy.BudgetRequest.Commit;
import io.amends.remedy.BudgetRequest.Release;
import io.amends.remedy.Remedy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Does what was taken, once the ledger and, where it must, a person agreed. */
final class CarryingOut {

  /** Name of the deadline at which the follow-up is due (P14). */
  static final String FOLLOW_UP = "follow-up";

  private final Offering offering;
  private final FlowRunner runner;

  CarryingOut(Offering offering, FlowRunner runner) {
    this.offering = offering;
    this.runner = runner;
  }

  /** The ledger committed it: it is asked of the shop, and the customer is told. */
  void committed(Draft draft, BudgetRequested request) {
    var accepted = draft.matter().accepted();
    if (accepted == null) {
      return;
    }
    var approved = draft.matter().approved();
    if (!accepted.offer().needsApproval() || Boolean.TRUE.equals(approved)) {
      carryOut(draft, accepted, ((Commit) request.request()).order());
    } else if (approved == null) {
      draft.say("repair/hand-off-approval", titled(accepted)).reply(Stage.FOLLOW_UP, "");
      draft.handOff("approval");
    } else {
      notApproved(draft, accepted);
    }
  }

  /** A person said no: the ledger has its amount again, and the talk is that person's. */
  void notApproved(Draft draft, OptionAccepted accepted) {
    release(draft, orderOf(draft, accepted), accepted.proposal());
    draft.say("repair/hand-off-limit").reply(Stage.CLARIFY, "");
  }

  /** The order that was offered something, whichever one the talk has come to since. */
  static String orderOf(Draft draft, OptionAccepted accepted) {
    return Optional.ofNullable(draft.matter().proposal())
        .filter(proposal -> proposal.id().equals(accepted.proposal()))
        .map(Proposal::order)
        .or(() -> draft.matter().slot(Matter.ORDER))
        .orElse("");
  }

  void carryOut(Draft draft, OptionAccepted accepted, String order) {
    var offer = accepted.offer();
    if (offer.remedy().isPosted()) {
      draft.record(new RemedyRequested(accepted.proposal(), order, offer, draft.matter().code()));
      Progress.watch(draft, accepted, order);
    }
    var values = new HashMap<>(offering.optionValues(draft, offer));
    values.putAll(titled(accepted));
    draft.say("remedies/" + offer.remedy().code() + "-chosen", values);
    draft.reply(Stage.FOLLOW_UP, "");
    Promises.chosen(draft, accepted);
    if (offer.remedy() == Remedy.SUPERVISOR) {
      draft.handOff("supervisor");
    }
    draft
        .book()
        .flow(draft.matter().flow())
        .map(Flow::followUp)
        .filter(followUp -> !followUp.isNone())
        .ifPresent(f -> draft.record(new DeadlineSet(FOLLOW_UP, draft.now().plus(f.after()))));
    turnToNext(draft);
  }

  /** The other thing that the customer had named comes next; what is settled is kept in mind. */
  private void turnToNext(Draft draft) {
    var code = draft.matter().slot(SecondMatter.CODE);
    var order = draft.matter().slot(SecondMatter.ORDER);
    var first = draft.book().flow(draft.matter().flow());
    var next = code.flatMap(draft.book()::startingOn);
    if (next.isEmpty() || !draft.state().desk().assistantSpeaks()) {
      return;
    }
    draft.because("next: " + code.get());
    var isOther = first.filter(f -> SecondMatter.isOfOtherOrder(draft, f, next.get())).isPresent();
    draft.record(new FlowSuspended());
    draft.say("repair/next-matter");
    if (order.isPresent()) {
      draft.replyAhead(Stage.CLARIFY); // the shop is asked first what that order is
      Slots.fill(draft, Matter.ORDER, order.get());
    }
    if (order.isEmpty() && isOther) {
      runner.startWithOtherOrder(draft, next.get(), code.get());
    } else {
      runner.start(draft, next.get(), code.get());
    }
  }

  /**
   * What was chosen will not be done: the ledger has its amount again. Not while the ledger owes
   * another answer, for there is room for one question only; then it stays given.
   */
  static void release(Draft draft, String order, String proposal) {
    if (draft.matter().budget() == null) {
      draft.record(new BudgetRequested(new Release(order, proposal), ""));
    }
  }

  static Map<String, String> titled(OptionAccepted accepted) {
    return Map.of("option", accepted.title());
  }
}
