package io.amends.conversation;

import io.amends.commerce.Money;
import io.amends.commerce.PaidShares;
import io.amends.dialog.Flow.Case;
import io.amends.language.Entity;
import io.amends.remedy.Remedy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

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

  private Asking() {}

  /** Takes what the turn wishes for into slots. */
  static void note(Draft draft, Turn turn) {
    var wish = Wishes.in(turn);
    wish.ifPresent(request -> Slots.fill(draft, WISH, request));
    var asked = draft.matter().question().equals(WISH);
    var isPrice = wish.filter(request -> !isOfMoney(request)).isPresent();
    if (turn.entity(Entity.AMOUNT).isEmpty() || isPrice) {
      return;
    }
    if (wish.isPresent() || asked || turn.does("counter-offer")) {
      Slots.fill(draft, SUM, written(turn.entity(Entity.AMOUNT).get()));
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
    return draft.matter().slot(SUM).flatMap(sum -> inCurrencyOfOrder(draft, sum.split(" ")));
  }

  static Optional<Money> sum(Draft draft, Turn turn) {
    return turn.entity(Entity.AMOUNT)
        .flatMap(amount -> inCurrencyOfOrder(draft, written(amount).split(" ")));
  }

  /** Whether the turn asks for money or the like for goods that stay, with a sum or without. */
  static boolean bargains(Draft draft, Turn turn) {
    var wish = Wishes.in(turn);
    if (turn.entity(Entity.AMOUNT).isEmpty()) {
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

  private static String written(Entity amount) {
    return (amount.value() + " " + amount.currency()).strip();
  }

  private static Optional<Money> inCurrencyOfOrder(Draft draft, String[] sum) {
    return draft
        .matter()
        .order()
        .filter(order -> sum.length == 1 || sum[1].equals(order.currency()))
        .map(order -> Money.of(new BigDecimal(sum[0]), order.currency()));
  }
}
