package io.amends.proof;

import io.amends.commerce.Money;
import io.amends.proof.Samples.Bill;
import io.amends.remedy.Limit;
import io.amends.remedy.Remedy;
import io.amends.remedy.ShopPolicy;
import io.amends.remedy.ShopPolicy.Figures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every bill around the figures of the policy: in each currency with figures and one without, each
 * price at which a cap, a minimum, a limit or a figure is met, one smallest unit less and one more,
 * with each cost and freight at which one way gets dearer than another.
 */
final class Prices {

  private static final Set<Remedy> OF_GOODS =
      Set.of(
          Remedy.RESHIP,
          Remedy.EXCHANGE,
          Remedy.EXCHANGE_AT_OWN_COST,
          Remedy.RETURN_REFUND,
          Remedy.RETURN_AT_OWN_COST,
          Remedy.CANCEL_REFUND);
  private static final Set<Remedy> SENT_BACK = Set.of(Remedy.RETURN_REFUND, Remedy.EXCHANGE);
  private static final Set<Remedy> SENT = Set.of(Remedy.RESHIP, Remedy.EXCHANGE);
  private static final String WITHOUT_FIGURES = "CHF";
  private static final String COUNTS_DEFECTS = "ebay";
  private static final int WHOLE = 100;

  private final ShopPolicy policy;

  /** What an article costs today. */
  enum Fall {
    UNKNOWN(""),
    BY_LITTLE("yes"),
    BY_HALF("yes"),
    NONE("no"),
    RISE("no");

    private final String fact;

    Fall(String fact) {
      this.fact = fact;
    }

    String fact() {
      return fact;
    }

    @Nullable Long now(long price) {
      return switch (this) {
        case UNKNOWN -> null;
        case BY_LITTLE -> price - 1;
        case BY_HALF -> price / 2;
        case NONE -> price;
        case RISE -> price + 1;
      };
    }
  }

  /**
   * What of a bill some candidates can depend on.
   *
   * @param goods on what the article costs the shop
   * @param back on the freight of a return
   * @param out on the freight of another piece
   * @param defective on whether a platform can count it as a defect
   */
  record Looks(boolean goods, boolean back, boolean out, boolean defective) {
    static Looks of(List<Remedy> candidates, boolean defective) {
      return new Looks(
          any(candidates, OF_GOODS), any(candidates, SENT_BACK), any(candidates, SENT), defective);
    }
  }

  Prices(ShopPolicy policy) {
    this.policy = policy;
  }

  /** Platforms that something depends on, and none of them. */
  static Set<String> platforms(ShopPolicy policy) {
    var names = new TreeSet<>(Set.of("", COUNTS_DEFECTS));
    policy.overrides().forEach(override -> names.add(override.scope().platform()));
    policy.floors().forEach(floor -> names.add(floor.scope().platform()));
    return names;
  }

  static Set<String> categories(ShopPolicy policy) {
    var names = new TreeSet<>(Set.of(""));
    policy.overrides().forEach(override -> names.add(override.scope().category()));
    policy.floors().forEach(floor -> names.add(floor.scope().category()));
    return names;
  }

  /** The bills that can be told apart by candidates that look at so much of them. */
  List<Bill> bills(Looks looks, Collection<Fall> falls) {
    var bills = new ArrayList<Bill>();
    var currencies = new TreeSet<>(policy.figures().keySet());
    currencies.add(WITHOUT_FIGURES);
    var platforms = platforms(policy);
    if (policy.overrides().isEmpty() && !(looks.defective() && looks.back())) {
      platforms = Set.of("");
    }
    for (var currency : currencies) {
      var figures = all(currency);
      var limits = figures.stream().map(f -> f.approvalAbove().minor()).distinct().toList();
      for (var price : prices(figures)) {
        for (var cost : costs(looks, figures)) {
          for (var back : freights(looks.back(), limits)) {
            for (var out : freights(looks.out(), limits)) {
              for (var fall : falls) {
                for (var platform : platforms) {
                  for (var category : categories(policy)) {
                    bills.add(
                        new Bill(
                            currency,
                            price,
                            fall.now(price),
                            cost,
                            back,
                            out,
                            true,
                            platform,
                            category));
                  }
                }
              }
            }
          }
        }
      }
      bills.add(new Bill(currency, WHOLE, (long) WHOLE / 2, null, null, null, false, "", ""));
    }
    return bills;
  }

