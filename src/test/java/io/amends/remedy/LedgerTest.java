package io.amends.remedy;

import static io.amends.commerce.Orders.NOW;
import static io.amends.remedy.Remedy.COUPON;
import static io.amends.remedy.Remedy.EXCHANGE;
import static io.amends.remedy.Remedy.GIFT;
import static io.amends.remedy.Remedy.PARTIAL_REFUND;
import static io.amends.remedy.Remedy.REFUND_ONLY;
import static io.amends.remedy.Remedy.RESHIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.commerce.Money;
import io.amends.remedy.BudgetRequest.Commit;
import io.amends.remedy.BudgetRequest.Refuse;
import io.amends.remedy.BudgetRequest.Release;
import io.amends.remedy.BudgetRequest.Reserve;
import io.amends.remedy.LedgerEvent.OfferCommitted;
import io.amends.remedy.LedgerEvent.OffersReserved;
import io.amends.remedy.Remedy.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One order, 45.00 CNY paid. */
final class LedgerTest {

  private static final Instant EXPIRY = NOW.plus(Duration.ofHours(72));
  private static final Money PAID = Money.of("45.00", "CNY");
  private static final Offer COUPON_OF_5 = offer(COUPON, "5.00");
  private static final Offer FULL = offer(REFUND_ONLY, "45.00");

  private final ShopPolicy policy = Policies.standard();
  private Ledger ledger = Ledger.empty("E1");

  @Test
  void an_order_the_ledger_knows_nothing_of_stands_fresh() {
    assertThat(ledger.standing(NOW)).isEqualTo(Standing.fresh());
  }

  @Test
  void offers_are_on_the_table_until_they_expire() {
    var answer = reserve("p1", "chat-1", COUPON_OF_5, FULL);

    assertThat(answer.granted()).isTrue();
    assertThat(answer.reason()).isEmpty();
    assertThat(answer.events())
        .containsExactly(
            new OffersReserved("p1", "chat-1", "c-1001", List.of(COUPON_OF_5, FULL), EXPIRY, NOW));
    assertThat(answer.standing().offers()).containsExactly(COUPON_OF_5, FULL);
    assertThat(ledger.standing(EXPIRY.minusNanos(1)).offers()).hasSize(2);
    assertThat(ledger.standing(EXPIRY).offers()).isEmpty();
  }

  @Test
  void what_is_chosen_is_given_and_the_rest_leaves_the_table() {
    reserve("p1", "chat-1", COUPON_OF_5, FULL);

    var answer = commit("p1", COUPON);

    assertThat(answer.events()).containsExactly(new OfferCommitted("p1", COUPON, NOW));
    assertThat(answer.standing())
        .isEqualTo(
            new Standing(
                0, Set.of(), List.of(), List.of(Money.of("5.00", "CNY")), List.of(COUPON)));
  }

  @Test
  void the_same_request_again_is_granted_and_changes_nothing() {
    reserve("p1", "chat-1", COUPON_OF_5, FULL);
    assertThat(reserve("p1", "chat-1", COUPON_OF_5, FULL).events()).isEmpty();
    assertThat(reserve("p1", "chat-1", COUPON_OF_5, FULL).granted()).isTrue();

    commit("p1", COUPON);
    assertThat(commit("p1", COUPON).granted()).isTrue();
    assertThat(commit("p1", COUPON).events()).isEmpty();
    assertThat(reserve("p1", "chat-1", COUPON_OF_5, FULL).granted()).isTrue();

    reserve("p2", "chat-1", offer(PARTIAL_REFUND, "3.00"));
    refuse("p2");
    assertThat(refuse("p2").granted()).isTrue();
    assertThat(refuse("p2").events()).isEmpty();
    assertThat(ledger.standing(NOW).step()).isEqualTo(1);
  }

  @Test
  void an_id_is_not_used_for_other_offers() {
    reserve("p1", "chat-1", COUPON_OF_5);

    assertRefused(reserve("p1", "chat-1", FULL), "another proposal has this id");
    assertRefused(reserve("p1", "chat-2", COUPON_OF_5), "another proposal has this id");
  }

