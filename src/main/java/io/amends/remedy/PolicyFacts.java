package io.amends.remedy;

import io.amends.commerce.Journey;
import io.amends.commerce.Order;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is true of an order under the shop's policy, in plain words: beside {@link
 * io.amends.commerce.FactSheet}, which knows no policy.
 */
public final class PolicyFacts {

  private PolicyFacts() {}

  /**
   * {@code market} ({@code CN}, {@code EU}, {@code elsewhere}); {@code in-return-window}: whether
   * all these items may still come back, {@code yes} or {@code no}, absent until the day of
   * delivery is known; {@code in-price-protection}: the same for fallen prices, absent until paid;
   * {@code returnable}: whether the shop takes all these items back at all; {@code price-fell}:
   * whether any of them is cheaper today than it was bought for, absent where no price of today is
   * known.
   *
   * @param items the lines complained of, or all lines of the order
   */
  public static Map<String, String> of(
      ShopPolicy policy, Order order, List<Order.Item> items, Instant now) {
    var window = new ReturnWindow(policy.at(Scope.Place.of(order, items)), order, now);
    var facts = new HashMap<String, String>();
    facts.put("market", Market.of(order));
    facts.put("returnable", word(items.stream().allMatch(Order.Item::returnable)));
    if (items.stream().anyMatch(item -> item.priceNow() != null)) {
      facts.put("price-fell", word(items.stream().anyMatch(PolicyFacts::isCheaperNow)));
    }
    if (new Journey(order, now).daysSinceDelivery().isPresent()) {
      facts.put("in-return-window", word(items.stream().allMatch(window::isOpen)));
    }
    if (order.paidAt() != null) {
      facts.put("in-price-protection", word(window.isPriceProtected()));
    }
    return Map.copyOf(facts);
  }

  private static boolean isCheaperNow(Order.Item item) {
    var now = item.priceNow();
    return now != null && now.compareTo(item.price()) < 0;
  }

  private static String word(boolean value) {
    return value ? "yes" : "no";
  }
}