  /** The figures of a currency, with those of every place where they are otherwise. */
  private List<Figures> all(String currency) {
    var all = new ArrayList<Figures>();
    policy.in(currency).ifPresent(all::add);
    for (var override : policy.overrides()) {
      var figures = policy.in(currency);
      if (figures.isEmpty() || override.figures().isEmpty()) {
        continue;
      }
      var own = override.figures();
      var base = figures.get();
      all.add(
          Figures.of(
              key ->
                  own.getOrDefault(key, List.of()).stream()
                      .filter(money -> money.currency().equals(currency))
                      .findFirst()
                      .orElseGet(() -> figure(base, key))));
    }
    return all;
  }

  private static Money figure(Figures figures, String key) {
    var all =
        List.of(
            figures.partialRefundMax(),
            figures.couponMin(),
            figures.couponMax(),
            figures.delayCompensation(),
            figures.giftMax(),
            figures.returnFreight(),
            figures.repair(),
            figures.supervisor(),
            figures.platformDefect(),
            figures.approvalAbove());
    return all.get(Figures.KEYS.indexOf(key));
  }

  private Set<Long> prices(List<Figures> all) {
    var prices = new TreeSet<>(Set.of(1L, 1_000_000L));
    percents(policy.partialRefundPercent()).forEach(p -> around(WHOLE / Math.max(1, p), prices));
    for (var figures : all) {
      var amounts =
          Stream.of(
              figures.couponMin(),
              figures.giftMax(),
              figures.delayCompensation(),
              figures.repair(),
              figures.approvalAbove());
      amounts.map(Money::minor).forEach(amount -> around(amount, prices));
      meet(figures.couponMin(), coupons(), prices);
      meet(figures.couponMax(), coupons(), prices);
      meet(figures.partialRefundMax(), partials(), prices);
      meet(figures.approvalAbove(), Set.of(policy.unknownCostPercent()), prices);
      meet(figures.returnFreight(), resales(), prices);
      meet(figures.repair(), Set.of(policy.unknownCostPercent()), prices);
    }
    return prices;
  }

  /** A cost of the article: not said, next to nothing, and where a way gets dearer than another. */
  private List<@Nullable Long> costs(Looks looks, List<Figures> all) {
    var costs = new ArrayList<@Nullable Long>();
    costs.add(null);
    if (looks.goods()) {
      var points = new TreeSet<>(Set.of(1L));
      for (var figures : all) {
        around(figures.approvalAbove().minor(), points);
        around(figures.repair().minor(), points);
        meet(figures.returnFreight(), Set.of(policy.resalePercent()), points);
      }
      costs.addAll(points);
    }
    return costs;
  }

  /** Freight: the policy's own, none, and above every limit. */
  private static List<@Nullable Long> freights(boolean matters, List<Long> limits) {
    var freights = new ArrayList<@Nullable Long>();
    freights.add(null);
    if (matters) {
      freights.add(0L);
      limits.stream().max(Long::compare).ifPresent(limit -> freights.add(limit + 1));
    }
    return freights;
  }

  private Set<Integer> coupons() {
    return limits(Limit.COUPON_PERCENT, policy.couponPercent());
  }

  private Set<Integer> resales() {
    return Set.of(policy.resalePercent() * policy.unknownCostPercent() / WHOLE);
  }

  private Set<Integer> partials() {
    var percents = percents(policy.partialRefundPercent());
    policy.overrides().forEach(o -> percents.addAll(o.partialRefundPercent()));
    return percents;
  }

  private Set<Integer> limits(Limit limit, int general) {
    var limits = new HashSet<>(Set.of(general));
    policy.overrides().stream()
        .map(override -> override.limits().get(limit))
        .filter(value -> value != null)
        .forEach(limits::add);
    return limits;
  }

  private static Set<Integer> percents(List<Integer> percents) {
    return new TreeSet<>(percents);
  }

  /** The price of which so many per cent are the amount. */
  private static void meet(Money amount, Set<Integer> percents, Set<Long> into) {
    percents.stream()
        .filter(percent -> percent > 0)
        .forEach(percent -> around(amount.minor() * WHOLE / percent, into));
  }

  private static void around(long minor, Set<Long> into) {
    Stream.of(minor - 1, minor, minor + 1).filter(m -> m > 0).forEach(into::add);
  }

  private static boolean any(List<Remedy> candidates, Set<Remedy> some) {
    return candidates.stream().anyMatch(some::contains);
  }
}
