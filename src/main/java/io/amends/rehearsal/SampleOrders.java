package io.amends.rehearsal;

import io.amends.commerce.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders of every kind that decides what can be offered: journeys, goods, prices, currencies. Of
 * those with two lines the first is what is complained of.
 */
final class SampleOrders {

  private static final List<Map<String, String>> JOURNEYS =
      List.of(
          Map.of("state", "shipped", "days-since-delivery", "1"),
          Map.of("state", "completed", "days-since-delivery", "40", "days-since-paid", "60"),
          Map.of("shipment.state", "in-transit", "due-in-days", "2"),
          Map.of("shipment.state", "in-transit"),
          Map.of("shipment.state", "in-transit", "days-late", "3"),
          Map.of("shipment.state", "in-transit", "days-still", "4", "due-in-days", "2"),
          Map.of("shipment.state", "in-transit", "days-still", "8", "days-late", "1"),
          Map.of("shipment.state", "in-transit", "country", "US", "international", "yes"),
          Map.of("shipment.state", "out-for-delivery", "due-in-days", "0"),
          Map.of("shipment.state", "held", "days-late", "1"),
          Map.of("shipment.state", "returned", "days-late", "3"),
          Map.of("shipment.state", "lost", "days-late", "3"),
          Map.of("state", "paid", "due-in-days", "2"),
          Map.of("state", "paid", "days-late", "2"),
          Map.of("state", "paid"),
          Map.of("state", "unpaid"),
          Map.of("state", "refunding"),
          Map.of("state", "refunding", "shipment.state", "returned"),
          Map.of("state", "completed", "shipment.state", "none"),
          Map.of("state", "closed"));

  private static final List<Map<String, String>> GOODS =
      List.of(
          Map.of(),
          Map.of("customised", "yes", "returnable", "no"),
          Map.of("returnable", "no"),
          Map.of("stock", "0"));

  private static final List<Map<String, String>> PRICES =
      List.of(
          Map.of("price", "39.00"),
          Map.of("price", "39.00", "cost", "2.00", "reship-freight", "1.00"),
          Map.of("price", "39.00", "price-now", "29.00"),
          Map.of("price", "39.00", "price-now", "49.00"),
          Map.of("price", "1299.00", "price-now", "999.00"),
          Map.of("price", "3.00", "freight", "0.00"),
          Map.of("price", "49.00", "currency", "USD"),
          Map.of("price", "49.00", "currency", "EUR", "country", "DE"),
          Map.of("price", "900", "currency", "TWD"));

  private SampleOrders() {}

  static List<Order> all(Instant now) {
    var orders = new ArrayList<Order>();
    for (var journey : JOURNEYS) {
      for (var goods : GOODS) {
        for (var price : PRICES) {
          var said = new HashMap<>(journey);
          said.putAll(goods);
          said.putAll(price);
          orders.add(PlainOrder.of(said, List.of(), now));
          if ("39.00".equals(said.get("price"))) {
            orders.add(PlainOrder.of(said, List.of(said, Map.of("sku", "B-2")), now));
          }
        }
      }
    }
    return orders;
  }
}
