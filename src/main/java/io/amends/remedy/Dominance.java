package io.amends.remedy;

import io.amends.commerce.Money;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drops what nobody would want: an offer beside which there is one that is at least as good for the
 * customer in every way and costs the shop no more. Sending faulty goods back before they are
 * replaced, for one, where replacing them without is cheaper than the freight (P10).
 */
final class Dominance {

  /** Whoever waits for a repair would rather have another piece. */
  private static final Set<Remedy> ANOTHER_PIECE = Set.of(Remedy.RESHIP, Remedy.EXCHANGE);

  /** What is as good for the customer as the key, and spares him something; of the same amount. */
  private static final Map<Remedy, Set<Remedy>> AS_GOOD_OR_BETTER =
      Map.of(
          Remedy.EXCHANGE, Set.of(Remedy.RESHIP),
          Remedy.REPAIR, ANOTHER_PIECE,
          Remedy.EXCHANGE_AT_OWN_COST, Set.of(Remedy.RESHIP, Remedy.EXCHANGE),
          Remedy.RETURN_REFUND, Set.of(Remedy.REFUND_ONLY),
          Remedy.RETURN_AT_OWN_COST, Set.of(Remedy.REFUND_ONLY, Remedy.RETURN_REFUND));

  private Dominance() {}

  /** Whether one of them makes this one pointless. */
  static boolean isDominated(Offer offer, List<Offer> offers) {
    var better = AS_GOOD_OR_BETTER.getOrDefault(offer.remedy(), Set.of());
    return offers.stream()
        .anyMatch(other -> better.contains(other.remedy()) && isNoWorse(other, offer));
  }

  /**
   * Whether mending would cost as much as the goods, and another piece can be had: then nobody is
   * asked to part with them for it, whatever the freight (P30).
   *
   * @param worth what the goods cost the shop
   */
  static boolean isNotWorthMending(Offer offer, List<Offer> offers, Money worth) {
    return offer.remedy() == Remedy.REPAIR
        && offer.cost().compareTo(worth) >= 0
        && offers.stream()
            .filter(other -> ANOTHER_PIECE.contains(other.remedy()))
            .anyMatch(other -> isAsSoon(other, offer));
  }

  private static boolean isAsSoon(Offer other, Offer offer) {
    return !other.needsApproval() || offer.needsApproval();
  }

  private static boolean isNoWorse(Offer other, Offer offer) {
    var gives = other.amount();
    var least = offer.amount();
    var givesAsMuch = least == null || (gives != null && gives.compareTo(least) >= 0);
    return givesAsMuch && isAsSoon(other, offer) && other.cost().compareTo(offer.cost()) <= 0;
  }
}
