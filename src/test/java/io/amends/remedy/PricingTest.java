package io.amends.remedy;

import static io.amends.commerce.Orders.NOW;
import static io.amends.commerce.Orders.mug;
import static io.amends.commerce.Orders.plates;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Money;
import io.amends.commerce.Orders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of P53, one by one. The mug: 39.00, cost 12.00, freight 6.00, paid 45.00. */
@Shows({"P10", "P53", "P52"})
final class PricingTest {

  @ParameterizedTest(name = "{0}: gives {1}, costs {2}")
  @CsvSource({
    "coupon, 5.00, 2.00", // 10 % is 3.90, at least 5; 40 % of its face
    "gift, 10.00, 5.00", // 50 % of its worth
    "pass-on, 10.00, 5.00",
    "partial-refund, 3.90, 3.90", // 10 % on the first step
    "reship, -, 22.00", // 12 + freight 10
    "exchange, -, 24.80", // 12 + 10 + 10 - 60 % of 12
    "exchange-at-own-cost, -, 4.80", // 12 - 7.20
    "return-refund, 45.00, 47.80", // 45 + 10 - 7.20
    "return-at-own-cost, 39.00, 31.80", // without the delivery, 39 - 7.20
    "refund-only, 45.00, 45.00",
    "repair, -, 20.00",
    "supervisor, -, 8.00",
    "apology, -, 0.00",
    "care-advice, -, 0.00",
    "redeliver, -, 0.00"
  })
  void a_sound_mug_delivered_in_china(String code, String amount, String cost) {
    expect(Desk.sound(Orders.delivered()), code, amount, cost);
  }

  @ParameterizedTest(name = "{0}: gives {1}, costs {2}")
  @CsvSource({
    "exchange, -, 32.00", // a faulty piece brings nothing back
    "return-refund, 45.00, 55.00",
    "refund-only, 45.00, 45.00",
    "partial-refund, 3.90, 3.90"
  })
  void a_faulty_mug_delivered_in_china(String code, String amount, String cost) {
    expect(Desk.defective(Orders.delivered()), code, amount, cost);
  }

  @ParameterizedTest(name = "{0}: gives {1}, costs {2}")
  @CsvSource({
    "coupon, 3.90, 1.56",
    "gift, 2.00, 1.00",
    "partial-refund, 3.90, 3.90",
    "reship, -, 20.00",
    "exchange, -, 20.80",
    "return-refund, 45.00, 45.80",
    "repair, -, 4.00",
    "supervisor, -, 2.00"
  })
  void a_sound_mug_delivered_for_dollars(String code, String amount, String cost) {
    expect(Desk.sound(Orders.delivered().usd()), code, amount, cost);
  }

  @ParameterizedTest(name = "price {0} in {1}: coupon {2}")
  @CsvSource({
    "20.00, CNY, 5.00", "50.10, CNY, 5.01", "299.99, CNY, 29.99", "300.00, CNY, 30.00",
    "900.00, CNY, 30.00", "5.00, USD, 1.00", "49.99, USD, 4.99", "900.00, USD, 5.00"
  })
  void a_coupon_is_ten_per_cent_between_its_bounds(String price, String currency, String face) {
    var order = Orders.delivered().currency(currency).with(mug().price(price));

    assertThat(Desk.offer(Desk.sound(order), Remedy.COUPON).amount())
        .isEqualTo(Money.of(face, currency));
  }

  @ParameterizedTest(name = "step {0}, price {1}: partial refund {2}")
  @CsvSource({
    "0, 39.00, 3.90", "1, 39.00, 7.80", "2, 39.00, 11.70", "3, 39.00, 11.70", "9, 39.00, 11.70",
    "0, 600.00, 50.00", "2, 166.66, 49.99", "2, 166.67, 50.00", "2, 900.00, 50.00", "0, 0.19, 0.01"
  })
  void a_partial_refund_climbs_the_ladder_to_thirty_per_cent_and_fifty_yuan(
      int step, String price, String amount) {
    var situation =
        Desk.standing(Desk.sound(Orders.delivered().with(mug().price(price))), Desk.step(step));

    assertThat(Desk.offer(situation, Remedy.PARTIAL_REFUND).amount()).isEqualTo(cny(amount));
  }

