package io.amends.remedy;

import io.amends.commerce.Money;
import java.time.Instant;
import java.util.List;

/**
 * What happened to an order's offers and budget. One ledger per order, and one for each budget of a
 * customer, an agent or a day; facts, kept for ever.
 */
public sealed interface LedgerEvent {

  /** The ledger after this event. Never fails. */
  Ledger applyTo(Ledger before);

  /**
   * Offers were put on the table and the dearer one's amount reserved.
   *
   * @param proposal id of the proposal, unique over all conversations
   * @param conversation who was offered it
   * @param customer whose order it is; empty in older ledgers
   */
  record OffersReserved(
      String proposal,
      String conversation,
      String customer,
      List<Offer> offers,
      Instant expires,
      Instant at)
      implements LedgerEvent {
    public OffersReserved {
      offers = List.copyOf(offers);
    }

    @Override
    public Ledger applyTo(Ledger before) {
      return before.withReservation(this);
    }
  }

  /** The customer chose: the reservation becomes what was given. */
  record OfferCommitted(String proposal, Remedy remedy, Instant at) implements LedgerEvent {
    @Override
    public Ledger applyTo(Ledger before) {
      return before.withCommitted(this);
    }
  }

  /** A person approved what was chosen. */
  record OfferApproved(String proposal, String agent, Instant at) implements LedgerEvent {
    @Override
    public Ledger applyTo(Ledger before) {
      return before.withApproved(this);
    }
  }

  /**
   * What was chosen was not done: its amount is there again, and it is not offered for this order
   * any more.
   */
  record OfferReleased(String proposal, Instant at) implements LedgerEvent {
    @Override
    public Ledger applyTo(Ledger before) {
      return before.withReleased(this);
    }
  }

  /** The customer turned the offers down: their kinds are out, and the ladder moves up a step. */
  record OffersRefused(String proposal, Instant at) implements LedgerEvent {
    @Override
    public Ledger applyTo(Ledger before) {
      return before.withRefused(this);
    }
  }

  /** What happened to a budget that is not of one order; see {@link Budget}. */
  sealed interface BudgetEvent extends LedgerEvent {

    Budget applyTo(Budget before);

    @Override
    default Ledger applyTo(Ledger before) {
      return before;
    }
  }

  /** So much may be spent on a proposal, until then. */
  record BudgetHeld(String proposal, Money amount, Instant expires, Instant at)
      implements BudgetEvent {
    @Override
    public Budget applyTo(Budget before) {
      return before.with(proposal, new Budget.Holding(amount, at, expires, false));
    }
  }

  /** So much was spent on a proposal. */
  record BudgetSpent(String proposal, Money amount, Instant at) implements BudgetEvent {
    @Override
    public Budget applyTo(Budget before) {
      return before.with(proposal, new Budget.Holding(amount, at, at, true));
    }
  }

  /** Nothing is held or was spent on a proposal any more. */
  record BudgetFreed(String proposal, Instant at) implements BudgetEvent {
    @Override
    public Budget applyTo(Budget before) {
      return before.without(proposal);
    }
  }
}
