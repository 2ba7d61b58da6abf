package io.amends.conversation;

import io.amends.commerce.Money;
import io.amends.commerce.PaidShares;
import io.amends.dialog.Flow.Case;
import io.amends.language.Entity;
import io.amends.remedy.Remedy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the customer asks for, and how much of it (P7, P10): a sum that is less than what was paid,
 * or any sum for goods that are kept, is a part of the price, whatever word it is asked in.
 */
final class Asking {

  /** Slot of the sum that was asked for: value, and currency where one was named. */
  static final String SUM = "asked";

  static final String WISH = "wish";
  static final String COMPENSATION = "compensation";

  /** A wish that was asked for and not told, or told and turned down. */
  static final String OPEN = "open";

  private static final String REFUND = "refund";
  private static final Set<String> BACK = Set.of(REFUND, "return", "price-refund");
  private static final String SHARE = "%";
  private static final String HALF = "50%";

  /** Said of money they need no number; whether money is spoken of, the talk tells. */
  private static final Pattern HALVES =
      Pattern.compile("\\bhalf\\b(?! (an hour|a day|a year))|一半|對半|对半", Pattern.CASE_INSENSITIVE);

  private Asking() {}

  /** Takes what the turn wishes for into slots. */
  static void note(Draft draft, Turn turn) {
    var named = named(draft, turn);
    var wish = wished(turn, named);
    var asked = draft.matter().question().equals(WISH);
    wish.ifPresent(request -> Slots.fill(draft, WISH, request));
    var isPrice = wish.filter(request -> !isOfMoney(request)).isPresent();
    if (named.isEmpty() || isPrice) {
      return;
    }
    if (wish.isPresent() || asked || turn.does("counter-offer") || isHalf(turn)) {
      Slots.fill(draft, SUM, named.get());
      if (wish.isEmpty()) {
        Slots.fill(draft, WISH, COMPENSATION);
      }
      settle(draft);
    }
  }

  /** Once the order is known it shows whether a sum is all of it or a part. */
  static void settle(Draft draft) {
    var refund = draft.matter().slot(WISH).filter(REFUND::equals).isPresent();
    if (refund && isPart(draft)) {
      Slots.fill(draft, WISH, COMPENSATION);
    }
  }

  /** The sum that was asked for; without a currency it is in the order's. */
  static Optional<Money> sum(Draft draft) {
    return draft.matter().slot(SUM).flatMap(sum -> money(draft, sum));
  }

  static Optional<Money> sum(Draft draft, Turn turn) {
    return named(draft, turn).flatMap(sum -> money(draft, sum));
  }

  /** Whether the turn says how much: an amount, or a share of the price. */
  static boolean names(Draft draft, Turn turn) {
    return named(draft, turn).isPresent();
  }

  /** Whether the turn asks for money or the like for goods that stay, with a sum or without. */
  static boolean bargains(Draft draft, Turn turn) {
    var wish = Wishes.in(turn);
    if (!names(draft, turn)) {
      return wish.filter(COMPENSATION::equals).isPresent();
    }
    return wish.isEmpty() || draft.matter().slot(WISH).filter(COMPENSATION::equals).isPresent();
  }

  /** The remedy that gives just a sum of money, of those of the case. */
  static Optional<Remedy> remedy(Draft draft, Turn turn, Case found) {
    var wish = draft.matter().slot(WISH);
    if (wish.filter(COMPENSATION::equals).isEmpty()) {
      return wish.flatMap(request -> Wishes.remedy(request, found.offer()));
    }
    var inGoods = Wishes.in(turn).filter(COMPENSATION::equals).isPresent();
    return Wishes.remedy(
        COMPENSATION,
        inGoods || found.offer().contains(Remedy.PARTIAL_REFUND) ? found.offer() : List.of());
  }

  private static boolean isPart(Draft draft) {
    var order = draft.matter().order();
    var keeps = draft.matter().slot("keep").filter("yes"::equals).isPresent();
    var sum = sum(draft);
    if (order.isEmpty() || sum.isEmpty()) {
      return false;
    }
    var paid = new PaidShares(order.get()).of(ItemsMeant.in(order.get(), draft.matter()));
    return keeps || sum.get().compareTo(paid) < 0;
  }

  private static boolean isOfMoney(String request) {
    return request.equals(REFUND) || request.equals(COMPENSATION);
  }

  /** A share of the price is a part of it, whatever else "half of it back" sounds like. */
  private static Optional<String> wished(Turn turn, Optional<String> named) {
    var isShare = named.filter(sum -> sum.endsWith(SHARE)).isPresent();
    return Wishes.in(turn)
        .map(request -> isShare && BACK.contains(request) ? COMPENSATION : request);
  }

  private static Optional<String> named(Draft draft, Turn turn) {
    var amount = turn.entity(Entity.AMOUNT);
    if (amount.isPresent()) {
      return amount.map(sum -> (sum.value() + " " + sum.currency()).strip());
    }
    var share = turn.entity(Entity.PERCENT);
    if (share.isPresent()) {
      return share.map(part -> part.value() + SHARE);
    }
    return isOfMoneyNow(draft) && isHalf(turn) ? Optional.of(HALF) : Optional.empty();
  }

  /** A half of what else, where money is asked after or two ways are on the table? */
  private static boolean isOfMoneyNow(Draft draft) {
    return draft.matter().question().equals(WISH) || TurnRules.isOffered(draft);
  }

  private static boolean isHalf(Turn turn) {
    return turn.issues().isEmpty() && HALVES.matcher(turn.text()).find();
  }

  private static Optional<Money> money(Draft draft, String sum) {
    return sum.endsWith(SHARE)
        ? ofPrice(draft, new BigDecimal(sum.substring(0, sum.length() - SHARE.length())))
        : inCurrencyOfOrder(draft, sum.split(" "));
  }

  /** Shares are of the price of what is complained of, times its quantity (P53). */
  private static Optional<Money> ofPrice(Draft draft, BigDecimal percent) {
    return draft
        .matter()
        .order()
        .map(
            order ->
                ItemsMeant.in(order, draft.matter()).stream()
                    .map(item -> item.price().times(item.quantity()))
                    .reduce(Money.zero(order.currency()), Money::plus)
                    .percent(percent.intValue()));
  }

  private static Optional<Money> inCurrencyOfOrder(Draft draft, String[] sum) {
    return draft
        .matter()
        .order()
        .filter(order -> sum.length == 1 || sum[1].equals(order.currency()))
        .map(order -> Money.of(new BigDecimal(sum[0]), order.currency()));
  }
}
