package io.amends.remedy;

import static io.amends.remedy.Remedy.COUPON;
import static io.amends.remedy.Remedy.EXCHANGE;
import static io.amends.remedy.Remedy.PARTIAL_REFUND;
import static io.amends.remedy.Remedy.RETURN_REFUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RemedyPlannerTest {

  private final RemedyPlanner planner = new RemedyPlanner(Policies.standard());

  @Test
  void the_cheapest_comes_with_the_cheapest_of_another_kind() {
    var order = Orders.delivered().order();
    var situation = new Situation(order, order.items(), true, false, Standing.fresh(), Orders.NOW);

    var plan = planner.plan(situation, List.of(RETURN_REFUND, EXCHANGE, PARTIAL_REFUND, COUPON));

    assertThat(plan).isInstanceOf(Plan.Pair.class);
    var pair = (Plan.Pair) plan;
    assertThat(pair.first().remedy()).isEqualTo(COUPON);
    assertThat(pair.second().remedy()).isEqualTo(EXCHANGE);
    assertThat(pair.leftOut()).hasSize(2);
  }
}
