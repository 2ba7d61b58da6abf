package io.amends.conversation;

import io.amends.commerce.Money;
import io.amends.commerce.Order;
import io.amends.commerce.PaidShares;
import io.amends.conversation.DecisionEvent.BudgetRequested;
import io.amends.conversation.DecisionEvent.OnlyWayOffered;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.Stage;
import io.amends.remedy.BudgetRequest.Reserve;
import io.amends.remedy.Offer;
import io.amends.remedy.Plan;
import io.amends.remedy.Remedy;
import io.amends.remedy.RemedyPlanner;
import io.amends.remedy.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts options on the table: plans them inside the policy, has the ledger reserve them, and says
 * them. Two options, or the one lawful way with its reason, or a person (P8, P9, P62).
 */
final class Offering {

  /** Slot under which the customer agrees to the only way. */
  static final String CONFIRM = "confirm";

  static final String OWN = "repair/accepted";

  private static final String REFUSED = "repair/refused-instead";

  /**
   * Plans what the case offers, with what the customer wished for among it where that is lawful.
   */
  void offer(Draft draft, Flow flow, Case found) {
    var order = draft.matter().order();
    if (order.isEmpty()) {
      unverified(draft);
      return;
    }
    var situation = situation(draft, flow, found, order.get());
    var own = ownSum(draft, flow, found);
    if (own.isPresent()) {
      draft.because("asked for, and inside the limits");
      acceptOwn(draft, own.get());
      return;
    }
    var request = draft.matter().slot(Asking.WISH);
    var wish = request.flatMap(code -> Wishes.remedy(code, found.offer()));
    var plan = plan(draft, situation, found, wish);
    plan.leftOut().forEach(reason -> draft.because("left out: " + reason));
    if (plan instanceof Plan.Pair pair && isSimplyAccepted(draft, pair, wish)) {
      draft.because("asked for, and nothing costs less");
      acceptOwn(draft, pair.first());
      return;
    }
    var say = introduction(draft, found, plan, wish);
    if (plan instanceof Plan.Pair pair) {
      reserve(draft, order.get(), List.of(pair.first(), pair.second()), say);
    } else if (plan instanceof Plan.Single single) {
      reserve(draft, order.get(), List.of(single.only()), say);
    } else if (!Insisting.asksAgain(draft)) {
      draft.say("repair/hand-off-nothing-left").reply(Stage.CLARIFY, "");
      draft.handOff("nothing-feasible");
    }
  }

  /** Whether anything but a supervisor's call would be offered to who turns these down. */
  boolean hasMoreAfterNo(Draft draft, Flow flow, Case found, Proposal proposal) {
    var order = draft.matter().order();
    if (order.isEmpty() || draft.matter().declined() >= draft.book().policy().ladderSteps()) {
      return true; // who has said no as often as there are steps is heard by a person
    }
    var offers = proposal.options().stream().map(Option::offer).toList();
    var next = situation(draft, flow, found, order.get()).afterRefusal(offers);
    var wish = draft.matter().slot(Asking.WISH).flatMap(w -> Wishes.remedy(w, found.offer()));
    var plan = new RemedyPlanner(draft.book().policy()).plan(next, found.offer(), wish);
    return offers(plan).stream()
        .filter(offer -> offer.remedy() != Remedy.SUPERVISOR)
        .anyMatch(offer -> isNewOrMore(offer, offers));
  }

  private static boolean isNewOrMore(Offer offer, List<Offer> before) {
    return before.stream()
        .filter(known -> known.remedy() == offer.remedy())
        .allMatch(known -> isMore(offer.amount(), known.amount()));
  }

  /** The sum that the customer named before anything was offered, if it is inside the limits. */
  private Optional<Offer> ownSum(Draft draft, Flow flow, Case found) {
    var compensation = draft.matter().slot(Asking.WISH).filter(Asking.COMPENSATION::equals);
    var sum = Asking.sum(draft);
    return compensation.isEmpty()
            || sum.isEmpty()
            || draft.matter().declined() > 0
            || !found.offer().contains(Remedy.PARTIAL_REFUND)
        ? Optional.empty()
        : acceptable(draft, flow, found, Remedy.PARTIAL_REFUND, sum);
  }

