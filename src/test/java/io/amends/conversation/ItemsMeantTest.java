package io.amends.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Order;
import io.amends.commerce.Orders;
import org.junit.jupiter.api.Test;

class ItemsMeantTest {

  private final Order order = Orders.delivered().with(Orders.mug(), Orders.plates()).order();

  @Test
  void the_line_that_was_named_is_the_one() {
    var sku = order.items().get(1).sku();
    var matter = Matter.none().withSlot(ItemsMeant.ITEM, sku);

    assertThat(ItemsMeant.in(order, matter)).containsExactly(order.items().get(1));
  }

  @Test
  void while_none_was_named_it_is_the_whole_order() {
    assertThat(ItemsMeant.in(order, Matter.none())).isEqualTo(order.items());
  }
}
