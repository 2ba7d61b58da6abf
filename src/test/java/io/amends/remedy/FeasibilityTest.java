package io.amends.remedy;

import static io.amends.commerce.Orders.NOW;
import static io.amends.commerce.Orders.daysAgo;
import static io.amends.commerce.Orders.mug;
import static io.amends.commerce.Orders.plates;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Orders;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Shows({"P36", "P37", "P38", "P42", "P51"})
final class FeasibilityTest {

  private static final String PEOPLE = "apology supervisor care-advice";

  @Test
  void an_unpaid_order_can_be_stopped_and_nothing_else() {
    assertFeasible(Desk.sound(Orders.unpaid()), "cancel-refund");
  }

  @Test
  void a_paid_order_is_stopped_before_it_ships() {
    assertFeasible(Desk.sound(Orders.paid()), "cancel-refund coupon gift partial-refund");
  }

  @Test
  void a_parcel_on_its_way_is_for_the_courier_or_a_compensation() {
    assertFeasible(Desk.sound(Orders.late()), "chase-courier redeliver coupon gift partial-refund");
    assertFeasible(Desk.sound(Orders.held()), "chase-courier redeliver coupon gift partial-refund");
  }

  @Test
  void a_parcel_that_counts_as_lost_is_sent_again_or_refunded() {
    assertFeasible(
        Desk.sound(Orders.late().promisedBy(daysAgo(7))),
        "chase-courier redeliver reship refund-only coupon gift partial-refund");
    assertFeasible(Desk.sound(Orders.lost()), "reship refund-only coupon gift partial-refund");
  }

  @Test
  void a_parcel_that_came_back_is_sent_again_or_refunded() {
    assertFeasible(
        Desk.sound(Orders.late().parcel("returned")),
        "reship refund-only coupon gift partial-refund");
  }

  @Test
  void delivered_goods_can_come_back_be_replaced_repaired_or_kept() {
    assertFeasible(
        Desk.sound(Orders.delivered()),
        "chase-courier redeliver reship refund-only coupon gift partial-refund repair pass-on exchange"
            + " return-refund exchange-at-own-cost return-at-own-cost");
  }

  @Test
  void customised_goods_are_never_taken_back_not_even_faulty() {
    var ways = "chase-courier redeliver reship coupon gift partial-refund repair pass-on";

    assertFeasible(Desk.sound(Orders.customised()), ways);
    assertFeasible(Desk.defective(Orders.customised()), ways);
    assertThat(Desk.obstacle(Desk.defective(Orders.customised()), Remedy.EXCHANGE))
        .isEqualTo("made to the customer's order");
  }

  @Test
  void a_lost_parcel_of_customised_goods_is_refunded_like_any_other() {
    assertThat(feasible(Desk.sound(Orders.lost().with(mug().customised()))))
        .contains("refund-only");
  }

  @Test
  void only_the_items_complained_of_decide() {
    var order = Orders.delivered().with(mug().customised(), plates());
    var plates = Desk.about(Desk.sound(order), order.order().items().get(1));

    assertThat(feasible(Desk.sound(order))).doesNotContain("exchange");
    assertThat(feasible(plates)).contains("exchange", "return-refund");
  }

  @Test
  void goods_that_are_not_returnable_come_back_only_when_faulty() {
    var order = Orders.delivered().with(mug().notReturnable());

    assertThat(feasible(Desk.sound(order))).doesNotContain("exchange", "return-refund");
    assertThat(feasible(Desk.defective(order))).contains("exchange", "return-refund");
    assertThat(Desk.obstacle(Desk.sound(order), Remedy.RETURN_AT_OWN_COST))
        .isEqualTo("not returnable");
  }

  @ParameterizedTest(name = "{0} in stock for {1}: exchange {2}")
  @CsvSource({"0, 1, false", "1, 1, true", "1, 2, false", "2, 2, true", ", 5, true"})
  void what_is_sent_must_be_in_stock(Integer stock, int quantity, boolean feasible) {
    var situation = Desk.sound(Orders.delivered().with(mug().stock(stock).quantity(quantity)));

    for (var code : Set.of("reship", "exchange", "exchange-at-own-cost")) {
      assertThat(feasible(situation).contains(code)).as(code).isEqualTo(feasible);
    }
    assertThat(feasible(situation)).contains("return-refund", "repair");
  }

