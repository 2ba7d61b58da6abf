package io.amends.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every policy, order and history, whatever the figures: limits, approvals, wishes,
 * offers that stand. That the plan itself is right, {@link PlannerOracleTest} shows.
 */
@Shows({"P8", "P9", "P53"})
final class PlannerPropertyTest {

  private static final int CASES = Scale.of(1_000, 100_000);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void a_plan_is_inside_the_limits_and_honours_wishes_and_offers(long seed) {
    var random = new Random(seed);
    var shop = new RandomShop(random);
    var pairs = 0;
    for (var round = 0; round < CASES; round++) {
      var policy = shop.policy();
      var situation = shop.situation(policy);
      var candidates = shop.candidates();
      var planner = new RemedyPlanner(policy);
      var feasible = alone(planner, situation, candidates);
      var label = "seed " + seed + ", round " + round;

      var plan = planner.plan(situation, candidates);

      assertThat(planner.plan(situation, candidates)).as(label).isEqualTo(plan);
      assertEveryCandidateIsAccountedFor(label, plan, candidates);
      var here = policy.at(Scope.Place.of(situation.order(), situation.items()));
      assertInsideTheLimits(label, here, situation, offers(plan));
      assertApprovals(label, here, situation, offers(plan));
      if (!feasible.isEmpty()) {
        assertWishIsHonoured(
            label, planner, situation, candidates, feasible, shop.pick(feasible).remedy());
      }
      assertOffersStand(label, planner, situation, candidates, plan);
      pairs += plan instanceof Plan.Pair ? 1 : 0;
    }
    System.out.printf("planner: seed %d, %d cases, %d pairs%n", seed, CASES, pairs);
    assertThat(pairs).as("the cases are worth trying").isGreaterThan(CASES / 3);
  }

  private static List<Offer> alone(
      RemedyPlanner planner, Situation situation, List<Remedy> candidates) {
    return candidates.stream()
        .map(remedy -> planner.plan(situation, List.of(remedy)))
        .flatMap(plan -> offers(plan).stream())
        .toList();
  }

  private static Set<Remedy.Kind> kinds(List<Offer> offers) {
    return Set.copyOf(offers.stream().map(offer -> offer.remedy().kind()).toList());
  }

  private static void assertEveryCandidateIsAccountedFor(
      String label, Plan plan, List<Remedy> candidates) {
    var told = new ArrayList<>(remedies(plan).stream().map(Remedy::code).toList());
    plan.leftOut().forEach(line -> told.add(line.substring(0, line.indexOf(':'))));

    assertThat(told)
        .as(label)
        .containsExactlyInAnyOrderElementsOf(candidates.stream().map(Remedy::code).toList());
  }

  private static void assertInsideTheLimits(
      String label, ShopPolicy policy, Situation situation, List<Offer> offers) {
    var order = situation.order();
    var zero = Money.zero(order.currency());
    var paid = order.state().equals("unpaid") ? zero : order.amounts().paid();
    var left = situation.standing().given().stream().reduce(paid, Money::minus);
    var goods =
        situation.items().stream()
            .map(item -> item.price().times(item.quantity()))
            .reduce(zero, Money::plus);
    for (var offer : offers) {
      var amount = offer.amount();
      if (amount != null) {
        var figures = policy.in(order.currency()).orElseThrow();
        assertThat(amount).as(label).isGreaterThan(zero).isLessThanOrEqualTo(left);
        switch (offer.remedy()) {
          case COUPON -> assertThat(amount).as(label).isLessThanOrEqualTo(figures.couponMax());
          case GIFT, PASS_ON -> assertThat(amount).as(label).isLessThanOrEqualTo(figures.giftMax());
          case CHASE_COURIER ->
              assertThat(amount).as(label).isLessThanOrEqualTo(figures.delayCompensation());
          case PARTIAL_REFUND ->
              assertThat(amount)
                  .as(label)
                  .isLessThanOrEqualTo(figures.partialRefundMax())
                  .isLessThanOrEqualTo(goods.percent(highest(policy)));
          default -> assertThat(amount).as(label).isLessThanOrEqualTo(paid);
        }
      }
    }
  }

  private static int highest(ShopPolicy policy) {
    return policy.partialRefundPercent().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private static void assertApprovals(
      String label, ShopPolicy policy, Situation situation, List<Offer> offers) {
    for (var offer : offers) {
      var limit = policy.in(offer.cost().currency()).map(ShopPolicy.Figures::approvalAbove);
      var standing = situation.standing().offers().contains(offer);
      if (offer.remedy() == Remedy.CANCEL_REFUND) {
        var again = situation.standing().chosen().stream().anyMatch(Remedy::makesWhole);
        assertThat(!offer.needsApproval() || again || standing).as(label).isTrue();
      } else if (limit.isPresent() && offer.cost().compareTo(limit.get()) > 0) {
        assertThat(offer.needsApproval()).as(label).isTrue();
      }
    }
    var byRight = offers.stream().anyMatch(offer -> offer.remedy() == Remedy.CANCEL_REFUND);
    if (situation.evidenceRefused() && offers.size() == 2 && !byRight) {
      var dearer = offers.get(1).cost().compareTo(offers.get(0).cost()) > 0;
      assertThat(offers.get(1).needsApproval() || !dearer).as(label).isTrue();
    }
  }

  private static void assertWishIsHonoured(
      String label,
      RemedyPlanner planner,
      Situation situation,
      List<Remedy> candidates,
      List<Offer> feasible,
      Remedy wish) {
    var plan = planner.plan(situation, candidates, Optional.of(wish));

    assertThat(remedies(plan)).as(label).contains(wish).hasSize(Math.min(2, feasible.size()));
    if (plan instanceof Plan.Pair pair) {
      assertThat(pair.first().cost()).as(label).isLessThanOrEqualTo(pair.second().cost());
      assertThat(kinds(offers(pair))).as(label).hasSize(Math.min(2, kinds(feasible).size()));
    }
  }

  /** Whatever step the ladder is on by then: asking again finds the same two. */
  private static void assertOffersStand(
      String label,
      RemedyPlanner planner,
      Situation situation,
      List<Remedy> candidates,
      Plan plan) {
    if (plan instanceof Plan.Pair pair) {
      var before = situation.standing();
      var later =
          new Standing(
              before.step() + 1,
              before.refusedKinds(),
              offers(pair),
              before.given(),
              before.chosen());

      var again = planner.plan(Desk.standing(situation, later), candidates);

      assertThat(offers(again)).as(label).isEqualTo(offers(pair));
    }
  }

  private static List<Remedy> remedies(Plan plan) {
    return offers(plan).stream().map(Offer::remedy).toList();
  }

  private static List<Offer> offers(Plan plan) {
    if (plan instanceof Plan.Pair pair) {
      return List.of(pair.first(), pair.second());
    }
    return plan instanceof Plan.Single single ? List.of(single.only()) : List.of();
  }
}
