package io.amends.remedy;

import java.time.Instant;
import java.util.List;

/** What happened to an order's offers and budget. One ledger per order; facts, kept for ever. */
public sealed interface LedgerEvent {

  /** The ledger after this event. Never fails. */
  Ledger applyTo(Ledger before);

  /**
   * Offers were put on the table and the dearer one's amount reserved.
   *
   * @param proposal id of the proposal, unique over all conversations
   * @param conversation who was offered it
   */
  record OffersReserved(
      String proposal, String conversation, List<Offer> offers, Instant expires, Instant at)
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
}
