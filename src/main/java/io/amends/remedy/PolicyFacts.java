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
   * delivery is known; {@code in-price-protection}: the same for fallen prices, absent until paid.
   *
   * @param items the lines complained of, or all lines of the order
   */
  public static Map<String, String> of(
      ShopPolicy policy, Order order, List<Order.Item> items, Instant now) {
    var window = new ReturnWindow(policy.at(Scope.Place.of(order, items)), order, now);
    var facts = new HashMap<String, String>();
    facts.put("market", Market.of(order));
    if (new Journey(order, now).daysSinceDelivery().isPresent()) {
      facts.put("in-return-window", word(items.stream().allMatch(window::isOpen)));
    }
    if (order.paidAt() != null) {
      facts.put("in-price-protection", word(window.isPriceProtected()));
    }
    return Map.copyOf(facts);
  }

  private static String word(boolean value) {
    return value ? "yes" : "no";
  }
}
