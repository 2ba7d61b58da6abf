package io.amends.remedy;

import static io.amends.commerce.Orders.mug;
import static io.amends.commerce.Orders.plates;
import static io.amends.remedy.Remedy.APOLOGY;
import static io.amends.remedy.Remedy.CANCEL_REFUND;
import static io.amends.remedy.Remedy.CARE_ADVICE;
import static io.amends.remedy.Remedy.CHASE_COURIER;
import static io.amends.remedy.Remedy.COUPON;
import static io.amends.remedy.Remedy.EXCHANGE;
import static io.amends.remedy.Remedy.GIFT;
import static io.amends.remedy.Remedy.PARTIAL_REFUND;
import static io.amends.remedy.Remedy.REFUND_ONLY;
import static io.amends.remedy.Remedy.REPAIR;
import static io.amends.remedy.Remedy.RESHIP;
import static io.amends.remedy.Remedy.RETURN_REFUND;
import static io.amends.remedy.Remedy.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Money;
import io.amends.commerce.Orders;
import io.amends.remedy.Remedy.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Shows({"P8", "P9"})
final class RemedyPlannerTest {

  private final Situation faulty = Desk.defective(Orders.delivered());

  @Test
  void the_cheapest_comes_with_the_cheapest_of_another_kind() {
    var pair = Desk.pair(faulty, RETURN_REFUND, EXCHANGE, PARTIAL_REFUND, COUPON);

    assertThat(Desk.remedies(pair)).containsExactly(COUPON, EXCHANGE);
  }

  @Test
  void what_is_left_out_is_told_with_its_reason() {
    var order = Orders.delivered().with(mug().stock(0));

    var pair =
        Desk.pair(Desk.defective(order), EXCHANGE, COUPON, PARTIAL_REFUND, RETURN_REFUND, COUPON);

    assertThat(Desk.remedies(pair)).containsExactly(COUPON, RETURN_REFUND);
    assertThat(pair.leftOut())
        .containsExactly(
            "exchange: none in stock", "partial-refund: can be done, but is not among the two");
  }

  @Test
  void an_offer_tells_the_agent_what_it_gives_and_costs_and_for_what() {
    var sound = Desk.sound(Orders.delivered());

    assertThat(Desk.offer(sound, COUPON).skus()).containsExactly("MUG-01");
    assertThat(Desk.offer(sound, COUPON).reason())
        .isEqualTo("gives 5.00 CNY, costs the shop 2.00 CNY (coupons used 2.00)");
    assertThat(Desk.offer(sound, RETURN_REFUND).reason())
        .isEqualTo(
            "gives 45.00 CNY, costs the shop 47.80 CNY"
                + " (money 45.00 + return freight 10.00 - resale 7.20)");
    assertThat(Desk.offer(faulty, EXCHANGE).reason())
        .isEqualTo("costs the shop 32.00 CNY (goods 12.00 + return freight 10.00 + freight 10.00)");
    assertThat(Desk.offer(faulty, APOLOGY).reason()).isEqualTo("costs the shop 0.00 CNY");
  }

  /** A mug costs the shop 12.00, mending one 20.00, sending another one 22.00. */
  @Test
  void nobody_waits_for_the_repair_of_what_is_worth_no_more() {
    var pair = Desk.pair(faulty, REPAIR, RESHIP, RETURN_REFUND);

    assertThat(Desk.remedies(pair)).containsExactly(RESHIP, RETURN_REFUND);
    assertThat(pair.leftOut())
        .containsExactly("repair: the goods are worth no more than mending them costs");
  }

  @ParameterizedTest
  @CsvSource({"19.99, RESHIP", "20.00, RESHIP", "20.01, REPAIR"})
  void what_is_worth_more_is_mended(String cost, Remedy expected) {
    var dear = Desk.defective(Orders.delivered().with(mug().price("99.00").cost(cost)));

    assertThat(Desk.remedies(Desk.pair(dear, REPAIR, RESHIP, RETURN_REFUND))).contains(expected);
  }

  @Test
  void a_repair_that_is_asked_for_or_has_no_better_beside_it_stays() {
    var plan =
        Desk.PLANNER.plan(faulty, List.of(REPAIR, RESHIP, RETURN_REFUND), Optional.of(REPAIR));
    assertThat(Desk.remedies((Plan.Pair) plan)).contains(REPAIR);

    assertThat(Desk.remedies(Desk.pair(faulty, REPAIR, CARE_ADVICE))).contains(REPAIR);
  }

