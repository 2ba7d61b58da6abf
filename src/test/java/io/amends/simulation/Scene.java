package io.amends.simulation;

import io.amends.commerce.Order;
import io.amends.conversation.Customer;
import io.amends.rehearsal.PlainOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Who the customer is and what is true of the orders before a word is said.
 *
 * @param subject intention that the customer comes with
 * @param orders by number; the first is the one that is meant
 * @param away whether the shop's systems are away all along
 */
record Scene(
    Kind kind,
    String language,
    String subject,
    Customer customer,
    Map<String, Order> orders,
    boolean away,
    Instant begin) {

  private static final List<String> LANGUAGES = List.of("zh-Hans", "zh-Hant", "en");

  private static final List<String> QUESTIONS =
      List.of(
          "cancel-order",
          "order-status",
          "refund-status",
          "change-order",
          "invoice",
          "how-to",
          "product-question",
          "account-help",
          "price-refund");

  /** Subjects of goods that have arrived, of parcels that have not, and what their orders are. */
  private static final List<Map<String, String>> ARRIVED =
      List.of(
          Map.of("days-since-delivery", "1"),
          Map.of("days-since-delivery", "2", "state", "completed"),
          Map.of("days-since-delivery", "7"),
          Map.of("days-since-delivery", "8"),
          Map.of("days-since-delivery", "40", "days-since-paid", "60", "state", "completed"));

  private static final List<Map<String, String>> UNDER_WAY =
      List.of(
          Map.of("shipment.state", "in-transit", "due-in-days", "2"),
          Map.of("shipment.state", "in-transit", "days-late", "3"),
          Map.of("shipment.state", "in-transit", "days-still", "4", "due-in-days", "2"),
          Map.of("shipment.state", "in-transit", "days-still", "8", "days-late", "1"),
          Map.of("shipment.state", "in-transit", "country", "US", "international", "yes"),
          Map.of("shipment.state", "out-for-delivery", "due-in-days", "0"),
          Map.of("shipment.state", "held", "days-late", "1"),
          Map.of("shipment.state", "returned", "days-late", "3"),
          Map.of("shipment.state", "lost", "days-late", "3"));

  private static final List<Map<String, String>> AT_HOME =
      List.of(
          Map.of("state", "paid", "due-in-days", "2"),
          Map.of("state", "paid", "days-late", "2"),
          Map.of("state", "unpaid"),
          Map.of("state", "refunding"),
          Map.of("state", "closed"));

  private static final List<Map<String, String>> GOODS =
      List.of(
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of("customised", "yes", "returnable", "no"),
          Map.of("returnable", "no"),
          Map.of("stock", "0"),
          Map.of("channel", "ebay"));

  private static final List<Map<String, String>> PRICES =
      List.of(
          Map.of("price", "39.00", "cost", "12.00"),
          Map.of("price", "79.00"),
          Map.of("price", "139.00", "price-now", "109.00"),
          Map.of("price", "1299.00", "cost", "700.00"),
          Map.of("price", "3.00", "freight", "0.00"),
          Map.of("price", "20.00", "currency", "USD", "country", "US"),
          Map.of("price", "120.00", "currency", "USD", "country", "US", "price-now", "99.00"),
          Map.of("price", "49.00", "currency", "EUR", "country", "DE"),
          Map.of("price", "900", "freight", "60", "currency", "TWD"));

  private static final Map<String, List<String>> TITLES =
      Map.of(
          "zh-Hans", List.of("陶瓷杯", "电热水壶", "纯棉衬衫", "蓝牙耳机"),
          "zh-Hant", List.of("陶瓷杯", "快煮壺", "純棉襯衫", "藍牙耳機"),
          "en", List.of("ceramic mug", "electric kettle", "cotton shirt", "desk lamp"));

  private static final List<String> OF_PARCELS =
      List.of("late-delivery", "not-received", "parcel-problem", "order-status");

  private static final List<String> BEFORE_SHIPPING = List.of("cancel-order", "change-order");

  Scene {
    orders = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(orders));
  }

  static Scene of(Random random, Kind kind, List<String> issues) {
    var language = one(LANGUAGES, random);
    var subject = random.nextInt(6) == 0 ? one(QUESTIONS, random) : one(issues, random);
    var begin = Instant.parse("2026-11-10T00:00:00Z").plusSeconds(random.nextInt(1_000_000));
    var orders = new LinkedHashMap<String, Order>();
    var count = random.nextInt(4) == 0 ? 2 : 1;
    for (var i = 0; i < count; i++) {
      var order = order(random, subject, language, begin);
      orders.put(order.number(), order);
    }
    var known = random.nextInt(5) == 0;
    var customer =
        known
            ? new Customer(PlainOrder.BUYER, "Lin", List.of(), locale(language))
            : Customer.guest(locale(language));
    return new Scene(kind, language, subject, customer, orders, random.nextInt(25) == 0, begin);
  }

  Order order() {
    return orders.values().iterator().next();
  }

  private static Order order(Random random, String subject, String language, Instant at) {
    var said = new HashMap<String, String>();
    said.putAll(journey(random, subject));
    said.putAll(one(GOODS, random));
    said.putAll(one(PRICES, random));
    said.put(
        "number",
        random.nextBoolean()
            ? "E202611" + (100_000 + random.nextInt(900_000))
            : "202611" + (10_000_000 + random.nextInt(90_000_000)));
    var titles = TITLES.get(language);
    var title = random.nextInt(titles.size());
    said.put("title", titles.get(title));
    said.put("sku", "A-1");
    if (random.nextInt(4) > 0) {
      return PlainOrder.of(said, List.of(), at);
    }
    var second = new HashMap<>(said);
    second.putAll(one(GOODS, random));
    second.put("sku", "B-2");
    second.put("title", titles.get((title + 1) % titles.size()));
    second.put("quantity", Integer.toString(1 + random.nextInt(2)));
    return PlainOrder.of(said, List.of(said, second), at);
  }

  /** Mostly what fits the subject; now and then something that does not. */
  private static Map<String, String> journey(Random random, String subject) {
    var all = new ArrayList<Map<String, String>>();
    all.addAll(ARRIVED);
    all.addAll(UNDER_WAY);
    all.addAll(AT_HOME);
    if (random.nextInt(6) == 0) {
      return one(all, random);
    }
    if (OF_PARCELS.contains(subject)) {
      return one(UNDER_WAY, random);
    }
    return one(BEFORE_SHIPPING.contains(subject) ? AT_HOME : ARRIVED, random);
  }

  private static String locale(String language) {
    return language.equals("en") ? "en" : language.equals("zh-Hans") ? "zh-CN" : "zh-TW";
  }

  static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
