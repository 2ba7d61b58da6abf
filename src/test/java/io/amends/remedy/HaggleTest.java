package io.amends.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Money;
import io.amends.commerce.PaidShares;
import io.amends.remedy.BudgetRequest.Commit;
import io.amends.remedy.BudgetRequest.Refuse;
import io.amends.remedy.BudgetRequest.Reserve;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Planner and ledger together, against a customer who asks fifty times in five chats on two
 * channels: refusing, choosing, proposing amounts of his own, or just asking again.
 */
@Shows({"P10", "P11", "P53"})
final class HaggleTest {

  private static final int CASES = Scale.of(50, 5_000);

  private final ShopPolicy policy = Policies.standard();
  private final RemedyPlanner planner = new RemedyPlanner(policy);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void every_plan_can_be_reserved_and_haggling_never_passes_the_ceiling(long seed) {
    var random = new Random(seed);
    var shop = new RandomShop(random);
    var proposals = 0;
    for (var round = 0; round < CASES; round++) {
      proposals += haggle(random, shop, "seed " + seed + ", round " + round);
    }
    System.out.printf("haggling: seed %d, %d customers, %d proposals%n", seed, CASES, proposals);
    assertThat(proposals).isGreaterThan(CASES * 4);
  }

  private int haggle(Random random, RandomShop shop, String label) {
    var base = Desk.standing(shop.situation(policy), Standing.fresh());
    var paid = new PaidShares(base.order()).paid();
    var candidates = List.of(Remedy.values());
    var ledger = Ledger.empty(base.order().number());
    var now = base.now();
    var proposals = 0;
    for (var n = 0; n < 50; n++) {
      var standing = ledger.standing(policy, now);
      var situation = Desk.standing(base, standing);
      var own = ask(random, planner, situation, candidates);
      var offers = own.map(List::of).orElseGet(() -> offers(planner.plan(situation, candidates)));
      if (offers.isEmpty()) {
        break;
      }
      if (own.isEmpty()) {
        assertOffersStand(label, standing, offers);
      }
      var id = "p" + n;
      var chat = "chat-" + random.nextInt(5);
      var reserve =
          new Reserve(
              base.order().number(), id, chat, "c", offers, paid, now.plus(policy.offerStands()));
      var reserved = ledger.answer(reserve, policy, now);
      if (own.isEmpty()) {
        assertThat(reserved.reason()).as(label).isEmpty();
      }
      ledger = after(ledger, reserved);
      proposals++;
      ledger = after(ledger, reaction(random, shop, ledger, id, offers, now));
      now = now.plus(Duration.ofHours(random.nextInt(4)));
      assertCeiling(label, base, paid, ledger.standing(policy, now));
    }
    return proposals;
  }

  /** Now and then he names what he wants, and how much of it. */
  private static Optional<Offer> ask(
      Random random, RemedyPlanner planner, Situation situation, List<Remedy> candidates) {
    if (random.nextInt(4) > 0) {
      return Optional.empty();
    }
    var wish = candidates.get(random.nextInt(candidates.size()));
    var amount = new Money(1 + random.nextInt(3_000), situation.order().currency());
    return planner.accept(
        situation, wish, random.nextBoolean() ? Optional.of(amount) : Optional.empty(), candidates);
  }

  private BudgetAnswer reaction(
      Random random, RandomShop shop, Ledger ledger, String id, List<Offer> offers, Instant now) {
    BudgetRequest request =
        random.nextInt(4) == 0
            ? new Commit(ledger.order(), id, shop.pick(offers).remedy())
            : new Refuse(ledger.order(), id);
    // Half the time he just asks again.
    return random.nextBoolean()
        ? ledger.answer(request, policy, now)
        : new BudgetAnswer(true, "", ledger.standing(policy, now), List.of());
  }

  private static Ledger after(Ledger before, BudgetAnswer answer) {
    var ledger = before;
    for (var event : answer.events()) {
      ledger = event.applyTo(ledger);
    }
    return ledger;
  }

  private static void assertCeiling(String label, Situation base, Money paid, Standing standing) {
    var given = standing.given().stream().reduce(Money.zero(base.order().currency()), Money::plus);

    assertThat(given).as(label).isLessThanOrEqualTo(paid);
    assertThat(standing.step()).as(label).isLessThanOrEqualTo(2);
    assertThat(standing.chosen()).as(label).doesNotHaveDuplicates();
  }

  /** Unless he turned its kind down since, what is on the table is what he hears again. */
  private static void assertOffersStand(String label, Standing standing, List<Offer> offers) {
    var open =
        standing.offers().stream()
            .filter(offer -> !standing.refusedKinds().contains(offer.remedy().kind()))
            .toList();
    // An amount of his own beside ours is still one remedy.
    var remedies = open.stream().map(Offer::remedy).distinct().count();
    if (remedies >= 2) {
      assertThat(open).as(label).containsAll(offers);
    } else if (remedies == 1) {
      assertThat(offers).as(label).containsAnyElementsOf(open);
    }
  }

  private static List<Offer> offers(Plan plan) {
    if (plan instanceof Plan.Pair pair) {
      return List.of(pair.first(), pair.second());
    }
    return plan instanceof Plan.Single single ? List.of(single.only()) : List.of();
  }
}