  @Test
  void two_conversations_never_together_reserve_more_than_was_paid() {
    assertThat(reserve("p1", "chat-1", offer(PARTIAL_REFUND, "30.00")).granted()).isTrue();

    assertRefused(
        reserve("p2", "chat-2", plates(REFUND_ONLY, "15.01")),
        "together with what is given and offered it is more than was paid");
    assertThat(reserve("p2", "chat-2", plates(REFUND_ONLY, "15.00")).granted()).isTrue();
    assertThat(commit("p1", PARTIAL_REFUND).granted()).isTrue();
    assertThat(commit("p2", REFUND_ONLY).granted()).isTrue();
    assertThat(ledger.standing(NOW).given()).containsExactly(PAID);
  }

  @Test
  void of_what_two_conversations_are_offered_for_the_same_goods_one_thing_is_chosen() {
    reserve("p1", "chat-1", COUPON_OF_5, FULL);
    assertThat(reserve("p2", "mail-1", offer(PARTIAL_REFUND, "3.00")).granted()).isTrue();

    assertThat(commit("p2", PARTIAL_REFUND).granted()).isTrue();
    assertRefused(commit("p1", REFUND_ONLY), "something else was chosen from what was offered");
    assertThat(ledger.standing(NOW).offers()).isEmpty();
  }

  @Test
  void offers_about_the_whole_order_lie_with_those_about_a_part_of_it() {
    var all = new Offer(REFUND_ONLY, PAID, PAID, List.of("MUG-01", "PLATE-02"), false, "");
    reserve("p1", "chat-1", offer(PARTIAL_REFUND, "30.00"));
    reserve("p2", "chat-1", plates(PARTIAL_REFUND, "15.00"));

    assertThat(reserve("p3", "chat-1", all).granted()).isTrue();
    commit("p3", REFUND_ONLY);
    assertThat(commit("p1", PARTIAL_REFUND).granted()).isFalse();
    assertThat(commit("p2", PARTIAL_REFUND).granted()).isFalse();
  }

  @Test
  void what_was_given_leaves_less_to_reserve() {
    reserve("p1", "chat-1", offer(PARTIAL_REFUND, "30.00"));
    commit("p1", PARTIAL_REFUND);

    assertThat(reserve("p2", "chat-1", FULL).granted()).isFalse();
    assertThat(reserve("p2", "chat-1", offer(REFUND_ONLY, "15.00")).granted()).isTrue();
  }

  @Test
  void the_dearer_of_two_is_reserved_and_not_their_sum() {
    assertThat(reserve("p1", "chat-1", offer(PARTIAL_REFUND, "30.00"), FULL).granted()).isTrue();
  }

  @Test
  void the_same_offers_on_another_channel_are_reserved_once_and_chosen_once() {
    reserve("p1", "chat-1", COUPON_OF_5, FULL);

    assertThat(reserve("p2", "mail-1", COUPON_OF_5, FULL).granted()).isTrue();
    assertThat(commit("p2", COUPON).granted()).isTrue();
    assertRefused(commit("p1", REFUND_ONLY), "something else was chosen from what was offered");
    assertRefused(commit("p1", COUPON), "something else was chosen from what was offered");
  }

  @Test
  void a_conversation_chooses_once_from_all_it_was_offered() {
    reserve("p1", "chat-1", COUPON_OF_5, FULL);

    assertThat(reserve("p2", "chat-1", offer(PARTIAL_REFUND, "3.00")).granted()).isTrue();
    assertThat(commit("p2", PARTIAL_REFUND).granted()).isTrue();
    assertRefused(commit("p1", REFUND_ONLY), "something else was chosen from what was offered");
  }

  @Test
  void a_table_stays_one_when_the_offer_that_joined_it_expires() {
    reserve("p1", "chat-1", offer(PARTIAL_REFUND, "45.00"));
    var soon = NOW.plusSeconds(60);
    var all = new Offer(REFUND_ONLY, PAID, PAID, List.of("MUG-01", "PLATE-02"), false, "");
    ask(request("p2", "chat-2", soon, all), NOW);
    assertThat(reserve("p3", "chat-2", plates(REFUND_ONLY, "45.00")).granted()).isTrue();

    var later = soon.plusSeconds(1);
    assertThat(ask(new Commit("E1", "p1", PARTIAL_REFUND), later).granted()).isTrue();
    assertThat(ask(new Commit("E1", "p3", REFUND_ONLY), later).granted()).isFalse();
  }

  @Test
  void what_expires_is_free_again() {
    reserve("p1", "chat-1", FULL);
    assertThat(reserve("p2", "chat-2", plates(PARTIAL_REFUND, "5.00")).granted()).isFalse();

    var again = request("p2", "chat-2", EXPIRY.plusSeconds(9), plates(PARTIAL_REFUND, "5.00"));
    assertThat(ask(again, EXPIRY.minusNanos(1)).granted()).isFalse();
    assertThat(ask(again, EXPIRY).granted()).isTrue();
  }

