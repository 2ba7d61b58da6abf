package io.amends.proof;

import io.amends.commerce.Money;
import io.amends.commerce.Order;
import io.amends.proof.Trips.Trip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders made of parts that are chosen one by one. */
final class Samples {

  private static final Bill PLAIN = new Bill("CNY", 10_000, null, null, null, null, true, "", "");
  private static final Goods SOUND = new Goods(false, true, null);
  private static final Order.Buyer BUYER = new Order.Buyer("c1", "", List.of(), 1, 0, 0);

  private static final List<Order.Item> PLAIN_ITEMS = items(Stay.HERE, SOUND, PLAIN);
  private static final Order.Amounts PLAIN_AMOUNTS = amounts(PLAIN);

  private Samples() {}

  /** Where it goes, and since when it is there. */
  record Stay(String country, int daysSinceDelivery, @Nullable Integer ownWindow) {
    static final Stay HERE = new Stay("CN", 0, null);
  }

  /** The article, as far as it decides what can be done with it. */
  record Goods(boolean customised, boolean returnable, @Nullable Integer stock) {}

  /** When it was paid, and how long its price is protected. */
  record Payment(@Nullable Integer daysSince, @Nullable Integer ownDays) {
    static final Payment TODAY = new Payment(0, null);
  }

  /**
   * Amounts in the smallest unit of the currency.
   *
   * @param priceNow, cost, returnFreight, reshipFreight {@code null} where the shop does not say
   * @param paid whether anything was paid for it
   * @param platform the order's channel; empty: none
   */
  record Bill(
      String currency,
      long price,
      @Nullable Long priceNow,
      @Nullable Long cost,
      @Nullable Long returnFreight,
      @Nullable Long reshipFreight,
      boolean paid,
      String platform,
      String category) {}

  /** A plain one; of these there are many. */
  static Order order(Trip trip) {
    return order(trip, Stay.HERE, Payment.TODAY, PLAIN, PLAIN_ITEMS, PLAIN_AMOUNTS);
  }

  static Order order(Trip trip, Stay stay, Goods goods, Payment payment, Bill bill) {
    return order(trip, stay, payment, bill, items(stay, goods, bill), amounts(bill));
  }

  private static Order order(
      Trip trip,
      Stay stay,
      Payment payment,
      Bill bill,
      List<Order.Item> items,
      Order.Amounts amounts) {
    var arrived = ago(stay.daysSinceDelivery());
    var isScanned = !trip.delivered() && trip.parcel().equals("delivered");
    var movedAt = isScanned && trip.movedAt() != null ? arrived : trip.movedAt();
    return new Order(
        "P1",
        trip.state(),
        bill.currency(),
        null,
        payment.daysSince() == null ? null : ago(payment.daysSince()),
        trip.shippedAt(),
        trip.delivered() ? arrived : null,
        trip.promisedBy(),
        BUYER,
        items,
        amounts,
        new Order.Shipment(
            "", "", trip.parcel(), movedAt == null ? List.of() : List.of(scan(movedAt))),
        new Order.Destination(stay.country(), trip.abroad(), false),
        payment.ownDays(),
        bill.platform().isEmpty() ? null : bill.platform());
  }

  private static Order.Amounts amounts(Bill bill) {
    var price = new Money(bill.price(), bill.currency());
    var freight = Money.zero(bill.currency());
    return new Order.Amounts(
        price,
        freight,
        bill.paid() ? price : freight,
        money(bill.returnFreight(), bill),
        money(bill.reshipFreight(), bill));
  }

  private static List<Order.Item> items(Stay stay, Goods goods, Bill bill) {
    return List.of(item(stay, goods, bill));
  }

  private static Order.Item item(Stay stay, Goods goods, Bill bill) {
    return new Order.Item(
        "S1",
        "",
        bill.category(),
        1,
        new Money(bill.price(), bill.currency()),
        money(bill.cost(), bill),
        goods.returnable(),
        goods.customised(),
        goods.stock(),
        stay.ownWindow(),
        money(bill.priceNow(), bill));
  }

  private static Order.Movement scan(Instant at) {
    return new Order.Movement(at, "");
  }

  private static @Nullable Money money(@Nullable Long minor, Bill bill) {
    return minor == null ? null : new Money(minor, bill.currency());
  }

  private static Instant ago(int days) {
    return Trips.NOW.minus(Duration.ofDays(days));
  }
}