  @Test
  void percentages_are_of_what_is_complained_of() {
    var order = Orders.delivered().with(mug().price("1000.00"), plates());
    var plates = order.order().items().get(1);
    var situation = Desk.about(Desk.sound(order), plates);

    assertThat(Desk.offer(situation, Remedy.PARTIAL_REFUND).amount()).isEqualTo(cny("2.00"));
    assertThat(Desk.offer(situation, Remedy.COUPON).amount()).isEqualTo(cny("5.00"));
    assertThat(Desk.offer(situation, Remedy.RESHIP).cost()).isEqualTo(cny("18.00"));
    assertThat(Desk.offer(situation, Remedy.REPAIR).cost()).isEqualTo(cny("40.00"));
    assertThat(Desk.offer(situation, Remedy.REFUND_ONLY).amount()).isEqualTo(cny("20.00"));
  }

  @Test
  void a_refund_of_some_items_is_their_share_of_what_was_paid() {
    var order = Orders.delivered().with(mug(), plates()).paid("10.00");
    var situation = Desk.about(Desk.sound(order), order.order().items().get(1));

    assertThat(Desk.offer(situation, Remedy.REFUND_ONLY).amount()).isEqualTo(cny("3.08"));
  }

  @ParameterizedTest(name = "paid 45, given {0}: {1} gives {2}")
  @CsvSource({
    "0.00, refund-only, 45.00",
    "8.00, refund-only, 37.00",
    "41.00, refund-only, 4.00",
    "41.00, coupon, 4.00", // the cap beats the minimum of 5
    "44.99, gift, 0.01",
    "42.00, partial-refund, 3.00",
    "40.00, return-refund, 5.00"
  })
  void nothing_is_above_what_was_paid_and_not_given(String given, String code, String amount) {
    var situation = Desk.standing(Desk.sound(Orders.delivered()), Desk.given(given));

    assertThat(Desk.offer(situation, remedy(code)).amount()).isEqualTo(cny(amount));
  }

  @Test
  void when_all_that_was_paid_is_given_there_is_no_amount_left() {
    var situation = Desk.standing(Desk.sound(Orders.delivered()), Desk.given("45.00"));

    assertThat(Desk.obstacle(situation, Remedy.COUPON)).isEqualTo("nothing paid is left to give");
    assertThat(Desk.obstacle(situation, Remedy.REFUND_ONLY))
        .isEqualTo("nothing paid is left to give");
    assertThat(Desk.offer(situation, Remedy.SUPERVISOR).cost()).isEqualTo(cny("8.00"));
  }

  @Test
  void a_late_parcel_is_chased_with_a_compensation_and_another_without() {
    expect(Desk.sound(Orders.late()), "chase-courier", "5.00", "5.00");
    expect(Desk.sound(Orders.late().usd()), "chase-courier", "1.00", "1.00");
    expect(Desk.sound(Orders.onTime()), "chase-courier", "-", "0.00");
    expect(Desk.sound(Orders.late().promisedBy(null)), "chase-courier", "5.00", "5.00");
    expect(Desk.sound(Orders.late().promisedBy(NOW)), "chase-courier", "-", "0.00");
  }

  @Test
  void an_order_stopped_before_shipping_costs_the_refund_less_the_goods() {
    expect(Desk.sound(Orders.paid()), "cancel-refund", "45.00", "33.00");
    expect(Desk.sound(Orders.unpaid()), "cancel-refund", "-", "0.00");
  }

  @ParameterizedTest(name = "price now {0}: {1}")
  @CsvSource({"30.00, 9.00", "38.99, 0.01"})
  void a_fallen_price_is_made_good(String now, String amount) {
    var order = Orders.delivered().with(mug().priceNow(now));

    expect(Desk.sound(order), "price-refund", amount, amount);
  }