  @Test
  void what_is_unknown_expired_or_was_not_offered_is_not_given() {
    reserve("p1", "chat-1", COUPON_OF_5);

    assertRefused(commit("p9", COUPON), "no such proposal");
    assertRefused(commit("p1", GIFT), "gift was not offered");
    assertRefused(ask(new Commit("E1", "p1", COUPON), EXPIRY), "the offer has expired");
    assertThat(ask(new Commit("E1", "p1", COUPON), EXPIRY.minusNanos(1)).granted()).isTrue();
  }

  @Test
  void a_choice_is_not_changed_into_another() {
    reserve("p1", "chat-1", COUPON_OF_5, FULL);
    commit("p1", COUPON);

    assertRefused(commit("p1", REFUND_ONLY), "coupon was chosen");
    assertRefused(refuse("p1"), "the customer has chosen from it");
  }

  @Test
  void what_was_turned_down_is_not_given_and_its_kinds_are_out() {
    reserve("p1", "chat-1", COUPON_OF_5, offer(EXCHANGE, null));

    var answer = refuse("p1");

    assertThat(answer.standing().step()).isEqualTo(1);
    assertThat(answer.standing().refusedKinds()).containsExactlyInAnyOrder(Kind.KEEP, Kind.REPLACE);
    assertThat(answer.standing().offers()).isEmpty();
    assertRefused(commit("p1", COUPON), "the customer turned it down");
    assertRefused(refuse("p9"), "no such proposal");
  }

  @Test
  void the_ladder_ends_where_the_policy_says() {
    for (var n = 1; n <= 5; n++) {
      reserve("p" + n, "chat-" + n, offer(PARTIAL_REFUND, n + ".00"));
      assertThat(refuse("p" + n).standing().step()).isEqualTo(Math.min(n, 2));
    }
    assertThat(ledger.standing(policy, NOW).step()).isEqualTo(2);
    assertThat(ledger.standing(NOW).step()).isEqualTo(5);
  }

  @Test
  void one_no_to_the_same_offers_on_two_channels_is_one_step() {
    reserve("p1", "chat-1", COUPON_OF_5, FULL);
    reserve("p2", "mail-1", COUPON_OF_5, FULL);

    refuse("p1");

    assertThat(refuse("p2").events()).isEmpty();
    assertThat(ledger.standing(NOW).step()).isEqualTo(1);
    assertRefused(commit("p2", COUPON), "the customer turned it down");
  }

  @Test
  void a_no_to_an_expired_offer_still_counts() {
    reserve("p1", "chat-1", COUPON_OF_5);

    assertThat(ask(new Refuse("E1", "p1"), EXPIRY.plusSeconds(1)).standing().step()).isEqualTo(1);
  }

  @Test
  void asking_fifty_times_over_five_chats_never_passes_the_ceiling() {
    for (var n = 0; n < 50; n++) {
      var step = Math.min(2, ledger.standing(policy, NOW).step());
      var amount = List.of("3.90", "7.80", "11.70").get(step);
      reserve("p" + n, "chat-" + n % 5, offer(PARTIAL_REFUND, amount));
      refuse("p" + n);
    }
    reserve("last", "chat-1", offer(PARTIAL_REFUND, "11.70"));
    commit("last", PARTIAL_REFUND);

    assertThat(ledger.standing(policy, NOW).given()).containsExactly(Money.of("11.70", "CNY"));
    assertRefused(
        reserve("more", "chat-2", offer(PARTIAL_REFUND, "11.70")),
        "partial-refund was chosen for this order before");
  }

  @Test
  void the_goods_and_their_price_are_not_both_given_without_a_person() {
    reserve("p1", "chat-1", offer(RESHIP, null));
    reserve("p2", "mail-1", plates(REFUND_ONLY, "15.00"));
    commit("p1", RESHIP);

    assertRefused(commit("p2", REFUND_ONLY), "the goods or their price were given before");
    assertRefused(
        reserve("p3", "chat-1", offer(REFUND_ONLY, "30.00")),
        "the goods or their price were given before");
    var half = Money.of("30.00", "CNY");
    var approved = new Offer(REFUND_ONLY, half, half, List.of("MUG-01"), true, "");
    assertThat(reserve("p4", "mail-1", approved).granted()).isTrue();
  }

