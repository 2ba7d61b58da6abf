package io.amends.remedy;

import static io.amends.commerce.Orders.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Money;
import io.amends.remedy.BudgetRequest.Commit;
import io.amends.remedy.BudgetRequest.Refuse;
import io.amends.remedy.BudgetRequest.Release;
import io.amends.remedy.BudgetRequest.Reserve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every sequence of requests from three conversations about one order. */
final class LedgerPropertyTest {

  private static final int CASES = Scale.of(200, 10_000);
  private static final int REQUESTS = 24;
  private static final Money PAID = Money.of("45.00", "CNY");
  private static final List<Remedy> REMEDIES =
      List.of(
          Remedy.COUPON,
          Remedy.GIFT,
          Remedy.PARTIAL_REFUND,
          Remedy.REFUND_ONLY,
          Remedy.EXCHANGE,
          Remedy.RESHIP);

  private static final List<List<String>> GOODS =
      List.of(List.of("MUG"), List.of("PLATE"), List.of("BOWL"), List.of("MUG", "PLATE"));

  private final ShopPolicy policy = Policies.standard();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void no_sequence_of_requests_and_choices_gives_more_than_was_paid(long seed) {
    var random = new Random(seed);
    var given = 0;
    for (var round = 0; round < CASES; round++) {
      given += play(random, "seed " + seed + ", round " + round) ? 1 : 0;
    }
    System.out.printf(
        "ledger: seed %d, %d requests, %d of %d sequences gave%n",
        seed, CASES * REQUESTS, given, CASES);
    assertThat(given).as("the sequences are worth trying").isGreaterThan(CASES / 2);
  }

  /** Whether anything was given in the end. */
  private boolean play(Random random, String label) {
    var shop = new RandomShop(random);
    var ledger = Ledger.empty("E1");
    var events = new ArrayList<LedgerEvent>();
    var now = NOW;
    var step = 0;
    for (var n = 0; n < REQUESTS; n++) {
      now = now.plus(Duration.ofHours(random.nextInt(12)));
      var request = request(random, shop, ledger, n, now);

      var answer = ledger.answer(request, policy, now);
      for (var event : answer.events()) {
        ledger = event.applyTo(ledger);
        events.add(event);
      }

      var standing = ledger.standing(policy, now);
      assertThat(answer.standing()).as(label).isEqualTo(standing);
      assertThat(answer.granted() || answer.events().isEmpty()).as(label).isTrue();
      assertThat(answer.granted()).as(label).isEqualTo(answer.reason().isEmpty());
      assertThat(ledger.committedAndReserved("CNY", now)).as(label).isLessThanOrEqualTo(PAID);
      assertThat(standing.step()).as(label).isBetween(step, policy.ladderSteps());
      assertThat(new HashSet<>(standing.chosen())).as(label).hasSameSizeAs(standing.chosen());
      assertThat(standing.chosen().stream().filter(Remedy::makesWhole).count())
          .as(label)
          .isLessThanOrEqualTo(1);
      assertRepeating(label, ledger, request, answer, now);
      assertWhateverIsChosenIsCovered(label, random, ledger, now);
      step = standing.step();
    }
    var replayed = Ledger.empty("E1");
    for (var event : events) {
      replayed = event.applyTo(replayed);
    }
    assertThat(replayed).as(label).isEqualTo(ledger);
    return !ledger.chosen().isEmpty();
  }

  private void assertRepeating(
      String label, Ledger ledger, BudgetRequest request, BudgetAnswer first, Instant now) {
    var again = ledger.answer(request, policy, now);

    assertThat(again.granted()).as(label).isEqualTo(first.granted());
    assertThat(again.events()).as(label).isEmpty();
    assertThat(again.standing()).as(label).isEqualTo(first.standing());
  }

  /** From here on customers choose as they like, at once or later: the budget holds. */
  private void assertWhateverIsChosenIsCovered(
      String label, Random random, Ledger before, Instant now) {
    var ledger = before;
    var moment = now.plus(Duration.ofHours(random.nextInt(80)));
    for (var tries = 0; tries < 8 && !ledger.proposals().isEmpty(); tries++) {
      var proposal = ledger.proposals().get(random.nextInt(ledger.proposals().size()));
      var offers = proposal.made().offers();
      var remedy = offers.get(random.nextInt(offers.size())).remedy();
      var choice = new Commit("E1", proposal.made().proposal(), remedy);
      for (var event : ledger.answer(choice, policy, moment).events()) {
        ledger = event.applyTo(ledger);
      }
    }
    var given = ledger.standing(moment).given();
    assertThat(given).as(label).hasSizeLessThanOrEqualTo(1);
    assertThat(given).as(label).allSatisfy(sum -> assertThat(sum).isLessThanOrEqualTo(PAID));
  }

  private BudgetRequest request(Random random, RandomShop shop, Ledger ledger, int n, Instant now) {
    if (ledger.proposals().isEmpty() || random.nextInt(5) < 3) {
      return reserve(random, shop, ledger, n, now);
    }
    var made = shop.pick(ledger.proposals()).made();
    var known = shop.one(20) ? "unheard-of" : made.proposal();
    if (shop.one(6)) {
      return new Release("E1", known);
    }
    return shop.one(3)
        ? new Refuse("E1", known)
        : new Commit(
            "E1", known, shop.one(8) ? shop.pick(REMEDIES) : shop.pick(made.offers()).remedy());
  }

  private Reserve reserve(Random random, RandomShop shop, Ledger ledger, int n, Instant now) {
    // Often what lies on the table already, as the planner offers it again on another channel.
    var offers =
        !ledger.proposals().isEmpty() && shop.one(3)
            ? shop.pick(ledger.proposals()).made().offers()
            : pair(random, shop);
    return new Reserve(
        "E1",
        shop.one(12) ? "p" + random.nextInt(n + 1) : "p" + n,
        "chat-" + random.nextInt(3),
        "c-1001",
        offers,
        PAID,
        now.plus(Duration.ofHours(random.nextInt(72))));
  }

  private List<Offer> pair(Random random, RandomShop shop) {
    var skus = shop.pick(GOODS);
    return List.of(offer(random, shop, skus), offer(random, shop, skus));
  }

  private Offer offer(Random random, RandomShop shop, List<String> skus) {
    var remedy = shop.pick(REMEDIES);
    return remedy.kind() == Remedy.Kind.REPLACE
        ? new Offer(remedy, null, PAID, skus, false, "")
        : shop.offer(remedy, skus, new Money(1 + random.nextInt(4_600), "CNY"));
  }
}