  @ParameterizedTest(name = "{0} to {1}, own window {2}, delivered {3} ago: {4}")
  @CsvSource({
    "CNY, CN, , P7DT23H59M59S, true",
    "CNY, CN, , P8D, false",
    "EUR, DE, , P14DT23H59M59S, true",
    "EUR, DE, , P15D, false",
    "USD, US, , P30DT23H, true",
    "USD, US, , P31D, false",
    "CNY, , , P8D, false",
    "EUR, , , P14D, true",
    "EUR, , , P15D, false",
    "USD, , , P30D, true",
    "EUR, GB, , P30D, true", // the country comes before the currency
    "CNY, FR, , P14D, true",
    "CNY, CN, 15, P15D, true", // the item's own number before the market's
    "USD, US, 3, P4D, false"
  })
  void goods_come_back_within_the_window_of_their_market(
      String currency, String country, Integer own, Duration since, boolean feasible) {
    var order =
        Orders.delivered()
            .currency(currency)
            .with(mug().returnWindowDays(own))
            .deliveredAt(NOW.minus(since));
    var situation = Desk.defective(country == null ? order : order.to(country));

    for (var code : Set.of("exchange", "return-refund", "return-at-own-cost")) {
      assertThat(feasible(situation).contains(code)).as(code).isEqualTo(feasible);
    }
    assertThat(feasible(situation)).contains("repair", "reship", "partial-refund");
  }

  @Test
  void without_a_known_day_of_delivery_no_return_is_promised() {
    var order = Orders.late().state("completed").parcel("none").events();

    assertThat(Desk.obstacle(Desk.sound(order), Remedy.RETURN_REFUND))
        .isEqualTo("return window over");
  }

  @ParameterizedTest(name = "paid {0} ago, own days {1}: {2}")
  @CsvSource({"P7DT23H, , true", "P8D, , false", "P3D, 2, false", "P15D, 15, true"})
  void a_fallen_price_is_made_good_while_it_is_protected(
      Duration since, Integer own, boolean feasible) {
    var order =
        Orders.delivered()
            .with(mug().priceNow("30.00"))
            .paidAt(NOW.minus(since))
            .protectionDays(own);

    assertThat(feasible(Desk.sound(order)).contains("price-refund")).isEqualTo(feasible);
  }

  @Test
  void a_price_that_has_not_fallen_or_is_not_known_is_not_refunded() {
    assertThat(Desk.obstacle(Desk.sound(Orders.delivered()), Remedy.PRICE_REFUND))
        .isEqualTo("comes to nothing here");
    assertThat(feasible(Desk.sound(Orders.delivered().with(mug().priceNow("39.00")))))
        .doesNotContain("price-refund");
  }

  @Test
  void money_under_way_is_not_given_twice_but_the_wait_may_be_sweetened() {
    assertFeasible(
        Desk.sound(Orders.delivered().state("refunding")), "chase-courier redeliver coupon gift");
  }

  @Test
  void a_closed_order_is_for_people() {
    assertFeasible(Desk.sound(Orders.delivered().state("closed")), "");
    assertThat(Desk.obstacle(Desk.sound(Orders.delivered().state("closed")), Remedy.COUPON))
        .isEqualTo("the order is closed");
  }

  @Test
  void the_facts_under_the_policy_say_the_same() {
    var in = Orders.delivered().to("CN").order();
    var out = Orders.delivered().to("CN").deliveredAt(daysAgo(8)).order();
    var coming = Orders.late().promisedBy(daysAgo(1)).paidAt(daysAgo(8)).order();
    var policy = Policies.standard();

    assertThat(PolicyFacts.of(policy, in, in.items(), NOW))
        .containsEntry("market", "CN")
        .containsEntry("in-return-window", "yes")
        .containsEntry("in-price-protection", "yes");
    assertThat(PolicyFacts.of(policy, out, out.items(), NOW))
        .containsEntry("in-return-window", "no");
    assertThat(PolicyFacts.of(policy, coming, coming.items(), NOW))
        .containsEntry("in-price-protection", "no")
        .doesNotContainKey("in-return-window");
  }

  private static void assertFeasible(Situation situation, String codes) {
    assertThat(feasible(situation))
        .containsExactlyInAnyOrder((PEOPLE + " " + codes).strip().split(" "));
  }

  private static Set<String> feasible(Situation situation) {
    return Arrays.stream(Remedy.values())
        .filter(remedy -> Desk.plan(situation, remedy) instanceof Plan.Single)
        .map(Remedy::code)
        .collect(Collectors.toSet());
  }
}
