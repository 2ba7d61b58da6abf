package io.amends.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Money;
import io.amends.remedy.PlannerOracle.Pick;
import io.amends.remedy.PlannerOracle.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The planner against {@link PlannerOracle}, for every policy, order and history: what is offered,
 * in which sequence, for how much, at what cost, with whose leave, why the rest is not, and what of
 * a customer's own proposals is accepted. A million cases at long scale.
 */
final class PlannerOracleTest {

  private static final int CASES = Scale.of(4_000, 100_000);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110})
  void the_plan_is_what_brute_force_finds(long seed) {
    var random = new Random(seed);
    var shop = new RandomShop(random);
    var seen = new TreeMap<String, Integer>();
    for (var round = 0; round < CASES; round++) {
      var differences = differences(shop, random, seen);

      assertThat(differences).as("seed %d, round %d: %s", seed, round, differences).isEmpty();
    }
    System.out.printf("oracle: seed %d, %d cases, 0 differences, %s%n", seed, CASES, seen);
    assertThat(seen.keySet())
        .as("the cases are worth trying")
        .contains("two", "one", "none", "stands", "wish", "accepted", "not accepted");
  }

  /** One random case; what planner and oracle say differently. */
  static List<String> differences(RandomShop shop, Random random, Map<String, Integer> seen) {
    var policy = shop.policy();
    var candidates = shop.candidates();
    var situation = shop.withHistory(policy, shop.situation(policy));
    var wish =
        shop.one(3) ? Optional.of(shop.pick(List.of(Remedy.values()))) : Optional.<Remedy>empty();
    var planner = new RemedyPlanner(policy);
    var oracle = new PlannerOracle(policy, situation, candidates, wish);
    var planned = planner.plan(situation, candidates, wish);
    var plan = verdict(planned);
    var expected = oracle.plan();
    count(seen, List.of("none", "one", "two").get(expected.picks().size()));
    if (expected.reasons().containsValue("an earlier offer stands")) {
      count(seen, "stands");
    }
    if (!plan.equals(expected)) {
      return List.of("planned " + plan, "expected " + expected, "in " + situation);
    }
    var oneOfSeveral = planner.plans(situation, candidates).apply(wish);
    if (!oneOfSeveral.equals(planned)) {
      return List.of("planned " + planned, "as one of several " + oneOfSeveral, "in " + situation);
    }
    return wish.map(
            wished -> accepting(planner, oracle, situation, candidates, wished, random, seen))
        .orElse(List.of());
  }

  private static List<String> accepting(
      RemedyPlanner planner,
      PlannerOracle oracle,
      Situation situation,
      List<Remedy> candidates,
      Remedy wish,
      Random random,
      Map<String, Integer> seen) {
    count(seen, "wish");
    var asked = asked(planner, situation, candidates, wish, random);
    var accepted = planner.accept(situation, wish, asked, candidates).map(Pick::of);
    var expected = oracle.accept(asked.orElse(null));
    count(seen, expected.isPresent() ? "accepted" : "not accepted");
    return accepted.equals(expected)
        ? List.of()
        : List.of("accepted " + accepted, "expected " + expected, "of " + asked, "" + situation);
  }

  /** Often just at the limit, which is where it matters. */
  private static Optional<Money> asked(
      RemedyPlanner planner,
      Situation situation,
      List<Remedy> candidates,
      Remedy wish,
      Random random) {
    var limit =
        planner
            .accept(situation, wish, Optional.empty(), candidates)
            .map(Offer::amount)
            .map(Money::minor)
            .orElse(500L);
    var minor =
        switch (random.nextInt(4)) {
          case 0 -> limit;
          case 1 -> limit + 1;
          case 2 -> limit - 1;
          default -> (long) random.nextInt(3_000) - 10;
        };
    var currency = random.nextInt(20) == 0 ? "CHF" : situation.order().currency();
    return random.nextInt(5) == 0 ? Optional.empty() : Optional.of(new Money(minor, currency));
  }

  private static Verdict verdict(Plan plan) {
    var reasons =
        plan.leftOut().stream()
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.indexOf(": ")),
                    line -> line.substring(line.indexOf(": ") + 2),
                    (one, other) -> one + " and " + other,
                    TreeMap::new));
    return new Verdict(offers(plan).stream().map(Pick::of).toList(), reasons);
  }

  private static List<Offer> offers(Plan plan) {
    if (plan instanceof Plan.Pair pair) {
      return List.of(pair.first(), pair.second());
    }
    return plan instanceof Plan.Single single ? List.of(single.only()) : List.of();
  }

  private static void count(Map<String, Integer> seen, String what) {
    seen.merge(what, 1, Integer::sum);
  }
}
