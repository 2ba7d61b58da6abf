package io.amends.remedy;

import io.amends.commerce.Money;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The limits inside which the shop makes amends (P53): every figure is data of the shop, from
 * {@code dialog-flows/policy.yaml}. Percentages are whole numbers from 0 to 100.
 *
 * @param figures amounts by ISO 4217 code; a currency that is not here has options without amounts
 *     only
 * @param partialRefundPercent share of the price complained of, one entry a step of the ladder, the
 *     last one the cap
 * @param couponPercent share of the goods that a coupon is worth
 * @param couponCostPercent what a coupon costs the shop of its face
 * @param giftCostPercent what a gift costs the shop of its worth
 * @param resalePercent what a sound returned piece still brings, of its cost
 * @param unknownCostPercent cost of an item that the shop gives no cost for, of its price
 * @param returnWindowDays by market: {@code CN}, {@code EU}, {@code elsewhere}
 * @param priceProtectionDays how long after paying a fallen price is refunded
 * @param ladderSteps how often the shop goes up for one order, 0 or more
 * @param offerStands how long an offer can be chosen
 * @param overrides what is otherwise in some places; see {@link #at}
 * @param floors what none of the figures goes below
 * @param budgets what remedies may cost in all, by currency; none: no limit
 */
public record ShopPolicy(
    Map<String, Figures> figures,
    List<Integer> partialRefundPercent,
    int couponPercent,
    int couponCostPercent,
    int giftCostPercent,
    int resalePercent,
    int unknownCostPercent,
    Map<String, Integer> returnWindowDays,
    int priceProtectionDays,
    int ladderSteps,
    Duration offerStands,
    List<PolicyOverride> overrides,
    List<Floor> floors,
    Map<String, Budgets> budgets) {

  public ShopPolicy {
    figures = Map.copyOf(figures);
    partialRefundPercent = List.copyOf(partialRefundPercent);
    returnWindowDays = Map.copyOf(returnWindowDays);
    overrides = List.copyOf(overrides);
    floors = List.copyOf(floors);
    budgets = Map.copyOf(budgets);
  }

  /** The same everywhere, without floors and budgets. */
  public ShopPolicy(
      Map<String, Figures> figures,
      List<Integer> partialRefundPercent,
      int couponPercent,
      int couponCostPercent,
      int giftCostPercent,
      int resalePercent,
      int unknownCostPercent,
      Map<String, Integer> returnWindowDays,
      int priceProtectionDays,
      int ladderSteps,
      Duration offerStands) {
    this(
        figures,
        partialRefundPercent,
        couponPercent,
        couponCostPercent,
        giftCostPercent,
        resalePercent,
        unknownCostPercent,
        returnWindowDays,
        priceProtectionDays,
        ladderSteps,
        offerStands,
        List.of(),
        List.of(),
        Map.of());
  }

  /**
   * The policy that holds in one place: each figure is that of the narrowest override that names it
   * (see {@link Scope#narrowness}), else the general one. What is asked of a whole order's ledger,
   * the steps of the ladder and how long an offer stands, is the same everywhere.
   */
  public ShopPolicy at(Scope.Place place) {
    if (overrides.isEmpty()) {
      return this;
    }
    var policy = this;
    var holding =
        overrides.stream()
            .filter(override -> override.scope().covers(place))
            .sorted(Comparator.comparing(override -> override.scope().narrowness()))
            .toList();
    for (var override : holding) {
      policy = policy.with(override);
    }
    return policy;
  }

  /** The most that a floor asks for in that place; 0 where none does. */
  public int floor(Limit limit, Scope.Place place) {
    return floors.stream()
        .filter(floor -> floor.limit() == limit && floor.scope().covers(place))
        .mapToInt(Floor::least)
        .max()
        .orElse(0);
  }

  private ShopPolicy with(PolicyOverride override) {
    var limits = override.limits();
    var window = limits.get(Limit.RETURN_WINDOW_DAYS);
    var days = new HashMap<>(returnWindowDays);
    if (window != null) {
      days.replaceAll((market, was) -> window);
    }
    var amounts = new HashMap<>(figures);
    override
        .figures()
        .forEach(
            (key, values) ->
                values.forEach(
                    value ->
                        amounts.computeIfPresent(
                            value.currency(), (currency, was) -> was.with(key, value))));
    var percents = override.partialRefundPercent();
    return new ShopPolicy(
        amounts,
        percents.isEmpty() ? partialRefundPercent : percents,
        limits.getOrDefault(Limit.COUPON_PERCENT, couponPercent),
        limits.getOrDefault(Limit.COUPON_COST_PERCENT, couponCostPercent),
        limits.getOrDefault(Limit.GIFT_COST_PERCENT, giftCostPercent),
        limits.getOrDefault(Limit.RESALE_PERCENT, resalePercent),
        limits.getOrDefault(Limit.UNKNOWN_COST_PERCENT, unknownCostPercent),
        days,
        limits.getOrDefault(Limit.PRICE_PROTECTION_DAYS, priceProtectionDays),
        ladderSteps,
        offerStands,
        overrides,
        floors,
        budgets);
  }

  /**
   * Amounts in one currency.
   *
   * @param approvalAbove a remedy that costs the shop more than this needs a person's approval
   * @param platformDefect what a seller defect costs on a platform that counts it
   */
  public record Figures(
      Money partialRefundMax,
      Money couponMin,
      Money couponMax,
      Money delayCompensation,
      Money giftMax,
      Money returnFreight,
      Money repair,
      Money supervisor,
      Money platformDefect,
      Money approvalAbove) {

    /** The keys of {@code policy.yaml}, in the sequence of the components. */
    public static final List<String> KEYS =
        List.of(
            "partial-refund-max",
            "coupon-min",
            "coupon-max",
            "delay-compensation",
            "gift-max",
            "return-freight",
            "repair",
            "supervisor",
            "platform-defect",
            "approval-above");

    /** From amounts by key; every key must be there. */
    public static Figures of(Function<String, Money> amount) {
      var all = KEYS.stream().map(amount).toList();
      return new Figures(
          all.get(0),
          all.get(1),
          all.get(2),
          all.get(3),
          all.get(4),
          all.get(5),
          all.get(6),
          all.get(7),
          all.get(8),
          all.get(9));
    }

    Figures with(String key, Money value) {
      var all =
          List.of(
              partialRefundMax,
              couponMin,
              couponMax,
              delayCompensation,
              giftMax,
              returnFreight,
              repair,
              supervisor,
              platformDefect,
              approvalAbove);
      return of(name -> name.equals(key) ? value : all.get(KEYS.indexOf(name)));
    }
  }

  public Optional<Figures> in(String currency) {
    return Optional.ofNullable(figures.get(currency));
  }
}
