package io.amends.commerce;

import static io.amends.commerce.Orders.mug;
import static io.amends.commerce.Orders.plates;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaidSharesTest {

  @Test
  void without_a_discount_a_line_was_paid_at_its_price() {
    var shares = new PaidShares(Orders.delivered().with(mug(), plates()).order());

    assertThat(shares.lines()).containsExactly(cny("39.00"), cny("20.00"));
    assertThat(shares.freight()).isEqualTo(cny("6.00"));
  }

  @Test
  void a_discount_is_spread_over_lines_and_freight_by_largest_remainder() {
    // 100 over three equal lines: a third of a fen is left over, and the first line takes it.
    var third = mug().price("10.00");
    var order = Orders.delivered().with(third, third, third).freight("0.00").paid("10.00").order();

    assertThat(new PaidShares(order).lines())
        .containsExactly(cny("3.34"), cny("3.33"), cny("3.33"));
  }

  @Test
  void the_largest_remainder_is_served_first() {
    // 10.00 over 39, 20 and 6 of 65: 6.00, 3.0769, 0.9230. The odd fen goes to the 0.9 remainder.
    var order = Orders.delivered().with(mug(), plates()).paid("10.00").order();
    var shares = new PaidShares(order);

    assertThat(shares.lines()).containsExactly(cny("6.00"), cny("3.08"));
    assertThat(shares.freight()).isEqualTo(cny("0.92"));
  }

  @Test
  void the_whole_order_is_all_that_was_paid_and_a_part_is_without_freight() {
    var order = Orders.delivered().with(mug(), plates()).order();
    var shares = new PaidShares(order);

    assertThat(shares.of(order.items())).isEqualTo(cny("65.00"));
    assertThat(shares.of(List.of(order.items().get(1)))).isEqualTo(cny("20.00"));
    assertThat(shares.withoutFreight(order.items())).isEqualTo(cny("59.00"));
  }

  @Test
  void some_pieces_of_a_line_have_their_part_of_it_rounded_down() {
    var order = Orders.delivered().with(plates().quantity(3)).freight("0").paid("10.00").order();
    var one = plates().quantity(1).item("CNY");

    assertThat(new PaidShares(order).of(List.of(one))).isEqualTo(cny("3.33"));
    assertThat(new PaidShares(order).of(List.of(plates().quantity(9).item("CNY"))))
        .isEqualTo(cny("10.00"));
  }

  @Test
  void two_lines_of_one_article_are_told_apart_by_their_pieces() {
    var order = Orders.delivered().with(mug(), mug()).freight("0").order();
    var shares = new PaidShares(order);

    assertThat(shares.of(List.of(order.items().get(0)))).isEqualTo(cny("39.00"));
    assertThat(shares.of(order.items())).isEqualTo(cny("78.00"));
  }

  @Test
  void before_payment_nothing_was_paid_whatever_is_due() {
    var order = Orders.unpaid().order();

    assertThat(order.amounts().paid()).isEqualTo(cny("45.00"));
    assertThat(new PaidShares(order).paid()).isEqualTo(cny("0.00"));
    assertThat(new PaidShares(order).of(order.items())).isEqualTo(cny("0.00"));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void the_shares_are_together_what_was_paid_and_none_is_negative_or_a_cent_off(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < 2_000; round++) {
      var order = randomBasket(random);
      var shares = new PaidShares(order);
      var parts = new ArrayList<>(shares.lines());
      parts.add(shares.freight());

      assertThat(parts.stream().mapToLong(Money::minor).sum())
          .isEqualTo(order.amounts().paid().minor());
      assertThat(parts).allSatisfy(part -> assertThat(part.minor()).isNotNegative());
      var due = order.amounts().goods().plus(order.amounts().freight()).minor();
      for (var i = 0; due > 0 && i < shares.lines().size(); i++) {
        var item = order.items().get(i);
        var exact =
            (double) item.price().minor() * item.quantity() / due * order.amounts().paid().minor();
        assertThat((double) shares.lines().get(i).minor()).isBetween(exact - 1, exact + 1);
      }
    }
  }

  private static Order randomBasket(Random random) {
    var lines = new ArrayList<Goods>();
    for (var i = 0; i <= random.nextInt(5); i++) {
      var price =
          random.nextInt(8) == 0
              ? "0.00"
              : Money.of("0.01", "CNY").times(1 + random.nextInt(100_000)).major().toPlainString();
      lines.add(mug().sku("S" + random.nextInt(4)).price(price).quantity(1 + random.nextInt(4)));
    }
    var full = Orders.delivered().with(lines.toArray(Goods[]::new)).order();
    var due = full.amounts().goods().plus(full.amounts().freight());
    return Orders.delivered()
        .with(lines.toArray(Goods[]::new))
        .paid(due.percent(random.nextInt(101)).major().toPlainString())
        .order();
  }

  private static Money cny(String major) {
    return Money.of(major, "CNY");
  }
}
