package io.amends.rehearsal;

import io.amends.commerce.Money;
import io.amends.commerce.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An order in plain words: {@code days-late: 3} rather than times, one mug that was delivered
 * yesterday where nothing else is said.
 */
public final class PlainOrder {

  /** Whole numbers. */
  private static final Set<String> NUMBERS =
      Set.of(
          "days-late",
          "due-in-days",
          "days-still",
          "days-since-paid",
          "days-since-delivery",
          "protection-days",
          "quantity",
          "stock",
          "return-window-days");

  /** In major units of the order's currency. */
  private static final Set<String> AMOUNTS =
      Set.of("price", "price-now", "cost", "freight", "paid", "return-freight", "reship-freight");

  private static final Set<String> YES_NO =
      Set.of("customised", "returnable", "international", "remote");

  private static final Set<String> WORDS =
      Set.of(
          "number",
          "state",
          "shipment.state",
          "currency",
          "country",
          "channel",
          "buyer",
          "last-movement",
          "carrier",
          "title",
          "sku",
          "category");

  /** What may be said of one line of an order. */
  public static final Set<String> ITEM_KEYS =
      Set.of(
          "title",
          "sku",
          "category",
          "quantity",
          "price",
          "price-now",
          "cost",
          "stock",
          "customised",
          "returnable",
          "return-window-days");

  /** Whose orders they are where nothing else is said. */
  public static final String BUYER = "c-1001";

  private static final String NUMBER = "E20261103001";

  private final Map<String, String> said;
  private final Instant at;

  private PlainOrder(Map<String, String> said, Instant at) {
    this.said = said;
    this.at = at;
  }

  /** What may be said of an order; of an order with one line, what may be said of the line, too. */
  public static Set<String> keys() {
    var keys = new TreeSet<>(NUMBERS);
    keys.addAll(AMOUNTS);
    keys.addAll(YES_NO);
    keys.addAll(WORDS);
    return keys;
  }

  /** What a value should be like instead, as a sentence; empty where it is right. */
  public static String complaint(String key, String value) {
    if (NUMBERS.contains(key) && !value.matches("\\d{1,5}")) {
      return "Write a whole number.";
    }
    if (AMOUNTS.contains(key) && !value.matches("\\d{1,9}(\\.\\d{1,2})?")) {
      return "Write an amount like 39.00.";
    }
    if (YES_NO.contains(key) && !value.equals("yes") && !value.equals("no")) {
      return "Write yes or no.";
    }
    return key.equals("currency") && !value.matches("[A-Z]{3}") ? "Write a code like CNY." : "";
  }

  /**
   * @param said of the order, by {@link #keys}; every value is right
   * @param lines what is said of each of its lines; none: it is said of the order
   * @param at when it is so
   */
  public static Order of(Map<String, String> said, List<Map<String, String>> lines, Instant at) {
    var plain = new PlainOrder(said, at);
    var items = new ArrayList<Order.Item>();
    for (var line : lines.isEmpty() ? List.of(said) : lines) {
      items.add(new PlainOrder(line, at).item(plain.currency(), items.size() + 1));
    }
    return plain.order(items);
  }

  private Order order(List<Order.Item> items) {
    var unpaid = state().equals("unpaid");
    var shipped = !unpaid && !parcel().equals("none");
    var delivered = parcel().equals("delivered");
    var movement = delivered ? days("days-since-delivery", 1) : days("days-still", 1);
    var paid = days("days-since-paid", Math.max(6, movement + 2));
    return new Order(
        word("number", NUMBER),
        state(),
        currency(),
        ago(paid),
        unpaid ? null : ago(paid),
        shipped ? ago(paid - 1) : null,
        delivered ? ago(movement) : null,
        promised(delivered, movement),
        new Order.Buyer(word("buyer", BUYER), "Lin", List.of(), 7, 0, 1),
        items,
        amounts(items),
        shipment(shipped, movement),
        destination(),
        number("protection-days"),
        said.get("channel"));
  }

  private Order.Item item(String currency, int position) {
    return new Order.Item(
        word("sku", "SKU-" + position),
        word("title", "Ceramic mug"),
        word("category", "kitchen"),
        days("quantity", 1),
        Money.of(word("price", "39.00"), currency),
        money("cost", currency),
        !word("returnable", "yes").equals("no"),
        word("customised", "no").equals("yes"),
        number("stock"),
        number("return-window-days"),
        money("price-now", currency));
  }

  private Order.Amounts amounts(List<Order.Item> items) {
    var goods =
        items.stream()
            .map(item -> item.price().times(item.quantity()))
            .reduce(Money.zero(currency()), Money::plus);
    var freight = Money.of(word("freight", "6.00"), currency());
    var paid = money("paid", currency());
    return new Order.Amounts(
        goods,
        freight,
        paid == null ? goods.plus(freight) : paid,
        money("return-freight", currency()),
        money("reship-freight", currency()));
  }

  private Order.Shipment shipment(boolean shipped, int movement) {
    var text = word("last-movement", "arrived at the sorting centre");
    var events =
        shipped ? List.of(new Order.Movement(ago(movement), text)) : List.<Order.Movement>of();
    return new Order.Shipment(word("carrier", "SF"), "SF1020304050", parcel(), events);
  }

  private Order.@Nullable Destination destination() {
    var country = said.get("country");
    return country == null
        ? null
        : new Order.Destination(
            country, word("international", "no").equals("yes"), word("remote", "no").equals("yes"));
  }

  private @Nullable Instant promised(boolean delivered, int movement) {
    if (said.containsKey("days-late")) {
      return ago(days("days-late", 0));
    }
    if (said.containsKey("due-in-days")) {
      return at.plus(Duration.ofDays(days("due-in-days", 0)));
    }
    return delivered ? ago(movement) : null;
  }

  private String state() {
    return word("state", "shipped");
  }

  private String parcel() {
    var waits = state().equals("unpaid") || state().equals("paid");
    return word("shipment.state", waits ? "none" : "delivered");
  }

  private String currency() {
    return word("currency", "CNY");
  }

  private Instant ago(int days) {
    return at.minus(Duration.ofDays(days));
  }

  private String word(String key, String otherwise) {
    return said.getOrDefault(key, otherwise);
  }

  private int days(String key, int otherwise) {
    return Integer.parseInt(word(key, Integer.toString(otherwise)));
  }

  private @Nullable Integer number(String key) {
    var value = said.get(key);
    return value == null ? null : Integer.valueOf(value);
  }

  private @Nullable Money money(String key, String currency) {
    var value = said.get(key);
    return value == null ? null : Money.of(new BigDecimal(value), currency);
  }
}
