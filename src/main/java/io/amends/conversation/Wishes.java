package io.amends.conversation;

import io.amends.remedy.Remedy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which remedies a request speaks of, the likeliest first. */
public final class Wishes {

  private static final Map<String, List<Remedy>> REMEDIES =
      Map.of(
          "refund",
              List.of(
                  Remedy.RETURN_REFUND,
                  Remedy.REFUND_ONLY,
                  Remedy.CANCEL_REFUND,
                  Remedy.RETURN_AT_OWN_COST),
          "return", List.of(Remedy.RETURN_REFUND, Remedy.RETURN_AT_OWN_COST),
          // A new one is a new one, whether the old one goes back or never came.
          "exchange", List.of(Remedy.EXCHANGE, Remedy.EXCHANGE_AT_OWN_COST, Remedy.RESHIP),
          "resend", List.of(Remedy.RESHIP, Remedy.EXCHANGE),
          "repair", List.of(Remedy.REPAIR),
          "compensation", List.of(Remedy.PARTIAL_REFUND, Remedy.COUPON, Remedy.GIFT),
          "price-refund", List.of(Remedy.PRICE_REFUND),
          // Who wants out wants the money back, by whatever way is open by now.
          "cancel-order",
              List.of(
                  Remedy.CANCEL_REFUND,
                  Remedy.REFUND_ONLY,
                  Remedy.RETURN_REFUND,
                  Remedy.RETURN_AT_OWN_COST));

  private Wishes() {}

  /** The requests that speak of a remedy. */
  public static Set<String> codes() {
    return REMEDIES.keySet();
  }

  /** The first request of a turn that speaks of a remedy. */
  static Optional<String> in(Turn turn) {
    for (var request : turn.requests()) {
      if (REMEDIES.containsKey(request.code())) {
        return Optional.of(request.code());
      }
    }
    return Optional.empty();
  }

  /** The remedy that is wished for, of those that the flow can offer. */
  public static Optional<Remedy> remedy(String request, List<Remedy> candidates) {
    return REMEDIES.getOrDefault(request, List.of()).stream()
        .filter(candidates::contains)
        .findFirst();
  }

  /** Those on offer that the request speaks of; only the nearest of one kind. */
  static List<Remedy> meant(String request, List<Remedy> offered) {
    var kinds = EnumSet.noneOf(Remedy.Kind.class);
    return REMEDIES.getOrDefault(request, List.of()).stream()
        .filter(offered::contains)
        .filter(remedy -> remedy.kind() != Remedy.Kind.REPLACE || kinds.add(remedy.kind()))
        .toList();
  }

  /** Whether a remedy is one of those that the request speaks of. */
  static boolean means(String request, Remedy remedy) {
    return REMEDIES.getOrDefault(request, List.of()).contains(remedy);
  }
}
