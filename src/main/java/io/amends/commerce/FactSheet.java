package io.amends.commerce;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What is true of an order, in plain words: the facts that the conditions of flows test and scripts
 * may mention. An unknown fact is absent, never empty. Amounts are no facts: only an offer has one.
 */
public final class FactSheet {

  private FactSheet() {}

  /**
   * The facts at that moment: {@code order.state}, {@code order.items} (number of lines), {@code
   * shipment.state}, {@code days-late}, {@code days-since-delivery}, {@code days-since-paid},
   * {@code days-still}, and as {@code yes} or {@code no} {@code shipped}, {@code delivered}, {@code
   * counts-as-lost} (P37, P25), {@code customised} (any line), {@code international}.
   */
  public static Map<String, String> of(Order order, Instant now) {
    var journey = new Journey(order, now);
    var facts = new LinkedHashMap<String, String>();
    facts.put("order.state", order.state());
    facts.put("order.items", Integer.toString(order.items().size()));
    facts.put("shipment.state", order.shipment().state());
    facts.put("shipped", word(journey.shipped()));
    facts.put("delivered", word(journey.delivered()));
    facts.put("counts-as-lost", word(journey.countsAsLost()));
    facts.put("customised", word(order.items().stream().anyMatch(Order.Item::customised)));
    if (order.destination() != null) {
      facts.put("international", word(journey.international()));
    }
    putIfKnown(facts, "days-late", journey.daysLate());
    putIfKnown(facts, "days-since-delivery", journey.daysSinceDelivery());
    putIfKnown(facts, "days-since-paid", journey.daysSincePaid());
    putIfKnown(facts, "days-still", journey.daysStill());
    return Map.copyOf(facts);
  }

  private static String word(boolean value) {
    return value ? "yes" : "no";
  }

  private static void putIfKnown(Map<String, String> facts, String name, OptionalLong days) {
    days.ifPresent(count -> facts.put(name, Long.toString(count)));
  }
}
