package io.amends.remedy;

import io.amends.commerce.Journey;
import io.amends.commerce.Order;
import io.amends.remedy.Scope.Place;
import java.time.Instant;
import java.util.List;

/** Until when goods may come back and a fallen price is refunded, by market and policy (P53). */
final class ReturnWindow {

  private final ShopPolicy policy;
  private final Order order;
  private final Journey journey;

  ReturnWindow(ShopPolicy policy, Order order, Instant now) {
    this.policy = policy;
    this.order = order;
    this.journey = new Journey(order, now);
  }

  /** Days from delivery: the item's own number, else the market's; never below the law. */
  int days(Order.Item item) {
    var own = item.returnWindowDays();
    var days = policy.returnWindowDays();
    var given =
        own != null
            ? own
            : days.getOrDefault(Market.of(order), days.getOrDefault(Market.ELSEWHERE, 0));
    return Math.max(given, least(Limit.RETURN_WINDOW_DAYS, List.of(item)));
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
    var days = own != null ? own : policy.priceProtectionDays();
    return since.isPresent()
        && since.getAsLong() <= Math.max(days, least(Limit.PRICE_PROTECTION_DAYS, order.items()));
  }

  private int least(Limit limit, List<Order.Item> items) {
    return policy.floor(limit, Place.of(order, items));
  }
}