  @Test
  void a_fallen_price_is_made_good_for_every_piece_and_a_risen_one_is_not_set_off() {
    var order = Orders.delivered().with(mug().priceNow("50.00"), plates().priceNow("8.00"));

    expect(Desk.sound(order), "price-refund", "4.00", "4.00");
  }

  @Test
  void no_cost_given_counts_as_half_the_price() {
    var order = Orders.delivered().with(mug().cost(null));

    expect(Desk.sound(order), "reship", "-", "29.50");
    expect(Desk.sound(order), "exchange", "-", "27.80");
  }

  @Test
  void the_orders_own_freight_comes_before_the_policys() {
    var order = Orders.delivered().returnFreight("4.00").reshipFreight("3.00");

    expect(Desk.sound(order), "reship", "-", "15.00");
    expect(Desk.sound(order), "exchange", "-", "11.80");
    expect(Desk.sound(order), "return-refund", "45.00", "41.80");
  }

  @Test
  void a_faulty_piece_that_comes_back_counts_against_the_seller_on_ebay() {
    expect(Desk.defective(Orders.delivered().channel("ebay")), "return-refund", "45.00", "70.00");
    expect(Desk.defective(Orders.delivered().channel("ebay")), "exchange", "-", "47.00");
    expect(Desk.defective(Orders.delivered().channel("tmall")), "exchange", "-", "32.00");
    expect(Desk.sound(Orders.delivered().channel("ebay")), "exchange", "-", "24.80");
    expect(
        Desk.defective(Orders.delivered().usd().channel("eBay")),
        "return-refund",
        "45.00",
        "56.00");
  }

  @Test
  void who_changes_his_mind_in_the_eu_has_the_delivery_refunded_too() {
    expect(Desk.sound(Orders.delivered().eur()), "return-at-own-cost", "45.00", "37.80");
    expect(Desk.sound(Orders.delivered().usd()), "return-at-own-cost", "39.00", "31.80");
  }

  @Test
  void a_currency_without_figures_has_options_without_amounts_only() {
    var situation = Desk.sound(Orders.delivered().currency("GBP").with(mug().priceNow("1.00")));

    for (var remedy : Remedy.values()) {
      if (Desk.plan(situation, remedy) instanceof Plan.Single single) {
        assertThat(single.only().amount()).as(remedy.code()).isNull();
      }
    }
    assertThat(Desk.obstacle(situation, Remedy.COUPON))
        .isEqualTo("no figures for GBP in the policy");
    assertThat(Desk.obstacle(situation, Remedy.REFUND_ONLY))
        .isEqualTo("no figures for GBP in the policy");
    assertThat(Desk.offer(situation, Remedy.EXCHANGE).needsApproval()).isTrue();
    assertThat(Desk.offer(situation, Remedy.CARE_ADVICE).needsApproval()).isFalse();
  }

  @Test
  void a_currency_without_decimals_is_rounded_down_to_its_unit() {
    var figures =
        Policies.figures(
            "JPY", "1000", "100", "500", "100", "200", "800", "400", "200", "300", "5000");
    var policy = Policies.standard(Map.of("JPY", figures));
    var order =
        Orders.delivered().currency("JPY").freight("0").with(mug().price("1999").cost("600"));

    var plan = new RemedyPlanner(policy).plan(Desk.sound(order), List.of(Remedy.PARTIAL_REFUND));

    assertThat(((Plan.Single) plan).only().amount()).isEqualTo(new Money(199, "JPY"));
  }

  private static void expect(Situation situation, String code, String amount, String cost) {
    var currency = situation.order().currency();
    var offer = Desk.offer(situation, remedy(code));
    assertThat(offer.amount())
        .as(code + " gives")
        .isEqualTo(amount.equals("-") ? null : Money.of(amount, currency));
    assertThat(offer.cost()).as(code + " costs").isEqualTo(Money.of(cost, currency));
  }

  private static Remedy remedy(String code) {
    return Remedy.ofCode(code).orElseThrow();
  }

  private static Money cny(String major) {
    return Money.of(major, "CNY");
  }
}
