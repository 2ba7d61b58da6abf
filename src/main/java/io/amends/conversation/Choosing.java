package io.amends.conversation;

import io.amends.conversation.DecisionEvent.BudgetRequested;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.conversation.DecisionEvent.ProposalClosed;
import io.amends.dialog.Stage;
import io.amends.remedy.BudgetRequest.Commit;
import io.amends.remedy.Remedy;

/**
 * An offer is taken by a click or by words, or it is not clear which one was meant. Clicks and
 * words act exactly alike (CONTRACT §1).
 */
final class Choosing {

  private static final double SURE = 0.6;
  private static final String ASKED = "repair/asked-about-option";

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
      draft.say("repair/chosen-already", CarryingOut.titled(accepted)).reply(Stage.FOLLOW_UP, "");
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

  /** Rule: options are on the table and the answer does not say which. */
  boolean unclear(Draft draft, Turn turn) {
    var proposal = draft.matter().openProposal().filter(p -> p.canBeChosenAt(draft.now()));
    if (proposal.isEmpty() || proposal.get().options().size() < 2) {
      return false;
    }
    var undecided = turn.isUnsure() && turn.tellsNothingElse();
    if (!turn.does("affirm")
        && !undecided
        && !wantsTheMoney(proposal.get(), draft, turn)
        && !isAmongThem(proposal.get(), draft, turn)
        && !asksAbout(proposal.get(), turn)) {
      return false;
    }
    draft.by("which-one");
    if (turn.answersByAsking() && draft.book().scripts().containsKey(ASKED)) {
      draft.say(ASKED);
    }
    offering.remind(draft, proposal.get());
    draft.reply(Stage.PROPOSE, "");
    return true;
  }

  /** The ledger agreed to the customer's own proposal: it is taken at once. */
  void takeOwn(Draft draft, Proposal own) {
    take(draft, own, 1);
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
      return turn.does("affirm") && !turn.does("deny") && !wishesElse(proposal, turn) ? 1 : 0;
    }
    if (turn.does("choose-second")) {
      return turn.does("choose-first") ? 0 : 2;
    }
    if (turn.does("choose-first") || turn.does("choose-either")) {
      return 1;
    }
    return numberWished(proposal, draft, turn);
  }

  /** "All right, exchange it" is no yes to a return. */
  private static boolean wishesElse(Proposal proposal, Turn turn) {
    var only = proposal.option(1).offer().remedy();
    var wish = Wishes.in(turn).flatMap(turn::request).filter(w -> w.confidence() >= SURE);
    return wish.filter(w -> !Wishes.means(w.code(), only)).isPresent();
  }

  /** "Then exchange it" chooses the exchange that is on the table. */
  private static int numberWished(Proposal proposal, Draft draft, Turn turn) {
    if (turn.does("deny") || turn.answersByAsking() || Asking.names(draft, turn)) {
      return 0;
    }
    var wish = Wishes.in(turn);
    var offered = proposal.options().stream().map(o -> o.offer().remedy()).toList();
    var meant = wish.stream().flatMap(w -> Wishes.meant(w, offered).stream()).toList();
    return meant.size() == 1 ? offered.indexOf(meant.get(0)) + 1 : 0;
  }

  /** "No, just the refund" turns one down and wants the other: which one, is asked. */
  private static boolean isAmongThem(Proposal proposal, Draft draft, Turn turn) {
    var offered = proposal.options().stream().map(o -> o.offer().remedy()).toList();
    return turn.does("deny")
        && !Asking.names(draft, turn)
        && Wishes.in(turn).filter(wish -> Wishes.meant(wish, offered).size() == 1).isPresent();
  }

  /** A question about an option, or one in which a wish is only faintly heard, turns none down. */
  private static boolean asksAbout(Proposal proposal, Turn turn) {
    var wish = Wishes.in(turn).flatMap(turn::request);
    var faint = wish.filter(w -> w.confidence() < SURE).isPresent() && turn.does("ask");
    var offered = proposal.options().stream().map(o -> o.offer().remedy()).toList();
    var ofThem = wish.filter(w -> !Wishes.meant(w.code(), offered).isEmpty()).isPresent();
    return (faint || ofThem && turn.answersByAsking())
        && !turn.does("deny")
        && !turn.does("counter-offer")
        && turn.issues().isEmpty();
  }

  /** "The money, then" may mean the part that is on the table, or all of it: that is asked. */
  private static boolean wantsTheMoney(Proposal proposal, Draft draft, Turn turn) {
    var partly =
        proposal.options().stream().anyMatch(o -> o.offer().remedy() == Remedy.PARTIAL_REFUND);
    var sum = Asking.names(draft, turn);
    return partly
        && turn.requests("refund")
        && !sum
        && !turn.does("deny")
        && !turn.does("counter-offer");
  }
}
