package io.amends.remedy;

import io.amends.remedy.BudgetRequest.Approve;
import io.amends.remedy.BudgetRequest.Commit;
import io.amends.remedy.BudgetRequest.Refuse;
import io.amends.remedy.BudgetRequest.Release;
import io.amends.remedy.BudgetRequest.Reserve;
import io.amends.remedy.Ledger.Proposal;
import io.amends.remedy.LedgerEvent.OfferApproved;
import io.amends.remedy.LedgerEvent.OfferCommitted;
import io.amends.remedy.LedgerEvent.OfferReleased;
import io.amends.remedy.LedgerEvent.OffersRefused;
import io.amends.remedy.LedgerEvent.OffersReserved;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers for one ledger at one moment. Money is never given twice and never above what was paid.
 */
final class Cashier {

  private final Ledger ledger;
  private final ShopPolicy policy;
  private final Instant now;

  Cashier(Ledger ledger, ShopPolicy policy, Instant now) {
    this.ledger = ledger;
    this.policy = policy;
    this.now = now;
  }

  BudgetAnswer reserve(Reserve request) {
    var known = ledger.proposal(request.proposal());
    if (known.isPresent()) {
      var made = known.get().made();
      return made.offers().equals(request.offers())
              && made.conversation().equals(request.conversation())
          ? granted()
          : refused("another proposal has this id");
    }
    var event =
        new OffersReserved(
            request.proposal(),
            request.conversation(),
            request.customer(),
            request.offers(),
            request.expires(),
            now);
    return obstacle(request, event).map(this::refused).orElseGet(() -> granted(event));
  }

  BudgetAnswer commit(Commit request) {
    var known = ledger.proposal(request.proposal());
    if (known.isEmpty()) {
      return refused("no such proposal");
    }
    var offer = known.get().offer(request.remedy());
    if (offer.isEmpty()) {
      return refused(request.remedy().code() + " was not offered");
    }
    return switch (known.get().state()) {
      case REFUSED -> refused("the customer turned it down");
      case CLOSED -> refused("something else was chosen from what was offered");
      case RELEASED -> refused("it was chosen and could not be done");
      case CHOSEN ->
          known.get().chosen().contains(offer.get())
              ? granted()
              : refused(known.get().chosen().get(0).remedy().code() + " was chosen");
      case OPEN -> commitOpen(request, known.get(), offer.get());
    };
  }

  /** A no is worth knowing even when the offer had expired by then. */
  BudgetAnswer refuse(Refuse request) {
    return ledger
        .proposal(request.proposal())
        .map(Proposal::state)
        .map(
            state ->
                switch (state) {
                  case OPEN -> granted(new OffersRefused(request.proposal(), now));
                  case REFUSED -> granted();
                  case CHOSEN, RELEASED -> refused("the customer has chosen from it");
                  case CLOSED -> refused("something else was chosen from what was offered");
                })
        .orElseGet(() -> refused("no such proposal"));
  }

  BudgetAnswer release(Release request) {
    return ledger
        .proposal(request.proposal())
        .map(Proposal::state)
        .map(
            state ->
                switch (state) {
                  case CHOSEN -> granted(new OfferReleased(request.proposal(), now));
                  case RELEASED -> granted();
                  case OPEN, REFUSED, CLOSED -> refused("nothing was chosen from it");
                })
        .orElseGet(() -> refused("no such proposal"));
  }

  private BudgetAnswer commitOpen(Commit request, Proposal proposal, Offer offer) {
    if (!proposal.isOpen(now)) {
      return refused("the offer has expired");
    }
    return secondTime(offer)
        .map(this::refused)
        .orElseGet(() -> granted(new OfferCommitted(request.proposal(), request.remedy(), now)));
  }

  private Optional<String> obstacle(Reserve request, OffersReserved event) {
    var currency = request.paid().currency();
    var amounts = request.offers().stream().map(Offer::amount).filter(Objects::nonNull).toList();
    if (request.offers().isEmpty()) {
      return Optional.of("nothing is offered");
    }
    if (!now.isBefore(request.expires())) {
      return Optional.of("it would have expired");
    }
    if (!amounts.stream().allMatch(amount -> amount.currency().equals(currency))) {
      return Optional.of("not in the currency of the order");
    }
    var after = event.applyTo(ledger).committedAndReserved(currency, now);
    if (!amounts.isEmpty() && after.compareTo(request.paid()) > 0) {
      return Optional.of("together with what is given and offered it is more than was paid");
    }
    return isOverBudget(request, event)
        ? Optional.of("the order's budget is used up")
        : request.offers().stream().map(this::secondTime).flatMap(Optional::stream).findFirst();
  }

  private boolean isOverBudget(Reserve request, OffersReserved event) {
    var currency = request.paid().currency();
    var limits = policy.budgets().get(currency);
    var limit = limits == null ? null : limits.order();
    var costs = request.offers().stream().anyMatch(offer -> offer.cost().isPositive());
    return limit != null
        && costs
        && event.applyTo(ledger).costCommittedAndReserved(currency, now).compareTo(limit) > 0;
  }

  BudgetAnswer approve(Approve request) {
    var known = ledger.proposal(request.proposal());
    if (known.filter(proposal -> proposal.state() == Proposal.State.CHOSEN).isEmpty()) {
      return refused("nothing was chosen from it");
    }
    var approval = known.get().approval();
    return approval == null
        ? granted(new OfferApproved(request.proposal(), request.agent(), now))
        : granted();
  }

  /** Two conversations may be offered the same; only one gets it. A person may decide otherwise. */
  private Optional<String> secondTime(Offer offer) {
    var chosen = ledger.chosen().stream().map(Offer::remedy).toList();
    if (chosen.contains(offer.remedy())) {
      return Optional.of(offer.remedy().code() + " was chosen for this order before");
    }
    return offer.remedy().makesWhole()
            && !offer.needsApproval()
            && chosen.stream().anyMatch(Remedy::makesWhole)
        ? Optional.of("the goods or their price were given before")
        : Optional.empty();
  }

  private BudgetAnswer granted(LedgerEvent... events) {
    var after = ledger;
    for (var event : events) {
      after = event.applyTo(after);
    }
    return new BudgetAnswer(true, "", after.standing(policy, now), List.of(events));
  }

  private BudgetAnswer refused(String reason) {
    return new BudgetAnswer(false, reason, ledger.standing(policy, now), List.of());
  }
}