  /** The money for goods that were never sent is the customer's, however much it is (P42). */
  @Test
  void stopping_an_order_needs_nobodys_leave() {
    var dear = Desk.sound(Orders.paid().with(mug().price("9999.00").cost("1.00")));

    assertThat(Desk.offer(dear, CANCEL_REFUND).needsApproval()).isFalse();
  }

  @Test
  void where_costs_are_the_same_the_author_decides() {
    assertThat(Desk.remedies(Desk.pair(faulty, APOLOGY, CARE_ADVICE)))
        .containsExactly(APOLOGY, CARE_ADVICE);
    assertThat(Desk.remedies(Desk.pair(faulty, CARE_ADVICE, APOLOGY)))
        .containsExactly(CARE_ADVICE, APOLOGY);
  }

  @Test
  void nobody_is_asked_to_keep_what_is_of_no_use_unless_he_asks_for_it() {
    var broken = Desk.useless(faulty);

    var pair = Desk.pair(broken, COUPON, GIFT, PARTIAL_REFUND, RESHIP, REFUND_ONLY);

    assertThat(Desk.remedies(pair)).containsExactly(RESHIP, REFUND_ONLY);
    assertThat(pair.leftOut())
        .containsExactly(
            "coupon: does not make good",
            "gift: does not make good",
            "partial-refund: does not make good");
    assertThat(Desk.remedies(wish(broken, PARTIAL_REFUND, COUPON, PARTIAL_REFUND, RESHIP)))
        .containsExactly(PARTIAL_REFUND, RESHIP);
    assertThat(Desk.remedies(Desk.pair(broken, COUPON, PARTIAL_REFUND, RESHIP)))
        .as("two ways, though one is poor")
        .containsExactly(COUPON, RESHIP);
    assertThat(accept(broken, PARTIAL_REFUND, "3.00")).isPresent();
  }

  @Test
  void telling_how_broken_it_is_makes_nothing_small_that_has_no_photo() {
    var pair = Desk.pair(Desk.useless(Desk.withoutPhoto(faulty)), COUPON, RESHIP, REFUND_ONLY);

    assertThat(pair.first().needsApproval()).isTrue();
    assertThat(pair.second().needsApproval()).isTrue();
  }

  @Test
  void what_is_more_trouble_and_no_cheaper_is_no_choice() {
    // Faulty goods bring nothing: sending them back costs the shop freight and the customer time.
    var pair = Desk.pair(Desk.useless(faulty), RETURN_REFUND, REFUND_ONLY, EXCHANGE, RESHIP);

    assertThat(Desk.remedies(pair)).containsExactly(RESHIP, REFUND_ONLY);
    assertThat(Desk.remedies(Desk.pair(Desk.useless(faulty), RETURN_REFUND, REFUND_ONLY, REPAIR)))
        .containsExactly(REPAIR, REFUND_ONLY);
    assertThat(Desk.remedies(Desk.pair(faulty, RETURN_REFUND, REFUND_ONLY)))
        .as("better a poor choice than none")
        .containsExactly(REFUND_ONLY, RETURN_REFUND);
    assertThat(Desk.remedies(wish(faulty, RETURN_REFUND, RETURN_REFUND, REFUND_ONLY, REPAIR)))
        .containsExactly(REPAIR, RETURN_REFUND);
  }

  @Test
  void two_of_one_kind_are_a_pair_only_where_there_is_no_other_kind() {
    assertThat(Desk.remedies(Desk.pair(faulty, PARTIAL_REFUND, GIFT, COUPON)))
        .containsExactly(COUPON, PARTIAL_REFUND);
    assertThat(Desk.remedies(Desk.pair(faulty, PARTIAL_REFUND, GIFT, COUPON, RETURN_REFUND)))
        .containsExactly(COUPON, RETURN_REFUND);
  }

  @Test
  void of_one_kind_and_cost_a_coupon_comes_before_cash() {
    // A coupon of 5.00 and 10 % of 20.00 both cost the shop 2.00.
    var situation = Desk.sound(Orders.delivered().with(mug().price("20.00")));

    assertThat(Desk.remedies(Desk.pair(situation, PARTIAL_REFUND, COUPON)))
        .containsExactly(COUPON, PARTIAL_REFUND);
  }

