package io.amends.remedy;

import io.amends.commerce.Journey;
import io.amends.commerce.Order;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the order's state, the goods, the stock and the return window allow. A remedy that the shop
 * could not really carry out is never an option (P8, P11).
 */
final class Feasibility {

  private final Situation situation;
  private final Order order;
  private final Journey journey;
  private final ReturnWindow window;

  Feasibility(ShopPolicy policy, Situation situation) {
    this.situation = situation;
    this.order = situation.order();
    this.journey = new Journey(order, situation.now());
    this.window = new ReturnWindow(policy, order, situation.now());
  }

  /** Why it cannot be done, in words for an agent; empty where it can. */
  Optional<String> obstacle(Remedy remedy) {
    return switch (remedy) {
      case APOLOGY, SUPERVISOR, CARE_ADVICE -> Optional.empty();
      case COUPON, GIFT -> first(closed());
      case PARTIAL_REFUND -> first(closed(), refunding());
      case PRICE_REFUND -> first(closed(), refunding(), protectionOver());
      case CANCEL_REFUND -> first(closed(), refunding(), alreadyShipped());
      case CHASE_COURIER -> first(closed(), notShipped(), lost(), cameBack());
      // Goods that count as delivered may still not have been received (P38).
      case REDELIVER -> first(closed(), notShipped(), lost(), cameBack());
      case REPAIR, PASS_ON -> first(closed(), refunding(), notArrived());
      case RESHIP -> first(closed(), refunding(), notShipped(), stillComing(), outOfStock());
      case REFUND_ONLY ->
          first(closed(), refunding(), notShipped(), stillComing(), madeToOrderHere());
      case RETURN_REFUND, RETURN_AT_OWN_COST ->
          first(closed(), refunding(), notArrived(), madeToOrder(), notReturnable(), windowOver());
      case EXCHANGE, EXCHANGE_AT_OWN_COST ->
          first(
              closed(),
              refunding(),
              notArrived(),
              madeToOrder(),
              notReturnable(),
              windowOver(),
              outOfStock());
    };
  }

  private Check closed() {
    return new Check(order.state().equals("closed"), "the order is closed");
  }

  /** Money that is on its way already is not given a second time. */
  private Check refunding() {
    return new Check(order.state().equals("refunding"), "a refund is under way");
  }

  private Check protectionOver() {
    return new Check(!window.isPriceProtected(), "price protection is over");
  }

  private Check alreadyShipped() {
    return new Check(journey.shipped(), "already shipped");
  }

  private Check notShipped() {
    return new Check(!journey.shipped(), "not shipped yet");
  }

  private Check arrived() {
    return new Check(journey.delivered(), "the parcel has arrived");
  }

  private Check notArrived() {
    return new Check(!journey.delivered(), "not delivered yet");
  }

  private Check lost() {
    return new Check(order.shipment().state().equals("lost"), "the parcel is lost");
  }

  private Check cameBack() {
    return new Check(journey.cameBack(), "the parcel came back");
  }

  /** P37: before a parcel counts as lost, only the courier or a compensation. */
  private Check stillComing() {
    return new Check(
        !journey.delivered() && !journey.countsAsLost() && !journey.cameBack(),
        "the parcel is still on its way");
  }

  /** P36: not even with a defect, for nobody else can use it; repair, reship, partial refund. */
  private Check madeToOrder() {
    return new Check(
        situation.items().stream().anyMatch(Order.Item::customised),
        "made to the customer's order");
  }

  /** The same for goods that arrived; a lost parcel of such goods is refunded like any other. */
  private Check madeToOrderHere() {
    var made = madeToOrder();
    return new Check(made.stands() && journey.delivered(), made.reason());
  }

  /** P30 before P36: what came faulty comes back, returnable or not. */
  private Check notReturnable() {
    return new Check(
        !situation.defective() && !situation.items().stream().allMatch(Order.Item::returnable),
        "not returnable");
  }

  private Check windowOver() {
    return new Check(!situation.items().stream().allMatch(window::isOpen), "return window over");
  }

  private Check outOfStock() {
    return new Check(situation.items().stream().anyMatch(Feasibility::isShort), "none in stock");
  }

  private static boolean isShort(Order.Item item) {
    var stock = item.stock();
    return stock != null && stock < item.quantity();
  }

  private static Optional<String> first(Check... checks) {
    return Arrays.stream(checks).filter(Check::stands).map(Check::reason).findFirst();
  }

  /**
   * @param stands whether it is in the way
   */
  private record Check(boolean stands, String reason) {}
}
