package io.amends.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.commerce.Lookup;
import io.amends.commerce.Money;
import io.amends.commerce.Order;
import io.amends.engine.ChannelRejectedException;
import io.amends.store.Dispatch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class DemoShopTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final SteppingClock clock = new SteppingClock(NOW);
  private final DemoShop shop = new DemoShop(clock);

  @Test
  void times_are_told_from_now_so_that_yesterday_stays_yesterday() {
    assertThat(order("E20261103001").deliveredAt()).isEqualTo(NOW.minus(Duration.ofHours(26)));

    clock.advance(Duration.ofDays(30));

    assertThat(order("E20261103001").deliveredAt())
        .isEqualTo(NOW.plus(Duration.ofDays(30)).minus(Duration.ofHours(26)));
  }

  @Test
  void prices_become_money_without_a_rounding_error() {
    assertThat(order("123-1234567-1234567").amounts().paid()).isEqualTo(new Money(8995, "EUR"));
    assertThat(order("E20261107300").items().get(0).priceNow()).isEqualTo(new Money(119900, "CNY"));
  }

  @Test
  void every_sample_order_can_be_looked_up_and_adds_up() {
    var seen = new HashSet<String>();
    for (var sample : shop.sampleOrders()) {
      var order = order(sample.number());
      var goods =
          order.items().stream()
              .map(item -> item.price().times(item.quantity()))
              .reduce(Money.zero(order.currency()), Money::plus);

      assertThat(order.amounts().goods()).isEqualTo(goods);
      assertThat(order.amounts().paid()).isEqualTo(goods.plus(order.amounts().freight()));
      assertThat(sample.title()).isNotBlank();
      assertThat(seen.add(sample.situation())).isTrue();
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void a_hash_sign_and_the_case_of_letters_make_no_difference() {
    assertThat(order("1001").number()).isEqualTo("#1001");
    assertThat(order("#1001").number()).isEqualTo("#1001");
    assertThat(order("e20261103001").number()).isEqualTo("E20261103001");
  }

  @Test
  void an_unknown_number_is_not_found_and_an_unknown_customer_has_no_orders() {
    assertThat(shop.order("E999").block()).isEqualTo(new Lookup.NotFound("E999"));
    assertThat(((Lookup.Listed) shop.ordersOf("c-9").block()).orders()).isEmpty();
  }

  @Test
  void a_customers_orders_come_newest_first() {
    assertThat(((Lookup.Listed) shop.ordersOf("c-1001").block()).orders())
        .extracting(Order::number)
        .containsExactly("E20261119044", "E20261103001");
  }

  @Test
  void a_remedy_is_requested_and_after_a_while_done() {
    assertThat(shop.remedyState("r-1").blockOptional()).isEmpty();

    shop.send(remedy("E20261103001")).block();
    assertThat(shop.remedyState("r-1").block()).isEqualTo("requested");

    clock.advance(Duration.ofSeconds(20));
    shop.send(remedy("E20261103001")).block();
    assertThat(shop.remedyState("r-1").block()).isEqualTo("done");
  }

  @Test
  void a_remedy_for_an_unknown_order_is_rejected() {
    assertThatThrownBy(() -> shop.send(remedy("E999")).block())
        .isInstanceOf(ChannelRejectedException.class);
  }

  @Test
  void the_demo_page_is_told_number_title_and_situation() {
    WebTestClient.bindToRouterFunction(DemoRoutes.of(shop))
        .build()
        .get()
        .uri("/demo/orders")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$[0].number")
        .isEqualTo("E20261103001")
        .jsonPath("$[0].title")
        .isNotEmpty()
        .jsonPath("$[0].situation")
        .isEqualTo("Ceramic mug, arrived broken yesterday");
  }

  private Order order(String number) {
    return ((Lookup.Found) shop.order(number).block()).order();
  }

  private Dispatch remedy(String order) {
    var body = "{\"order\":\"" + order + "\",\"remedyId\":\"r-1\",\"remedy\":\"reship\"}";
    return new Dispatch("d-1", "lane", "shop", body, 0, NOW);
  }
}