  @Test
  void one_way_alone_is_no_proposal_and_none_is_for_a_person() {
    assertThat(Desk.plan(Desk.sound(Orders.late()), COUPON, EXCHANGE))
        .isInstanceOfSatisfying(
            Plan.Single.class,
            single -> {
              assertThat(single.only().remedy()).isEqualTo(COUPON);
              assertThat(single.leftOut()).containsExactly("exchange: not delivered yet");
            });
    assertThat(Desk.plan(Desk.sound(Orders.late()), EXCHANGE))
        .isEqualTo(new Plan.Nothing(List.of("exchange: not delivered yet")));
    assertThat(Desk.plan(faulty)).isEqualTo(new Plan.Nothing(List.of()));
  }

  @Test
  void a_kind_turned_down_is_not_offered_again() {
    var situation = Desk.standing(faulty, Desk.refused(Kind.KEEP, Kind.REPLACE));

    var pair = Desk.pair(situation, COUPON, EXCHANGE, RETURN_REFUND, REFUND_ONLY);

    assertThat(Desk.remedies(pair)).containsExactly(REFUND_ONLY, RETURN_REFUND);
    assertThat(pair.leftOut())
        .containsExactly(
            "coupon: the customer turned this kind down",
            "exchange: the customer turned this kind down");
  }

  @Test
  void what_was_chosen_once_is_not_offered_again() {
    var situation = Desk.standing(faulty, Desk.given("5.00", COUPON));

    var pair = Desk.pair(situation, COUPON, PARTIAL_REFUND, EXCHANGE);

    assertThat(Desk.remedies(pair)).containsExactly(PARTIAL_REFUND, EXCHANGE);
    assertThat(pair.leftOut()).containsExactly("coupon: was chosen for this order before");
  }

  @Test
  void who_was_refunded_does_not_get_the_goods_as_well() {
    var refunded = Desk.standing(faulty, Desk.given("45.00", REFUND_ONLY));

    assertThat(Desk.obstacle(refunded, RESHIP)).isEqualTo("the money for it was given back");
    assertThat(Desk.obstacle(refunded, EXCHANGE)).isEqualTo("the money for it was given back");
  }

  @Test
  void who_was_refunded_one_item_can_still_have_the_other_replaced_by_a_person() {
    var order = Orders.delivered().with(mug(), plates());
    var plates =
        Desk.about(
            Desk.standing(Desk.defective(order), Desk.given("39.00", REFUND_ONLY)),
            order.order().items().get(1));

    assertThat(Desk.offer(plates, RESHIP).needsApproval()).isTrue();
  }

  @Test
  void a_second_replacement_or_refund_waits_for_a_person() {
    var resent = Desk.standing(faulty, Desk.given("0.00", RESHIP));

    assertThat(Desk.offer(resent, REFUND_ONLY).needsApproval()).isTrue();
    assertThat(Desk.offer(resent, COUPON).needsApproval()).isFalse();
  }

  @Test
  void above_the_limit_a_person_approves() {
    var atLimit = Desk.sound(Orders.delivered().with(mug().price("194.00")));
    var above = Desk.sound(Orders.delivered().with(mug().price("194.01")));

    assertThat(Desk.offer(atLimit, REFUND_ONLY).cost()).isEqualTo(Money.of("200", "CNY"));
    assertThat(Desk.offer(atLimit, REFUND_ONLY).needsApproval()).isFalse();
    assertThat(Desk.offer(above, REFUND_ONLY).needsApproval()).isTrue();
  }

  @Test
  void without_a_photo_all_but_the_smallest_option_waits_for_a_person() {
    var pair = Desk.pair(Desk.withoutPhoto(faulty), EXCHANGE, COUPON);

    assertThat(pair.first().needsApproval()).isFalse();
    assertThat(pair.second().needsApproval()).isTrue();
  }

  @Test
  void turning_the_small_ones_down_does_not_make_a_large_one_the_smallest() {
    var situation = Desk.standing(Desk.withoutPhoto(faulty), Desk.refused(Kind.KEEP, Kind.REPLACE));

    var pair = Desk.pair(situation, COUPON, EXCHANGE, REFUND_ONLY, RETURN_REFUND);

    assertThat(pair.first().needsApproval()).isTrue();
    assertThat(pair.second().needsApproval()).isTrue();
  }

  @Test
  void asking_again_brings_the_offer_that_stands_and_no_better_one() {
    var made = Desk.pair(faulty, COUPON, PARTIAL_REFUND, EXCHANGE, RETURN_REFUND);
    var later = Desk.standing(faulty, Desk.onTheTable(2, made.first(), made.second()));

    var again = Desk.pair(later, COUPON, PARTIAL_REFUND, EXCHANGE, RETURN_REFUND);

    assertThat(List.of(again.first(), again.second())).containsExactly(made.first(), made.second());
    assertThat(again.leftOut())
        .containsExactly(
            "partial-refund: an earlier offer stands", "return-refund: an earlier offer stands");
  }

