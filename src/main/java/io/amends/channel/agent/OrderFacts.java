package io.amends.channel.agent;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the shop said of the order, in the shape in which the shop says it (CONTRACT §6). */
final class OrderFacts {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private OrderFacts() {}

  static ObjectNode of(@Nullable Lookup lookup) {
    var facts = JSON.objectNode();
    if (lookup instanceof Lookup.Found found) {
      facts.set("order", order(found.order()));
    } else if (lookup instanceof Lookup.Listed listed) {
      var orders = facts.putArray("orders");
      listed.orders().forEach(order -> orders.add(order(order)));
    } else if (lookup instanceof Lookup.NotFound missing) {
      facts.put("lookup", "not-found").put("number", missing.number());
    } else if (lookup instanceof Lookup.Unavailable) {
      facts.put("lookup", "unavailable");
    }
    return facts;
  }

  private static ObjectNode order(Order order) {
    var node =
        JSON.objectNode()
            .put("number", order.number())
            .put("state", order.state())
            .put("currency", order.currency());
    at(node, "placedAt", order.placedAt());
    at(node, "paidAt", order.paidAt());
    at(node, "shippedAt", order.shippedAt());
    at(node, "deliveredAt", order.deliveredAt());
    at(node, "promisedBy", order.promisedBy());
    customer(node.putObject("customer"), order.customer());
    items(node.putArray("items"), order);
    node.putObject("amounts")
        .put("goods", order.amounts().goods().major())
        .put("freight", order.amounts().freight().major())
        .put("paid", order.amounts().paid().major());
    shipment(node.putObject("shipment"), order.shipment());
    return node;
  }

  private static void customer(ObjectNode node, Order.Buyer buyer) {
    node.put("id", buyer.id())
        .put("name", buyer.name())
        .put("orders", buyer.orders())
        .put("complaints", buyer.complaints())
        .put("refunds", buyer.refunds());
    var tags = node.putArray("tags");
    buyer.tags().forEach(tags::add);
  }

  private static void items(ArrayNode items, Order order) {
    for (var item : order.items()) {
      var node =
          items
              .addObject()
              .put("sku", item.sku())
              .put("title", item.title())
              .put("category", item.category())
              .put("quantity", item.quantity())
              .put("price", item.price().major())
              .put("returnable", item.returnable())
              .put("customised", item.customised());
      var stock = item.stock();
      if (stock != null) {
        node.put("stock", stock);
      }
    }
  }

  private static void shipment(ObjectNode node, Order.Shipment shipment) {
    node.put("carrier", shipment.carrier())
        .put("trackingNumber", shipment.trackingNumber())
        .put("state", shipment.state());
    var events = node.putArray("events");
    shipment
        .events()
        .forEach(
            movement ->
                events
                    .addObject()
                    .put("at", movement.at().toString())
                    .put("text", movement.text()));
  }

  private static void at(ObjectNode node, String name, @Nullable Instant at) {
    if (at != null) {
      node.put(name, at.toString());
    }
  }
}