  @Test
  void what_the_shop_would_not_do_is_there_again_but_not_offered_again() {
    reserve("p1", "chat-1", COUPON_OF_5, FULL);
    reserve("p2", "mail-1", COUPON_OF_5, FULL);
    commit("p1", REFUND_ONLY);

    var answer = ask(new Release("E1", "p1"), NOW);

    assertThat(answer.events()).containsExactly(new LedgerEvent.OfferReleased("p1", NOW));
    assertThat(answer.standing().given()).isEmpty();
    assertThat(answer.standing().chosen()).isEmpty();
    assertThat(answer.standing().undone()).containsExactly(REFUND_ONLY);
    assertThat(ask(new Release("E1", "p1"), NOW).granted()).isTrue();
    assertThat(ask(new Release("E1", "p1"), NOW).events()).isEmpty();
    assertRefused(commit("p1", REFUND_ONLY), "it was chosen and could not be done");
    assertRefused(commit("p2", COUPON), "something else was chosen from what was offered");
    assertRefused(refuse("p1"), "the customer has chosen from it");
    assertThat(reserve("p3", "chat-1", offer(RESHIP, null)).granted())
        .as("the goods were not given, nor their price")
        .isTrue();
    assertThat(reserve("p4", "chat-1", offer(PARTIAL_REFUND, "45.00")).granted()).isTrue();
    assertRefused(ask(new Release("E1", "p4"), NOW), "nothing was chosen from it");
    assertRefused(ask(new Release("E1", "p9"), NOW), "no such proposal");
  }

  @Test
  void senseless_reservations_are_refused() {
    assertRefused(reserve("p1", "chat-1"), "nothing is offered");
    assertRefused(ask(request("p1", "chat-1", NOW, COUPON_OF_5), NOW), "it would have expired");
    var dollars = new Offer(COUPON, Money.of("1", "USD"), PAID, List.of(), false, "");
    assertRefused(reserve("p1", "chat-1", dollars), "not in the currency of the order");
    assertThat(ledger).isEqualTo(Ledger.empty("E1"));
  }

  @Test
  void an_option_without_an_amount_needs_no_budget() {
    reserve("p1", "chat-1", FULL);

    assertThat(reserve("p2", "chat-2", offer(EXCHANGE, null)).granted()).isTrue();
  }

  @Test
  void another_orders_request_is_a_bug() {
    var other = new Refuse("E2", "p1");

    assertThatThrownBy(() -> ledger.answer(other, policy, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void events_of_proposals_it_never_saw_leave_a_ledger_as_it_is() {
    assertThat(new OfferCommitted("p1", COUPON, NOW).applyTo(ledger)).isEqualTo(ledger);
    assertThat(new LedgerEvent.OffersRefused("p1", NOW).applyTo(ledger)).isEqualTo(ledger);
  }

  private BudgetAnswer reserve(String proposal, String conversation, Offer... offers) {
    return ask(request(proposal, conversation, EXPIRY, offers), NOW);
  }

  private BudgetAnswer commit(String proposal, Remedy remedy) {
    return ask(new Commit("E1", proposal, remedy), NOW);
  }

  private BudgetAnswer refuse(String proposal) {
    return ask(new Refuse("E1", proposal), NOW);
  }

  private BudgetAnswer ask(BudgetRequest request, Instant now) {
    var answer = ledger.answer(request, policy, now);
    for (var event : answer.events()) {
      ledger = event.applyTo(ledger);
    }
    assertThat(answer.standing()).isEqualTo(ledger.standing(policy, now));
    return answer;
  }

  private static Reserve request(
      String proposal, String conversation, Instant expires, Offer... offers) {
    return new Reserve("E1", proposal, conversation, "c-1001", List.of(offers), PAID, expires);
  }

  private static void assertRefused(BudgetAnswer answer, String reason) {
    assertThat(answer.granted()).isFalse();
    assertThat(answer.reason()).isEqualTo(reason);
    assertThat(answer.events()).isEmpty();
  }

  private static Offer offer(Remedy remedy, @Nullable String amount) {
    var money = amount == null ? null : Money.of(amount, "CNY");
    return new Offer(remedy, money, Money.of("1.00", "CNY"), List.of("MUG-01"), false, "");
  }

  /** About other goods of the order than all the rest. */
  private static Offer plates(Remedy remedy, String amount) {
    var money = Money.of(amount, "CNY");
    return new Offer(remedy, money, money, List.of("PLATE-02"), false, "");
  }
}