  @Test
  void what_is_asked_for_joins_the_cheapest_of_another_kind_though_another_offer_stands() {
    var made = Desk.pair(faulty, COUPON, EXCHANGE);
    var later = Desk.standing(faulty, Desk.onTheTable(0, made.first(), made.second()));

    var pair = wish(later, RETURN_REFUND, COUPON, EXCHANGE, RETURN_REFUND);

    assertThat(Desk.remedies(pair)).containsExactly(COUPON, RETURN_REFUND);
    assertThat(pair.first()).isEqualTo(made.first());
    assertThat(Desk.remedies(wish(later, EXCHANGE, COUPON, EXCHANGE, RETURN_REFUND)))
        .containsExactly(COUPON, EXCHANGE);
  }

  @Test
  void one_offer_alone_that_stands_is_one_of_the_two() {
    var made = Desk.pair(faulty, RETURN_REFUND, EXCHANGE);
    var turned =
        new Standing(
            1, Set.of(Kind.REPLACE), List.of(made.first(), made.second()), List.of(), List.of());

    var pair = Desk.pair(Desk.standing(faulty, turned), COUPON, REFUND_ONLY, RETURN_REFUND);

    assertThat(Desk.remedies(pair)).containsExactly(COUPON, RETURN_REFUND);
  }

  @Test
  void an_amount_that_stands_is_not_raised_by_the_ladder() {
    var made = Desk.offer(faulty, PARTIAL_REFUND);
    var later = Desk.standing(faulty, Desk.onTheTable(2, made));

    var pair = Desk.pair(later, PARTIAL_REFUND, EXCHANGE);

    assertThat(pair.first()).isEqualTo(made);
    assertThat(pair.second().remedy()).isEqualTo(EXCHANGE);
  }

  @Test
  void an_offer_that_can_no_longer_be_done_does_not_stand() {
    var late = Desk.sound(Orders.late());
    var made = Desk.pair(late, CHASE_COURIER, COUPON);
    var lost =
        Desk.standing(Desk.sound(Orders.lost()), Desk.onTheTable(0, made.first(), made.second()));

    assertThat(Desk.remedies(Desk.pair(lost, CHASE_COURIER, RESHIP, REFUND_ONLY)))
        .containsExactly(RESHIP, REFUND_ONLY);
  }

  @Test
  void offers_for_other_goods_of_the_order_stand_apart() {
    var order = Orders.delivered().with(mug().price("200.00"), plates());
    var mug = Desk.about(Desk.defective(order), order.order().items().get(0));
    var plates = Desk.about(Desk.defective(order), order.order().items().get(1));
    var made = Desk.pair(mug, COUPON, EXCHANGE);

    var pair =
        Desk.pair(
            Desk.standing(plates, Desk.onTheTable(0, made.first(), made.second())),
            COUPON,
            EXCHANGE);

    assertThat(pair.first().amount()).isEqualTo(Money.of("5.00", "CNY"));
    assertThat(pair.first().skus()).containsExactly("PLATE-02");
  }

  @Test
  void what_the_customer_asks_for_is_on_the_table_beside_the_cheapest_of_another_kind() {
    var pair = wish(faulty, RETURN_REFUND, COUPON, PARTIAL_REFUND, EXCHANGE, RETURN_REFUND);

    assertThat(Desk.remedies(pair)).containsExactly(COUPON, RETURN_REFUND);
    assertThat(Desk.remedies(wish(faulty, PARTIAL_REFUND, COUPON, PARTIAL_REFUND, EXCHANGE)))
        .containsExactly(PARTIAL_REFUND, EXCHANGE);
  }

  @Test
  void a_wish_that_cannot_be_done_leaves_the_usual_two() {
    assertThat(Desk.remedies(wish(faulty, CANCEL_REFUND, CANCEL_REFUND, COUPON, EXCHANGE)))
        .containsExactly(COUPON, EXCHANGE);
    assertThat(Desk.remedies(wish(faulty, RETURN_REFUND, COUPON, EXCHANGE)))
        .containsExactly(COUPON, EXCHANGE);
  }

