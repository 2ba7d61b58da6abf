package io.amends.shop;

import io.amends.commerce.Money;
import io.amends.commerce.Order;
import io.amends.commerce.Order.Amounts;
import io.amends.commerce.Order.Buyer;
import io.amends.commerce.Order.Destination;
import io.amends.commerce.Order.Item;
import io.amends.commerce.Order.Movement;
import io.amends.commerce.Order.Shipment;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an order of CONTRACT §6. Unknown fields are ignored and optional ones may be absent; what
 * promises rest on (number, state, currency, items, amounts) must be there and make sense, else
 * {@link BrokenAnswerException} names the field.
 */
final class OrderReader {

  static final Comparator<Order> NEWEST_FIRST =
      Comparator.comparing(
          Order::placedAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder()));

  /** More lines or movements than these are of no use to a conversation. */
  private static final int MOST_ITEMS = 200;

  private static final int MOST_MOVEMENTS = 200;

  private final Function<String, Instant> time;

  /**
   * @param time makes a moment of a field's text, or fails with a {@link DateTimeException}
   */
  OrderReader(Function<String, Instant> time) {
    this.time = time;
  }

  /** Reads times as ISO 8601 with any offset. */
  static OrderReader ofIsoTimes() {
    return new OrderReader(text -> OffsetDateTime.parse(text).toInstant());
  }

  Order read(JsonNode json) {
    var order = new Fields(json, "");
    var currency = currency(order);
    return new Order(
        order.text("number"),
        order.text("state"),
        currency,
        when(order, "placedAt"),
        when(order, "paidAt"),
        when(order, "shippedAt"),
        when(order, "deliveredAt"),
        when(order, "promisedBy"),
        buyer(order),
        items(order, currency),
        amounts(order.object("amounts"), currency),
        shipment(order),
        destination(order),
        order.numberOrNull("protectionDays"),
        order.has("channel") ? order.text("channel") : null);
  }

  private static String currency(Fields order) {
    var code = order.text("currency");
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw order.broken("currency", "is no ISO 4217 code");
    }
  }

  private static Buyer buyer(Fields order) {
    if (!order.has("customer")) {
      return new Buyer("", "", List.of(), 0, 0, 0);
    }
    var customer = order.object("customer");
    return new Buyer(
        customer.text("id", ""),
        customer.text("name", ""),
        customer.texts("tags"),
        customer.number("orders", 0),
        customer.number("complaints", 0),
        customer.number("refunds", 0));
  }

  private static List<Item> items(Fields order, String currency) {
    var lines = order.objects("items");
    if (lines.isEmpty() || lines.size() > MOST_ITEMS) {
      throw order.broken("items", lines.isEmpty() ? "are missing" : "are too many");
    }
    return lines.stream().map(line -> item(line, currency)).toList();
  }

  private static Item item(Fields line, String currency) {
    int quantity = line.number("quantity", 1);
    if (quantity < 1) {
      throw line.broken("quantity", "is not positive");
    }
    return new Item(
        line.text("sku", ""),
        line.text("title", ""),
        line.text("category", ""),
        quantity,
        money(line, "price", currency),
        moneyOrNull(line, "cost", currency),
        line.flag("returnable", true),
        line.flag("customised", false),
        line.numberOrNull("stock"),
        line.numberOrNull("returnWindowDays"),
        moneyOrNull(line, "priceNow", currency));
  }

  private static Amounts amounts(Fields amounts, String currency) {
    return new Amounts(
        money(amounts, "goods", currency),
        money(amounts, "freight", currency),
        money(amounts, "paid", currency),
        moneyOrNull(amounts, "returnFreight", currency),
        moneyOrNull(amounts, "reshipFreight", currency));
  }

  private Shipment shipment(Fields order) {
    if (!order.has("shipment")) {
      return new Shipment("", "", "none", List.of());
    }
    var shipment = order.object("shipment");
    return new Shipment(
        shipment.text("carrier", ""),
        shipment.text("trackingNumber", ""),
        shipment.text("state", "none"),
        movements(shipment));
  }

  /** Oldest first, whatever the carrier does; of very many the newest. */
  private List<Movement> movements(Fields shipment) {
    var movements =
        shipment.objects("events").stream()
            .flatMap(event -> movement(event))
            .sorted(Comparator.comparing(Movement::at))
            .toList();
    return movements.subList(Math.max(0, movements.size() - MOST_MOVEMENTS), movements.size());
  }

  private Stream<Movement> movement(Fields event) {
    var at = when(event, "at");
    return at == null ? Stream.empty() : Stream.of(new Movement(at, event.text("text", "")));
  }

  private static @Nullable Destination destination(Fields order) {
    if (!order.has("destination")) {
      return null;
    }
    var destination = order.object("destination");
    return new Destination(
        destination.text("country", ""),
        destination.flag("international", false),
        destination.flag("remote", false));
  }

  private @Nullable Instant when(Fields fields, String name) {
    if (!fields.has(name)) {
      return null;
    }
    try {
      return time.apply(fields.text(name));
    } catch (DateTimeException e) {
      throw fields.broken(name, "is not a time");
    }
  }

  private static Money money(Fields fields, String name, String currency) {
    return money(fields, name, fields.decimal(name), currency);
  }

  private static @Nullable Money moneyOrNull(Fields fields, String name, String currency) {
    var major = fields.decimalOrNull(name);
    return major == null ? null : money(fields, name, major, currency);
  }

  private static Money money(Fields fields, String name, BigDecimal major, String currency) {
    if (major.signum() < 0) {
      throw fields.broken(name, "is negative");
    }
    return Money.of(major, currency);
  }
}
