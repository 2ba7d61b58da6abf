package io.amends.simulation;

import io.amends.commerce.Money;
import io.amends.commerce.Order;
import io.amends.remedy.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What P53 allows, reckoned in minor units from the playbook's own figures: no policy file, no
 * planner, no ledger. Tells what is wrong with an offer of an order.
 */
final class HouseRules {

  private record Figures(
      long partial, long couponMin, long couponMax, long delay, long gift, long approval) {}

  private static final Map<String, Figures> FIGURES =
      Map.of(
          "CNY", new Figures(5_000, 500, 3_000, 500, 1_000, 20_000),
          "USD", new Figures(1_000, 100, 500, 100, 200, 5_000),
          "EUR", new Figures(1_000, 100, 500, 100, 200, 5_000));

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("coupon", "keep"),
          Map.entry("gift", "keep"),
          Map.entry("partial-refund", "keep"),
          Map.entry("price-refund", "keep"),
          Map.entry("care-advice", "keep"),
          Map.entry("pass-on", "keep"),
          Map.entry("reship", "replace"),
          Map.entry("exchange", "replace"),
          Map.entry("exchange-at-own-cost", "replace"),
          Map.entry("repair", "replace"),
          Map.entry("return-refund", "return"),
          Map.entry("return-at-own-cost", "return"),
          Map.entry("refund-only", "money"),
          Map.entry("cancel-refund", "money"),
          Map.entry("chase-courier", "courier"),
          Map.entry("redeliver", "courier"),
          Map.entry("apology", "people"),
          Map.entry("supervisor", "people"));

  private static final long[] LADDER = {10, 20, 30};
  private static final Set<String> NEEDS_ARRIVAL =
      Set.of(
          "repair",
          "exchange",
          "exchange-at-own-cost",
          "return-refund",
          "return-at-own-cost",
          "pass-on");
  private static final Set<String> SENDS_ONE = Set.of("reship", "exchange", "exchange-at-own-cost");
  private static final Set<String> TAKES_BACK =
      Set.of("exchange", "exchange-at-own-cost", "return-refund", "return-at-own-cost");
  private static final Set<String> IN_TRANSIT = Set.of("chase-courier", "redeliver");

  private HouseRules() {}

  static String kind(Offer offer) {
    return KINDS.getOrDefault(offer.remedy().code(), "?");
  }

  /**
   * What is wrong with it; empty: nothing.
   *
   * @param refusals how often options of this order were turned down before
   * @param given what was chosen of this order before, in minor units
   */
  static List<String> complaints(Order order, Offer offer, int refusals, long given) {
    var wrong = new ArrayList<String>();
    var code = offer.remedy().code();
    var amount = offer.amount();
    var figures = FIGURES.get(order.currency());
    var left = order.amounts().paid().minor() - given;
    if (amount != null) {
      var most = most(order, offer, code, refusals, figures);
      if (!amount.currency().equals(order.currency())) {
        wrong.add(code + " in " + amount.currency() + " of an order in " + order.currency());
      } else if (amount.minor() > Math.min(most, Math.max(0, left))) {
        wrong.add(code + " of " + amount + ", at most " + Math.min(most, left) + " is allowed");
      } else if (amount.minor() < 0) {
        wrong.add(code + " of less than nothing");
      }
    }
    var costly = figures == null || offer.cost().minor() > figures.approval();
    var isStopped = code.equals("cancel-refund"); // at once after one yes (P42)
    if (figures != null && costly && !isStopped && !offer.needsApproval()) {
      wrong.add(code + " costs " + offer.cost() + " without approval");
    }
    possible(order, offer, code, wrong);
    return wrong;
  }

  private static long most(
      Order order, Offer offer, String code, int refusals, @Nullable Figures figures) {
    if (figures == null) {
      return 0;
    }
    var goods = goods(order, offer);
    return switch (code) {
      case "coupon" -> Math.min(Math.max(goods / 10, figures.couponMin()), figures.couponMax());
      case "gift", "pass-on" -> figures.gift();
      case "partial-refund" ->
          Math.min(goods * LADDER[Math.min(refusals, 2)] / 100, figures.partial());
      case "price-refund" -> fall(order, offer);
      case "chase-courier" -> figures.delay();
      case "return-refund", "refund-only", "cancel-refund", "return-at-own-cost" ->
          isWhole(order, offer) ? order.amounts().paid().minor() : goods;
      default -> 0;
    };
  }

  private static void possible(Order order, Offer offer, String code, List<String> wrong) {
    var delivered = order.shipment().state().equals("delivered");
    var shipped = !order.shipment().state().equals("none");
    if (NEEDS_ARRIVAL.contains(code) && !delivered) {
      wrong.add(code + " of what has not arrived");
    }
    if (IN_TRANSIT.contains(code) && !shipped) {
      wrong.add(code + " of what was not shipped");
    }
    if (code.equals("cancel-refund") && shipped) {
      wrong.add(code + " of what was shipped");
    }
    if (order.state().equals("closed") && !kind(offer).equals("people")) {
      wrong.add(code + " of a closed order");
    }
    for (var item : items(order, offer)) {
      var stock = item.stock();
      if (SENDS_ONE.contains(code) && stock != null && stock < item.quantity()) {
        wrong.add(code + " of what is out of stock");
      }
      if (TAKES_BACK.contains(code) && item.customised()) {
        wrong.add(code + " of what was made to order (P36)");
      }
    }
  }

  private static long goods(Order order, Offer offer) {
    return items(order, offer).stream().mapToLong(i -> i.price().minor() * i.quantity()).sum();
  }

  private static long fall(Order order, Offer offer) {
    return items(order, offer).stream()
        .mapToLong(
            item -> {
              Money now = item.priceNow();
              var fell = now == null ? 0 : item.price().minor() - now.minor();
              return Math.max(0, fell) * item.quantity();
            })
        .sum();
  }

  private static boolean isWhole(Order order, Offer offer) {
    return items(order, offer).size() == order.items().size();
  }

  private static List<Order.Item> items(Order order, Offer offer) {
    return offer.skus().isEmpty()
        ? order.items()
        : order.items().stream().filter(i -> offer.skus().contains(i.sku())).toList();
  }
}
