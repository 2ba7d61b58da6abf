package io.amends.conversation;

import io.amends.commerce.Order;
import java.util.List;

/** Which lines of an order the customer complains of. */
final class ItemsMeant {

  /** Slot that holds the SKU of the line that is meant. */
  static final String ITEM = "item";

  private ItemsMeant() {}

  /**
   * The line that was named; the whole order while none was. Never empty for an order with lines.
   */
  static List<Order.Item> in(Order order, Matter matter) {
    var named =
        order.items().stream()
            .filter(item -> matter.slot(ITEM).filter(item.sku()::equals).isPresent())
            .toList();
    return named.isEmpty() ? order.items() : named;
  }
}
