package io.amends.conversation;

import io.amends.conversation.DecisionEvent.BudgetRequested;
import io.amends.conversation.DecisionEvent.DeadlineSet;
import io.amends.conversation.DecisionEvent.FlowSuspended;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.conversation.DecisionEvent.OptionsDeclined;
import io.amends.conversation.DecisionEvent.ProposalClosed;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.Stage;
import io.amends.language.Entity;
import io.amends.remedy.BudgetRequest.Commit;
import io.amends.remedy.BudgetRequest.Refuse;
import io.amends.remedy.BudgetRequest.Release;
import io.amends.remedy.Offer;
import io.amends.remedy.Remedy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of an offer: taken by a click or by words, turned down, or answered by a proposal of
 * the customer's own. Clicks and words act exactly alike (CONTRACT §1).
 */
final class Choosing {

  /** Name of the deadline at which the follow-up is due (P14). */
  static final String FOLLOW_UP = "follow-up";

  static final String DECLINED = "repair/declined-next";

  static final String ABOVE_LIMIT = "repair/above-limit";

  private final Offering offering;
  private final FlowRunner runner;

  Choosing(Offering offering, FlowRunner runner) {
    this.offering = offering;
    this.runner = runner;
  }

  /** Rule: an option was chosen. */
  boolean choose(Draft draft, Turn turn) {
    var proposal = draft.matter().openProposal().filter(p -> p.canBeChosenAt(draft.now()));
    var number = proposal.map(p -> numberChosen(p, draft, turn)).orElse(0);
    if (number == 0) {
      return false;
    }
    draft.by("choose");
    take(draft, proposal.get(), number);
    return true;
  }

  /** Rule: a choice in words where nothing is on the table any more. */
  boolean chooseAgain(Draft draft, Turn turn) {
    var matter = draft.matter();
    var accepted = matter.accepted();
    var proposal = matter.proposal();
    if (!turn.does("choose-first") && !turn.does("choose-second")) {
      return false;
    }
    if (accepted != null && matter.stage() == Stage.FOLLOW_UP) {
      draft.by("chosen-already");
      draft.say("repair/chosen-already", titled(accepted)).reply(Stage.FOLLOW_UP, "");
      return true;
    }
    if (proposal == null || matter.isNone()) {
      return false;
    }
    if (!proposal.open() || proposal.canBeChosenAt(draft.now())) {
      return false;
    }
    draft.by("proposal-expired");
    draft.record(new ProposalClosed(proposal.id(), "expired"));
    draft.say("repair/proposal-closed").replyAhead(matter.stage());
    runner.run(draft);
    return true;
  }

  /** Rule: something else was wanted than what was offered. */
  boolean counter(Draft draft, Turn turn) {
    var proposal = draft.matter().openProposal().filter(p -> p.canBeChosenAt(draft.now()));
    var wish = Wishes.in(turn);
    var sum = turn.entity(Entity.AMOUNT).isPresent() && turn.issues().isEmpty();
    var declines = turn.does("deny") || turn.does("counter-offer") || wish.isPresent() || sum;
    if (proposal.isEmpty() || !declines) {
      return false;
    }
    draft.by("counter");
    if (wish.isEmpty()) {
      forget(draft, proposal.get());
    }
    Asking.note(draft, turn);
    if (takesOwn(draft, turn)) {
      return true;
    }
    if (Asking.bargains(draft, turn) && !turn.does("deny") && isAtLimit(draft, proposal.get())) {
      holdOn(draft, proposal.get());
      return true;
    }
    draft.record(new OptionsDeclined(proposal.get().id()));
    draft.record(
        new BudgetRequested(
            new Refuse(proposal.get().order(), proposal.get().id()),
            turn.entity(Entity.AMOUNT).isPresent() ? ABOVE_LIMIT : DECLINED));
    return true;
  }

  /** What was wished for and is turned down now is wished for no more; a sum may still rise. */
  private static void forget(Draft draft, Proposal refused) {
    draft
        .matter()
        .slot(Asking.WISH)
        .filter(wish -> refused.options().stream().anyMatch(o -> isGranted(wish, o)))
        .ifPresent(wish -> Slots.fill(draft, Asking.WISH, Asking.OPEN));
  }

