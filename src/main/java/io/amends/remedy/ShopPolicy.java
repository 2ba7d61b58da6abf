package io.amends.remedy;

import io.amends.commerce.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Duration offerStands) {

  public ShopPolicy {
    figures = Map.copyOf(figures);
    partialRefundPercent = List.copyOf(partialRefundPercent);
    returnWindowDays = Map.copyOf(returnWindowDays);
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
      Money approvalAbove) {}

  public Optional<Figures> in(String currency) {
    return Optional.ofNullable(figures.get(currency));
  }
}
