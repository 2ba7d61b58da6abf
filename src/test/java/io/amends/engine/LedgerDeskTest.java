package io.amends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Money;
import io.amends.conversation.AnswerEvent;
import io.amends.conversation.AnswerEvent.BudgetRefused;
import io.amends.conversation.AnswerEvent.BudgetReserved;
import io.amends.remedy.Budget;
import io.amends.remedy.BudgetRequest;
import io.amends.remedy.BudgetRequest.Commit;
import io.amends.remedy.BudgetRequest.Refuse;
import io.amends.remedy.BudgetRequest.Release;
import io.amends.remedy.BudgetRequest.Reserve;
import io.amends.remedy.Budgets;
import io.amends.remedy.Offer;
import io.amends.remedy.Policies;
import io.amends.remedy.Remedy;
import io.amends.remedy.ShopPolicy;
import io.amends.store.memory.MemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Orders of 45.00 CNY each; an offer of a full refund costs the shop 45.00, of a coupon 2.00. */
final class LedgerDeskTest {

  private static final Money PAID = Money.of("45.00", "CNY");
  private static final Offer COUPON =
      offer(Remedy.COUPON, Money.of("5.00", "CNY"), Money.of("2.00", "CNY"));
  private static final Offer REFUND = offer(Remedy.REFUND_ONLY, PAID, PAID);

  private final MemoryStore store = new MemoryStore();
  private Instant now = Instant.parse("2026-11-10T08:00:00Z");
  private ShopPolicy policy = budgets(null, null, null, null);

  @Test
  void of_two_hundred_at_once_as_many_are_accepted_as_the_day_has_money_for() {
    policy = budgets(null, null, null, "1000.00");
    var desk = desk();

    var accepted =
        Flux.range(0, 200)
            .flatMap(
                n ->
                    accepts(desk, "E" + n, "p" + n, "c-" + n)
                        .subscribeOn(Schedulers.boundedElastic()),
                200)
            .filter(yes -> yes)
            .count()
            .block();

    // 22 times 45.00 is 990.00, and 23 would be more than 1,000.00.
    assertThat(accepted).isEqualTo(22);
    assertThat(spent("budget day 2026-11-10 CNY")).isEqualTo(99_000);
  }

  @Test
  void two_processes_on_one_store_do_not_exceed_it_either() {
    policy = budgets(null, "500.00", null, null);
    var desks = List.of(desk(), desk());

    var accepted =
        Flux.range(0, 200)
            .flatMap(
                n ->
                    accepts(desks.get(n % 2), "E" + n, "p" + n, "c-1")
                        .subscribeOn(Schedulers.boundedElastic()),
                200)
            .filter(yes -> yes)
            .count()
            .block();

    assertThat(accepted).isEqualTo(11);
    assertThat(spent("budget customer c-1 CNY")).isEqualTo(49_500);
  }

  @Test
  void two_hundred_choices_of_one_order_give_once() {
    var desk = desk();
    IntStream.range(0, 200).forEach(n -> ask(desk, reserve("E1", "p" + n, "c-1", REFUND, COUPON)));

    var granted =
        Flux.range(0, 200)
            .flatMap(
                n ->
                    desk.ask(new Commit("E1", "p" + n, Remedy.REFUND_ONLY))
                        .subscribeOn(Schedulers.boundedElastic()),
                16)
            .filter(BudgetReserved.class::isInstance)
            .count()
            .block();

    assertThat(granted).isEqualTo(1);
    assertThat(desk.standing("E1").block().given()).containsExactly(PAID);
  }

  @Test
  void what_is_offered_is_held_chosen_spent_and_turned_down_free() {
    policy = budgets(null, "100.00", null, null);
    var desk = desk();

    assertThat(ask(desk, reserve("E1", "p1", "c-1", REFUND, COUPON))).isTrue();
    assertThat(ask(desk, reserve("E2", "p2", "c-1", REFUND, COUPON))).isTrue();
    assertThat(reason(desk, reserve("E3", "p3", "c-1", REFUND)))
        .isEqualTo("the customer's budget is used up");
    assertThat(ask(desk, reserve("E3", "p3", "c-2", REFUND))).as("another customer").isTrue();

    assertThat(ask(desk, new Commit("E1", "p1", Remedy.COUPON))).isTrue();
    assertThat(ask(desk, new Refuse("E2", "p2"))).isTrue();
    assertThat(spent("budget customer c-1 CNY")).as("only the coupon").isEqualTo(200);
    assertThat(ask(desk, new Release("E1", "p1"))).isTrue();
    assertThat(spent("budget customer c-1 CNY")).isZero();
  }

  @Test
  void asking_the_same_again_holds_nothing_twice() {
    policy = budgets(null, "45.00", null, "45.00");
    var desk = desk();

    assertThat(ask(desk, reserve("E1", "p1", "c-1", REFUND))).isTrue();
    assertThat(ask(desk, reserve("E1", "p1", "c-1", REFUND))).isTrue();
    assertThat(ask(desk, new Commit("E1", "p1", Remedy.REFUND_ONLY))).isTrue();
    assertThat(ask(desk, new Commit("E1", "p1", Remedy.REFUND_ONLY))).isTrue();
    assertThat(spent("budget day 2026-11-10 CNY")).isEqualTo(4_500);
  }