  private static boolean isGranted(String wish, Option option) {
    var remedy = option.offer().remedy();
    return remedy != Remedy.PARTIAL_REFUND && Wishes.means(wish, remedy);
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
  private void holdOn(Draft draft, Proposal proposal) {
    if (draft.state().talk().timesSaid(ABOVE_LIMIT) > 0) {
      offering.overLimit(draft, "over-limit");
    } else {
      draft.say(ABOVE_LIMIT, Offering.titles(proposal)).reply(Stage.PROPOSE, "");
    }
  }

  /** Rule: options are on the table and the answer does not say which. */
  boolean unclear(Draft draft, Turn turn) {
    var proposal = draft.matter().openProposal().filter(p -> p.canBeChosenAt(draft.now()));
    if (proposal.isEmpty() || proposal.get().options().size() < 2) {
      return false;
    }
    var undecided = turn.isUnsure() && turn.tellsNothingElse();
    if (!turn.does("affirm") && !undecided && !wantsTheMoney(proposal.get(), turn)) {
      return false;
    }
    draft.by("which-one");
    offering.remind(draft, proposal.get());
    draft.reply(Stage.PROPOSE, "");
    return true;
  }

  /** The ledger agreed to the customer's own proposal: it is taken at once. */
  void takeOwn(Draft draft, Proposal own) {
    take(draft, own, 1);
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
    draft
        .matter()
        .slot(Matter.ORDER)
        .ifPresent(order -> release(draft, order, accepted.proposal()));
    draft.say("repair/hand-off-limit").reply(Stage.CLARIFY, "");
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
    var code = draft.matter().slot(TurnRules.ALSO);
    var next = code.flatMap(draft.book()::startingOn);
    if (next.isEmpty() || !draft.state().desk().assistantSpeaks()) {
      return;
    }
    draft.because("next: " + code.get());
    draft.record(new FlowSuspended());
    draft.say("repair/next-matter");
    runner.start(draft, next.get(), code.get());
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

  private static Map<String, String> titled(OptionAccepted accepted) {
    return Map.of("option", accepted.title());
  }

  private void take(Draft draft, Proposal proposal, int number) {
    var option = proposal.option(number);
    draft.record(new OptionAccepted(proposal.id(), option.offer(), option.title()));
    draft.record(
        new BudgetRequested(
            new Commit(proposal.order(), proposal.id(), option.offer().remedy()), ""));
  }

  private static int numberChosen(Proposal proposal, Draft draft, Turn turn) {
    var click = turn.click().filter(utterance -> utterance.proposal().equals(proposal.id()));
    if (click.isPresent()) {
      return click.get().option();
    }
    if (proposal.options().size() == 1) {
      return turn.does("affirm") && !turn.does("deny") ? 1 : 0;
    }
    if (turn.does("choose-second")) {
      return turn.does("choose-first") ? 0 : 2;
    }
    if (turn.does("choose-first") || turn.does("choose-either")) {
      return 1;
    }
    return numberWished(proposal, turn);
  }

  /** "Then exchange it" chooses the exchange that is on the table. */
  private static int numberWished(Proposal proposal, Turn turn) {
    if (turn.does("deny") || turn.entity(Entity.AMOUNT).isPresent()) {
      return 0;
    }
    var wish = Wishes.in(turn);
    var matching =
        proposal.options().stream()
            .filter(o -> wish.filter(w -> Wishes.means(w, o.offer().remedy())).isPresent())
            .toList();
    return matching.size() == 1 ? matching.get(0).number() : 0;
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

  /** "The money, then" may mean the part that is on the table, or all of it: that is asked. */
  private static boolean wantsTheMoney(Proposal proposal, Turn turn) {
    var partly =
        proposal.options().stream().anyMatch(o -> o.offer().remedy() == Remedy.PARTIAL_REFUND);
    var sum = turn.entity(Entity.AMOUNT).isPresent();
    return partly
        && turn.requests("refund")
        && !sum
        && !turn.does("deny")
        && !turn.does("counter-offer");
  }

  private static Optional<Case> caseOf(Flow flow, Draft draft) {
    return flow.cases().stream().filter(c -> FlowRunner.holds(c.when(), draft)).findFirst();
  }
}