  @Test
  void who_turned_a_kind_down_may_still_ask_for_it() {
    var situation = Desk.standing(faulty, Desk.refused(Kind.KEEP, Kind.REPLACE));

    assertThat(Desk.remedies(wish(situation, PARTIAL_REFUND, COUPON, PARTIAL_REFUND, REFUND_ONLY)))
        .containsExactly(PARTIAL_REFUND, REFUND_ONLY);
  }

  @Test
  void a_proposal_inside_the_limits_is_accepted_as_it_was_made() {
    var offer = accept(faulty, PARTIAL_REFUND, "2.50");

    assertThat(offer).map(Offer::amount).contains(Money.of("2.50", "CNY"));
    assertThat(offer).map(Offer::cost).contains(Money.of("2.50", "CNY"));
    assertThat(accept(faulty, PARTIAL_REFUND, "3.90")).isPresent();
  }

  @Test
  void a_proposal_above_the_present_step_is_not_accepted() {
    assertThat(accept(faulty, PARTIAL_REFUND, "3.91")).isEmpty();
    assertThat(accept(Desk.standing(faulty, Desk.step(1)), PARTIAL_REFUND, "3.91")).isPresent();
    assertThat(accept(Desk.standing(faulty, Desk.step(2)), PARTIAL_REFUND, "11.71")).isEmpty();
  }

  @Test
  void senseless_amounts_are_not_accepted() {
    assertThat(accept(faulty, PARTIAL_REFUND, "0.00")).isEmpty();
    assertThat(accept(faulty, PARTIAL_REFUND, "-5.00")).isEmpty();
    assertThat(
            Desk.PLANNER.accept(
                faulty,
                PARTIAL_REFUND,
                Optional.of(Money.of("1.00", "USD")),
                List.of(PARTIAL_REFUND)))
        .isEmpty();
    assertThat(accept(faulty, EXCHANGE, "5.00")).isEmpty();
  }

  @Test
  void a_smaller_coupon_costs_less() {
    assertThat(accept(faulty, COUPON, "3.00")).map(Offer::cost).contains(Money.of("1.20", "CNY"));
  }

  @Test
  void a_way_asked_for_by_name_is_accepted_when_it_can_be_done_without_a_person() {
    var candidates = List.of(COUPON, EXCHANGE, RETURN_REFUND);

    assertThat(Desk.PLANNER.accept(faulty, EXCHANGE, Optional.empty(), candidates))
        .contains(Desk.offer(faulty, EXCHANGE));
    assertThat(Desk.PLANNER.accept(faulty, REPAIR, Optional.empty(), candidates)).isEmpty();
    assertThat(
            Desk.PLANNER.accept(Desk.withoutPhoto(faulty), EXCHANGE, Optional.empty(), candidates))
        .isEmpty();
    assertThat(
            Desk.PLANNER.accept(
                Desk.defective(Orders.delivered().with(mug().price("500.00"))),
                RETURN_REFUND,
                Optional.empty(),
                candidates))
        .isEmpty();
  }

  @Test
  void a_kind_turned_down_can_be_accepted_when_asked_for_but_nothing_twice() {
    var refused = Desk.standing(faulty, Desk.refused(Kind.KEEP));
    var chosen = Desk.standing(faulty, Desk.given("3.90", PARTIAL_REFUND));

    assertThat(accept(refused, PARTIAL_REFUND, "2.00")).isPresent();
    assertThat(accept(chosen, PARTIAL_REFUND, "2.00")).isEmpty();
  }

  @Test
  void people_are_an_option_like_any_other() {
    assertThat(Desk.remedies(Desk.pair(faulty, SUPERVISOR, APOLOGY)))
        .containsExactly(APOLOGY, SUPERVISOR);
    assertThat(
            Desk.pair(
                    Desk.standing(
                        faulty,
                        new Standing(
                            2,
                            Set.of(Kind.KEEP, Kind.REPLACE, Kind.RETURN),
                            List.of(),
                            List.of(),
                            List.of())),
                    SUPERVISOR,
                    REFUND_ONLY)
                .first()
                .remedy())
        .isEqualTo(SUPERVISOR);
  }

  private static Plan.Pair wish(Situation situation, Remedy wish, Remedy... candidates) {
    return (Plan.Pair) Desk.PLANNER.plan(situation, List.of(candidates), Optional.of(wish));
  }

  private static Optional<Offer> accept(Situation situation, Remedy wished, String amount) {
    return Desk.PLANNER.accept(
        situation, wished, Optional.of(Money.of(amount, "CNY")), List.of(Remedy.values()));
  }
}
