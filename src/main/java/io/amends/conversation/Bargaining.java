package io.amends.conversation;

import io.amends.conversation.DecisionEvent.BudgetRequested;
import io.amends.conversation.DecisionEvent.OptionsDeclined;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.Stage;
import io.amends.language.Entity;
import io.amends.remedy.BudgetRequest.Refuse;
import io.amends.remedy.Offer;
import io.amends.remedy.Remedy;
import java.util.Optional;

/** Rule for who turns an offer down or proposes something else (P7, P10). */
final class Bargaining {

  static final String DECLINED = "repair/declined-next";

  static final String ABOVE_LIMIT = "repair/above-limit";

  private final Offering offering;

  Bargaining(Offering offering) {
    this.offering = offering;
  }

  /** Rule: something else was wanted than what was offered. */
  boolean counter(Draft draft, Turn turn) {
    var proposal = draft.matter().openProposal().filter(p -> p.canBeChosenAt(draft.now()));
    var wish = Wishes.in(turn);
    var sum = Asking.names(draft, turn) && turn.issues().isEmpty();
    var no = turn.does("deny") || turn.does("counter-offer");
    var declines = no && !isOfOrderOrTime(turn) || wish.isPresent() || sum;
    if (proposal.isEmpty() || !declines) {
      return false;
    }
    draft.by("counter");
    if (wish.isEmpty()) {
      forget(draft, proposal.get(), sum || turn.does("counter-offer"));
    }
    Asking.note(draft, turn);
    if (takesOwn(draft, turn)) {
      return true;
    }
    if (Asking.bargains(draft, turn) && !turn.does("deny") && isAtLimit(draft, proposal.get())) {
      holdOn(draft, turn, proposal.get());
      return true;
    }
    if (isAllThereIs(draft, proposal.get()) && Insisting.standsBy(draft, turn, proposal.get())) {
      return true;
    }
    draft.record(new OptionsDeclined(proposal.get().id()));
    draft.record(
        new BudgetRequested(
            new Refuse(proposal.get().order(), proposal.get().id()),
            Asking.names(draft, turn) ? ABOVE_LIMIT : DECLINED));
    return true;
  }

  /** "No, I mean order 12" turns no offer down, nor does who asks for a moment. */
  private static boolean isOfOrderOrTime(Turn turn) {
    return turn.entity(Entity.ORDER_NUMBER).isPresent() || turn.does("wait");
  }

  /**
   * What was wished for and is turned down now is wished for no more. Whoever bargains still wants
   * the money, and more of it; a plain no wants none.
   */
  private static void forget(Draft draft, Proposal refused, boolean bargains) {
    draft
        .matter()
        .slot(Asking.WISH)
        .filter(wish -> refused.options().stream().anyMatch(o -> isGranted(wish, o, bargains)))
        .ifPresent(wish -> Slots.fill(draft, Asking.WISH, Asking.OPEN));
  }

  private static boolean isGranted(String wish, Option option, boolean bargains) {
    var remedy = option.offer().remedy();
    return !(bargains && remedy == Remedy.PARTIAL_REFUND) && Wishes.means(wish, remedy);
  }

  /** Whether two are on the table, and a no to them leaves nothing but a person. */
  private boolean isAllThereIs(Draft draft, Proposal proposal) {
    var flow = draft.book().flow(draft.matter().flow());
    var found = flow.flatMap(f -> caseOf(f, draft));
    return proposal.options().size() == 2
        && found.isPresent()
        && draft.state().desk().assistantSpeaks()
        && !offering.hasMoreAfterNo(draft, flow.get(), found.get(), proposal);
  }

  /** Whether two are on the table and the ladder has no step on which more would be given. */
  private boolean isAtLimit(Draft draft, Proposal proposal) {
    var flow = draft.book().flow(draft.matter().flow());
    var found = flow.flatMap(f -> caseOf(f, draft));
    if (proposal.options().size() < 2 || found.isEmpty()) {
      return false;
    }
    var onTable =
        proposal.options().stream()
            .map(Option::offer)
            .filter(offer -> offer.remedy() == Remedy.PARTIAL_REFUND)
            .findFirst();
    return offering
        .onNextStep(draft, flow.get(), found.get(), Remedy.PARTIAL_REFUND)
        .filter(next -> onTable.filter(now -> !isMore(next, now)).isEmpty())
        .isEmpty();
  }

  private static boolean isMore(Offer next, Offer now) {
    var more = next.amount();
    var less = now.amount();
    return more != null && less != null && more.compareTo(less) > 0;
  }

  /** The two stand, with the reason; who insists is heard by a person (P10, P62). */
  private void holdOn(Draft draft, Turn turn, Proposal proposal) {
    if (!Asking.names(draft, turn) && Insisting.standsBy(draft, turn, proposal)) {
      return;
    }
    if (draft.state().talk().timesSaid(ABOVE_LIMIT) > 0) {
      offering.overLimit(draft, "over-limit");
    } else {
      draft.say(ABOVE_LIMIT, Offering.titles(proposal)).reply(Stage.PROPOSE, "");
    }
  }

  private boolean takesOwn(Draft draft, Turn turn) {
    var flow = draft.book().flow(draft.matter().flow());
    var found = flow.flatMap(f -> caseOf(f, draft));
    var sum = Asking.sum(draft, turn);
    if (found.isEmpty() || sum.isEmpty()) {
      return false;
    }
    var own =
        Asking.remedy(draft, turn, found.get())
            .flatMap(wished -> offering.acceptable(draft, flow.get(), found.get(), wished, sum));
    own.ifPresent(offer -> offering.acceptOwn(draft, offer));
    return own.isPresent();
  }

  private static Optional<Case> caseOf(Flow flow, Draft draft) {
    return flow.cases().stream().filter(c -> Known.holds(c.when(), draft)).findFirst();
  }
}