  /** What was on the table and turned down is not planned again on the strength of the wish. */
  private static Plan plan(Draft draft, Situation situation, Case found, Optional<Remedy> wish) {
    var planner = new RemedyPlanner(draft.book().policy());
    var plan = planner.plan(situation, found.offer(), wish);
    var refusedAgain =
        offers(plan).stream()
            .filter(offer -> wish.filter(offer.remedy()::equals).isPresent())
            .anyMatch(offer -> wasTurnedDown(draft, offer));
    return refusedAgain ? planner.plan(situation, found.offer(), Optional.empty()) : plan;
  }

  private static List<Offer> offers(Plan plan) {
    if (plan instanceof Plan.Pair pair) {
      return List.of(pair.first(), pair.second());
    }
    return plan instanceof Plan.Single single ? List.of(single.only()) : List.of();
  }

  /** Whether as much of it was turned down, and not asked for since. */
  private static boolean wasTurnedDown(Draft draft, Offer offer) {
    return draft.matter().turnedDown().stream()
        .filter(refused -> refused.remedy() == offer.remedy())
        .anyMatch(refused -> !isMore(offer.amount(), refused.amount()));
  }

  private static boolean isMore(@Nullable Money amount, @Nullable Money than) {
    return amount != null && than != null && amount.compareTo(than) > 0;
  }

  /** What the next step of the ladder would give of a remedy. */
  Optional<Offer> onNextStep(Draft draft, Flow flow, Case found, Remedy remedy) {
    if (draft.matter().declined() >= draft.book().policy().ladderSteps()) {
      return Optional.empty();
    }
    var planner = new RemedyPlanner(draft.book().policy());
    return draft
        .matter()
        .order()
        .map(order -> situation(draft, flow, found, order).afterRefusal())
        .flatMap(next -> planner.accept(next, remedy, Optional.empty(), found.offer()));
  }

  /**
   * What was asked for by name is done in one sentence where nothing would cost the shop less (P7).
   * A compensation without an amount names nothing yet, and what the customer pays for is read
   * first.
   */
  private static boolean isSimplyAccepted(Draft draft, Plan.Pair pair, Optional<Remedy> wish) {
    var first = pair.first();
    return wish.filter(remedy -> remedy == first.remedy()).isPresent()
        && !first.needsApproval()
        && first.remedy().kind() != Remedy.Kind.KEEP
        && !first.remedy().isAtOwnCost()
        && draft.matter().declined() == 0;
  }

  /** How the options are introduced, by what became of the ones before (P10, P11). */
  private static String introduction(Draft draft, Case found, Plan plan, Optional<Remedy> wish) {
    if (!(plan instanceof Plan.Pair pair)) {
      return found.say();
    }
    if (draft.matter().declined() == 0) {
      var compensation = draft.matter().slot(Asking.WISH).filter(Asking.COMPENSATION::equals);
      var sum = compensation.isPresent() && draft.matter().slot(Asking.SUM).isPresent();
      return sum ? Bargaining.ABOVE_LIMIT : found.say();
    }
    var offers = List.of(pair.first(), pair.second());
    if (offers.stream().anyMatch(offer -> isMoreThanBefore(draft, offer))) {
      return "repair/one-step-more";
    }
    if (!draft.manner().isEmpty() && !draft.manner().equals(Bargaining.DECLINED)) {
      return draft.manner();
    }
    var granted =
        offers.stream().anyMatch(offer -> wish.filter(offer.remedy()::equals).isPresent());
    var wished = draft.matter().slot("wish").isPresent();
    return wished && !granted && wish.isPresent() ? REFUSED : Bargaining.DECLINED;
  }

  /** Whether the same was offered before with a smaller amount. */
  private static boolean isMoreThanBefore(Draft draft, Offer offer) {
    var before = draft.matter().proposal();
    var amount = offer.amount();
    if (before == null || amount == null) {
      return false;
    }
    var order = draft.matter().slot(Matter.ORDER);
    return order.filter(before.order()::equals).isPresent()
        && before.options().stream()
            .map(Option::offer)
            .filter(offered -> offered.remedy() == offer.remedy())
            .map(Offer::amount)
            .anyMatch(offered -> offered != null && offered.compareTo(amount) < 0);
  }