  @Test
  void what_the_order_or_another_budget_refuses_is_held_nowhere() {
    policy = budgets(null, "100.00", null, "50.00");
    var desk = desk();
    var tooMuch = Money.of("46.00", "CNY");

    assertThat(ask(desk, reserve("E1", "p1", "c-1", offer(Remedy.REFUND_ONLY, tooMuch, tooMuch))))
        .isFalse();
    assertThat(spent("budget customer c-1 CNY")).isZero();
    assertThat(ask(desk, reserve("E2", "p2", "c-2", REFUND))).isTrue();
    assertThat(reason(desk, reserve("E3", "p3", "c-1", REFUND)))
        .isEqualTo("the budget of the day is used up");
    assertThat(spent("budget customer c-1 CNY")).isZero();
  }

  @Test
  void a_hold_lapses_with_its_offer_and_a_day_is_the_shops() {
    policy = budgets(null, "45.00", null, "45.00");
    var desk = desk();
    assertThat(ask(desk, reserve("E1", "p1", "c-1", REFUND))).isTrue();

    now = now.plus(Duration.ofHours(8)); // midnight in Shanghai
    assertThat(reason(desk, reserve("E2", "p2", "c-1", REFUND)))
        .isEqualTo("the customer's budget is used up");
    assertThat(ask(desk, reserve("E3", "p3", "c-2", REFUND))).as("another day").isTrue();

    now = now.plus(Duration.ofHours(66));
    assertThat(ask(desk, reserve("E2", "p4", "c-1", REFUND))).isTrue();
  }

  @Test
  void what_a_customer_was_given_long_ago_does_not_count() {
    policy = budgets(null, "45.00", null, null);
    var desk = desk();
    assertThat(accepts(desk, "E1", "p1", "c-1").block()).isTrue();
    assertThat(accepts(desk, "E2", "p2", "c-1").block()).isFalse();

    now = now.plus(Duration.ofDays(91));

    assertThat(accepts(desk, "E3", "p3", "c-1").block()).isTrue();
  }

  @Test
  void an_order_has_a_budget_of_cost() {
    policy = budgets("46.00", null, null, null);
    var desk = desk();

    assertThat(accepts(desk, "E1", "p1", "c-1").block()).isTrue();
    var repair = offer(Remedy.REPAIR, null, Money.of("1.01", "CNY"));
    assertThat(reason(desk, reserve("E1", "p2", "c-1", repair)))
        .isEqualTo("the order's budget is used up");
    assertThat(ask(desk, reserve("E1", "p3", "c-1", offer(Remedy.APOLOGY, null, money("0")))))
        .isTrue();
  }

  @Test
  void what_a_person_approves_is_out_of_that_persons_budget() {
    policy = budgets(null, null, "50.00", null);
    var desk = desk();
    accepts(desk, "E1", "p1", "c-1").block();
    accepts(desk, "E2", "p2", "c-2").block();

    assertThat(desk.approve("E1", "p1", "mei").block()).isEmpty();
    assertThat(desk.approve("E1", "p1", "mei").block()).as("the same again").isEmpty();
    assertThat(desk.approve("E2", "p2", "mei").block())
        .isEqualTo("the agent's budget of the day is used up");
    assertThat(desk.approve("E2", "p2", "jan").block()).isEmpty();

    assertThat(ask(desk, new Release("E1", "p1"))).isTrue();
    accepts(desk, "E3", "p3", "c-3").block();
    assertThat(desk.approve("E3", "p3", "mei").block()).as("free again").isEmpty();
    assertThat(desk.approve("E4", "p4", "mei").block()).isEqualTo("nothing was chosen from it");
  }

  private LedgerDesk desk() {
    var clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    return new LedgerDesk(store, clock, ZoneId.of("Asia/Shanghai"), () -> policy);
  }

  private Mono<Boolean> accepts(LedgerDesk desk, String order, String proposal, String customer) {
    return desk.ask(reserve(order, proposal, customer, REFUND, COUPON))
        .flatMap(
            reserved ->
                reserved instanceof BudgetReserved
                    ? desk.ask(new Commit(order, proposal, Remedy.REFUND_ONLY))
                    : Mono.just(reserved))
        .map(BudgetReserved.class::isInstance);
  }

  private static boolean ask(LedgerDesk desk, BudgetRequest request) {
    AnswerEvent answer = desk.ask(request).block();
    return answer instanceof BudgetReserved;
  }

  private static String reason(LedgerDesk desk, BudgetRequest request) {
    return desk.ask(request).block() instanceof BudgetRefused refused ? refused.reason() : "";
  }

  private long spent(String key) {
    return store
        .ledger(key)
        .reduce(Budget.empty(), Budget::after)
        .map(budget -> budget.taken(Instant.EPOCH, now))
        .block();
  }

  private Reserve reserve(String order, String proposal, String customer, Offer... offers) {
    return new Reserve(
        order, proposal, "chat", customer, List.of(offers), PAID, now.plus(Duration.ofHours(72)));
  }

  private static ShopPolicy budgets(
      @Nullable String order,
      @Nullable String customer,
      @Nullable String agent,
      @Nullable String day) {
    var standard = Policies.standard();
    return new ShopPolicy(
        standard.figures(),
        standard.partialRefundPercent(),
        standard.couponPercent(),
        standard.couponCostPercent(),
        standard.giftCostPercent(),
        standard.resalePercent(),
        standard.unknownCostPercent(),
        standard.returnWindowDays(),
        standard.priceProtectionDays(),
        standard.ladderSteps(),
        standard.offerStands(),
        List.of(),
        List.of(),
        Map.of(
            "CNY",
            new Budgets(
                money(order), money(customer), Duration.ofDays(90), money(agent), money(day))));
  }

  private static @Nullable Money money(@Nullable String major) {
    return major == null ? null : Money.of(major, "CNY");
  }

  private static Offer offer(Remedy remedy, @Nullable Money amount, Money cost) {
    return new Offer(remedy, amount, cost, List.of("MUG-01"), false, "");
  }
}
