package io.amends.remedy;

import io.amends.commerce.Journey;
import io.amends.commerce.Order;
import java.time.Instant;
import java.util.Set;

/** Until when goods may come back and a fallen price is refunded, by market and policy (P53). */
final class ReturnWindow {

  private static final Set<String> EU =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private static final String ELSEWHERE = "elsewhere";

  private final ShopPolicy policy;
  private final Order order;
  private final Journey journey;

  ReturnWindow(ShopPolicy policy, Order order, Instant now) {
    this.policy = policy;
    this.order = order;
    this.journey = new Journey(order, now);
  }

  /**
   * {@code CN}, {@code EU} or {@code elsewhere}: by the country of destination, else by currency.
   */
  String market() {
    var destination = order.destination();
    if (destination != null && !destination.country().isBlank()) {
      return ofCountry(destination.country());
    }
    return switch (order.currency()) {
      case "CNY" -> "CN";
      case "EUR" -> "EU";
      default -> ELSEWHERE;
    };
  }

  /** Days from delivery: the item's own number, else the market's. */
  int days(Order.Item item) {
    var own = item.returnWindowDays();
    var days = policy.returnWindowDays();
    return own != null ? own : days.getOrDefault(market(), days.getOrDefault(ELSEWHERE, 0));
  }

  /**
   * Whether the item may still come back. The last day counts in full, so no time zone makes the
   * window shorter than it was promised. Without a known day of delivery nothing is promised.
   */
  boolean isOpen(Order.Item item) {
    var since = journey.daysSinceDelivery();
    return since.isPresent() && since.getAsLong() <= days(item);
  }

  /** Whether a price that fell since is still made good; the last day counts in full. */
  boolean isPriceProtected() {
    var own = order.protectionDays();
    var since = journey.daysSincePaid();
    return since.isPresent()
        && since.getAsLong() <= (own != null ? own : policy.priceProtectionDays());
  }

  private static String ofCountry(String country) {
    if (country.equals("CN")) {
      return "CN";
    }
    return EU.contains(country) ? "EU" : ELSEWHERE;
  }
}
