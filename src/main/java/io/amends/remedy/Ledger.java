package io.amends.remedy;
public record Ledger(String order) {
  Ledger withReservation(LedgerEvent.OffersReserved e) { return this; }
  Ledger withCommitted(LedgerEvent.OfferCommitted e) { return this; }
  Ledger withRefused(LedgerEvent.OffersRefused e) { return this; }
}
