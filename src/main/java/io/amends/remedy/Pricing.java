package io.amends.remedy;

import io.amends.commerce.Journey;
import io.amends.commerce.Money;
import io.amends.commerce.Order;
import io.amends.commerce.PaidShares;
import io.amends.remedy.ShopPolicy.Figures;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each remedy gives the customer and costs the shop, by the figures of P53. No amount is above
 * what was paid and not given back; what is given is rounded down; a cap beats a minimum.
 */
final class Pricing {

  private final ShopPolicy policy;
  private final Situation situation;
  private final Order order;
  private final @Nullable Figures figures;
  private final PaidShares shares;
  private final Money zero;

  Pricing(ShopPolicy policy, Situation situation) {
    this.policy = policy;
    this.situation = situation;
    this.order = situation.order();
    this.figures = policy.in(order.currency()).orElse(null);
    this.shares = new PaidShares(order);
    this.zero = Money.zero(order.currency());
  }

  Price price(Remedy remedy) {
    return switch (remedy) {
      case COUPON, GIFT, PASS_ON, PARTIAL_REFUND, PRICE_REFUND, CHASE_COURIER ->
          given(remedy, amount(remedy));
      case CANCEL_REFUND, REFUND_ONLY, RETURN_REFUND, RETURN_AT_OWN_COST ->
          given(remedy, atMostLeft(refund(remedy)));
      default -> given(remedy, zero);
    };
  }

  /** The price when just this amount is given. */
  Price given(Remedy remedy, Money amount) {
    var price = Price.of(amount);
    return switch (remedy) {
      case COUPON -> price.plus("coupons used", amount.percent(policy.couponCostPercent()));
      case GIFT, PASS_ON -> price.plus("gift", amount.percent(policy.giftCostPercent()));
      case PARTIAL_REFUND, PRICE_REFUND, CHASE_COURIER, REFUND_ONLY -> price.plus("money", amount);
      // What is not sent is still there to sell.
      case CANCEL_REFUND ->
          price.plus("money", amount).minus("goods kept", amount.isPositive() ? goodsCost() : zero);
      case RETURN_REFUND ->
          price
              .plus("money", amount)
              .plus("return freight", returnFreight())
              .minus("resale", resale())
              .plus("platform defect", platformDefect());
      case RETURN_AT_OWN_COST -> price.plus("money", amount).minus("resale", resale());
      case RESHIP -> price.plus("goods", goodsCost()).plus("freight", reshipFreight());
      case EXCHANGE ->
          price
              .plus("goods", goodsCost())
              .plus("return freight", returnFreight())
              .plus("freight", reshipFreight())
              .minus("resale", resale())
              .plus("platform defect", platformDefect());
      case EXCHANGE_AT_OWN_COST -> price.plus("goods", goodsCost()).minus("resale", resale());
      case REPAIR -> price.plus("repair", figure(Figures::repair).times(pieces()));
      case SUPERVISOR -> price.plus("supervisor", figure(Figures::supervisor));
      case REDELIVER, CARE_ADVICE, APOLOGY -> price;
    };
  }

  /** What was paid and not given back: no amount is above it. */
  Money left() {
    return situation.standing().given().stream()
        .filter(money -> money.currency().equals(order.currency()))
        .reduce(shares.paid(), Money::minus)
        .max(zero);
  }

  /** What was paid for the items complained of, freight included when they are the whole order. */
  Money share() {
    return shares.of(situation.items());
  }

  boolean hasFigures() {
    return figures != null;
  }

  private Money amount(Remedy remedy) {
    return atMostLeft(
        switch (remedy) {
          case COUPON ->
              goods()
                  .percent(policy.couponPercent())
                  .max(figure(Figures::couponMin))
                  .min(figure(Figures::couponMax));
          case GIFT, PASS_ON -> figure(Figures::giftMax);
          case PARTIAL_REFUND ->
              goods().percent(partialPercent()).min(figure(Figures::partialRefundMax));
          case PRICE_REFUND -> priceFall();
          // A parcel that is not late yet is chased without a compensation for delay.
          case CHASE_COURIER -> isLate() ? figure(Figures::delayCompensation) : zero;
          default -> zero;
        });
  }

  private Money refund(Remedy remedy) {
    // Who sends back sound goods for reasons of his own has had the delivery he paid for; in the EU
    // the law gives its price back too.
    return remedy == Remedy.RETURN_AT_OWN_COST && !Market.of(order).equals(Market.EUROPE)
        ? shares.withoutFreight(situation.items())
        : share();
  }

  private int partialPercent() {
    var percents = policy.partialRefundPercent();
    var step = Math.min(situation.standing().step(), policy.ladderSteps());
    return percents.isEmpty() ? 0 : percents.get(Math.min(step, percents.size() - 1));
  }

  private Money priceFall() {
    return sum(
        item -> {
          var now = item.priceNow();
          return now == null ? zero : item.price().minus(now).max(zero).times(item.quantity());
        });
  }

  private boolean isLate() {
    return new Journey(order, situation.now()).isOverdueOrUnpromised();
  }

  private Money goods() {
    return sum(item -> item.price().times(item.quantity()));
  }

  /** What the items complained of cost the shop. */
  Money goodsCost() {
    return sum(
        item -> {
          var cost = item.cost();
          return cost != null
              ? cost.times(item.quantity())
              : item.price().times(item.quantity()).percent(policy.unknownCostPercent());
        });
  }

  /** What the returned pieces still bring: a faulty one brings nothing. */
  private Money resale() {
    return situation.defective() ? zero : goodsCost().percent(policy.resalePercent());
  }

  private Money returnFreight() {
    var own = order.amounts().returnFreight();
    return own != null ? own : figure(Figures::returnFreight);
  }

  private Money reshipFreight() {
    var own = order.amounts().reshipFreight();
    return own != null ? own : figure(Figures::returnFreight);
  }

  /** P52: eBay counts a return for the seller's fault against the seller. */
  private Money platformDefect() {
    return situation.defective() && "ebay".equalsIgnoreCase(order.channel())
        ? figure(Figures::platformDefect)
        : zero;
  }

  private long pieces() {
    return situation.items().stream().mapToLong(Order.Item::quantity).sum();
  }

  private Money sum(Function<Order.Item, Money> value) {
    return situation.items().stream().map(value).reduce(zero, Money::plus);
  }

  private Money figure(Function<Figures, Money> name) {
    return figures == null ? zero : name.apply(figures);
  }

  private Money atMostLeft(Money amount) {
    return amount.min(left());
  }
}