  /** The customer's own proposal, where it is inside the limits (P7). */
  Optional<Offer> acceptable(
      Draft draft, Flow flow, Case found, Remedy wished, Optional<Money> asked) {
    return draft
        .matter()
        .order()
        .flatMap(
            order ->
                new RemedyPlanner(draft.book().policy())
                    .accept(situation(draft, flow, found, order), wished, asked, found.offer()));
  }

  void acceptOwn(Draft draft, Offer offer) {
    reserve(draft, draft.matter().order().orElseThrow(), List.of(offer), OWN);
  }

  /** The ledger agreed: the options are said. */
  void reserved(Draft draft, BudgetRequested request) {
    var reserve = (Reserve) request.request();
    var proposal = proposal(draft, reserve);
    reserve.offers().forEach(offer -> draft.because(offer.reason()));
    if (request.say().equals(OWN)) {
      draft.record(new OnlyWayOffered(proposal));
      return;
    }
    if (proposal.options().size() == 1) {
      sayOnlyWay(draft, proposal);
      return;
    }
    sayEmpathyFirst(draft);
    if (draft.matter().declined() == 0 && !request.say().equals(Bargaining.ABOVE_LIMIT)) {
      Insisting.explain(draft, reserve.offers().stream().map(Offer::remedy).toList());
    }
    draft.say(request.say(), titles(proposal)).propose(proposal);
  }

  static Map<String, String> titles(Proposal proposal) {
    return Map.of(
        "first", proposal.option(1).title(),
        "second", proposal.option(2).title());
  }

  /** Says the two options that are still on the table once more. */
  void remind(Draft draft, Proposal proposal) {
    draft.say("repair/which-one", titles(proposal));
  }

  /** No further step is allowed: a person goes on (P10, P62). */
  void overLimit(Draft draft, String reason) {
    draft.say("repair/hand-off-limit").reply(Stage.CLARIFY, "");
    draft.handOff(reason);
  }

  /** Nothing is promised that was not verified. */
  void unverified(Draft draft) {
    draft.say("repair/hand-off-unavailable").reply(Stage.CLARIFY, "");
    draft.handOff("shop-unavailable");
  }

  Map<String, String> optionValues(Draft draft, Offer offer) {
    return Placeholders.of(offer, draft.localText());
  }

  /** A flow that continued into another says so before its options. */
  private static void sayEmpathyFirst(Draft draft) {
    var flow = draft.book().flow(draft.matter().flow());
    if (!draft.state().talk().empathised() && flow.isPresent()) {
      FlowRunner.meet(draft, flow.get());
      if (draft.isSpeaking()) {
        draft.replyAhead(Stage.EMPATHY);
      }
    }
  }

  private void sayOnlyWay(Draft draft, Proposal only) {
    var offer = only.option(1).offer();
    draft.record(new OnlyWayOffered(only));
    draft
        .say("remedies/" + offer.remedy().code() + "-single", optionValues(draft, offer))
        .reply(Stage.PROPOSE, CONFIRM);
  }

  private void reserve(Draft draft, Order order, List<Offer> offers, String say) {
    var id = draft.state().id() + "/p" + draft.state().talk().seq();
    var request =
        new Reserve(
            order.number(),
            id,
            draft.state().id().value(),
            order.customer().id(),
            offers,
            new PaidShares(order).paid(),
            draft.now().plus(draft.book().policy().offerStands()));
    draft.record(new BudgetRequested(request, say));
  }

  private Proposal proposal(Draft draft, Reserve reserve) {
    var options = new ArrayList<Option>();
    for (var offer : reserve.offers()) {
      options.add(option(draft, options.size() + 1, offer));
    }
    return new Proposal(reserve.proposal(), reserve.order(), options, reserve.expires(), true);
  }

  private Option option(Draft draft, int number, Offer offer) {
    var script = "remedies/" + offer.remedy().code();
    var values = optionValues(draft, offer);
    var book = draft.book();
    return new Option(
        number,
        offer,
        Phrase.text(book, script + "-title", draft.language(), 0, values),
        Phrase.text(book, script + "-detail", draft.language(), 0, values));
  }

  private static Situation situation(Draft draft, Flow flow, Case found, Order order) {
    var matter = draft.matter();
    return new Situation(
        order,
        ItemsMeant.in(order, matter),
        flow.defective(),
        found.severity(),
        matter.slot("photo").filter("refused"::equals).isPresent(),
        matter.standingOrFresh(),
        draft.now());
  }
}
