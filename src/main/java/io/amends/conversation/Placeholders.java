package io.amends.conversation;

import io.amends.commerce.FactSheet;
import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.conversation.Draft.Locale;
import io.amends.dialog.LocalText;
import io.amends.remedy.Offer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be filled into scripts: only what is known, so that nothing unverified is ever said. */
final class Placeholders {

  private Placeholders() {}

  /** Everything that is known of the conversation at a time; a map for whoever asks to add to. */
  static Map<String, String> of(Conversation conversation, Locale locale, Instant now) {
    var matter = conversation.matter();
    var values = new HashMap<String, String>();
    matter.slot(Matter.ORDER).ifPresent(order -> values.put("order", order));
    NeededBy.day(matter).ifPresent(day -> values.put("needed-by", locale.text().day(day)));
    matter.order().ifPresent(order -> addOrder(values, order, matter, locale, now));
    if (matter.lookup() instanceof Lookup.Listed listed) {
      values.put("orders", orders(listed.orders(), locale.text()));
    }
    var accepted = matter.accepted();
    if (accepted != null) {
      values.put("option", accepted.title());
      addAmount(values, accepted.offer(), locale.text());
    }
    return values;
  }

  /** What a remedy's own scripts need besides. */
  static Map<String, String> of(Offer offer, LocalText text) {
    var values = new HashMap<String, String>();
    addAmount(values, offer, text);
    return values;
  }

  private static void addAmount(Map<String, String> values, Offer offer, LocalText text) {
    var amount = offer.amount();
    if (amount != null) {
      values.put("amount", text.money(amount));
    }
  }

  private static void addOrder(
      Map<String, String> values, Order order, Matter matter, Locale locale, Instant now) {
    var text = locale.text();
    values.put("order", order.number());
    values.put("item", items(ItemsMeant.in(order, matter), text));
    values.put("order-state", text.orderState(order.state()));
    values.put("shipment-state", text.shipmentState(order.shipment().state()));
    putIfSaid(values, "carrier", order.shipment().carrier());
    putIfSaid(values, "tracking", order.shipment().trackingNumber());
    var promised = order.promisedBy();
    if (promised != null) {
      values.put("promised-day", text.day(promised.atZone(locale.zone()).toLocalDate()));
    }
    putIfSaid(values, "days-late", FactSheet.of(order, now).get("days-late"));
    var movements = order.shipment().events();
    if (!movements.isEmpty()) {
      var last = movements.get(movements.size() - 1);
      putIfSaid(values, "last-movement", last.text());
      values.put("last-movement-day", text.day(last.at().atZone(locale.zone()).toLocalDate()));
    }
  }

  private static String items(List<Order.Item> items, LocalText text) {
    return text.list(items.stream().map(Order.Item::title).toList());
  }

  private static String orders(List<Order> orders, LocalText text) {
    return text.list(
        orders.stream()
            .map(order -> text.orderInList(order.number(), items(order.items(), text)))
            .toList());
  }

  private static void putIfSaid(Map<String, String> values, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(name, value);
    }
  }
}
