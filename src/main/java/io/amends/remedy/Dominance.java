package io.amends.remedy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drops what nobody would want: an offer beside which there is one that is at least as good for the
 * customer in every way and costs the shop no more. Sending faulty goods back before they are
 * replaced, for one, where replacing them without is cheaper than the freight (P10).
 */
final class Dominance {

  /** What is as good for the customer as the key, and spares him something; of the same amount. */
  private static final Map<Remedy, Set<Remedy>> AS_GOOD_OR_BETTER =
      Map.of(
          Remedy.EXCHANGE, Set.of(Remedy.RESHIP),
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

  private static boolean isNoWorse(Offer other, Offer offer) {
    var gives = other.amount();
    var least = offer.amount();
    var givesAsMuch = least == null || (gives != null && gives.compareTo(least) >= 0);
    var isAsSoon = !other.needsApproval() || offer.needsApproval();
    return givesAsMuch && isAsSoon && other.cost().compareTo(offer.cost()) <= 0;
  }
}
