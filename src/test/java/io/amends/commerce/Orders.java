package io.amends.commerce;

import io.amends.commerce.Order.Amounts;
import io.amends.commerce.Order.Buyer;
import io.amends.commerce.Order.Destination;
import io.amends.commerce.Order.Movement;
import io.amends.commerce.Order.Shipment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders for tests. Start from a situation ({@link #delivered()}, {@link #late()}, …) and change
 * what the test is about: {@code late().usd().with(mug().price("20.00")).order()}. Every start is a
 * fresh one. All times are relative to {@link #NOW}.
 */
public final class Orders {

  public static final Instant NOW = Instant.parse("2026-11-10T08:00:00Z");

  private String number = "E20261103001";
  private String state = "shipped";
  private String currency = "CNY";
  private @Nullable Instant paidAt = daysAgo(6);
  private @Nullable Instant shippedAt = daysAgo(5);
  private @Nullable Instant deliveredAt;
  private @Nullable Instant promisedBy = daysAgo(3);
  private List<Goods> goods = List.of(mug());
  private String freight = "6.00";
  private @Nullable String paid;
  private @Nullable String returnFreight;
  private @Nullable String reshipFreight;
  private String parcel = "in-transit";
  private List<Movement> events =
      List.of(new Movement(daysAgo(1), "arrived at the sorting centre"));
  private @Nullable Destination destination;
  private @Nullable Integer protectionDays;
  private @Nullable String channel;

  private Orders() {}

  /** A ceramic mug of 39.00 and 6.00 freight, delivered yesterday as promised. */
  public static Orders delivered() {
    return late()
        .state("shipped")
        .parcel("delivered")
        .deliveredAt(daysAgo(1))
        .promisedBy(daysAgo(1))
        .events(new Movement(daysAgo(1), "signed for"));
  }

  /** On its way, moved yesterday, three days past the promise. */
  public static Orders late() {
    return new Orders();
  }

  /** On its way and due in two days. */
  public static Orders onTime() {
    return late().promisedBy(NOW.plus(Duration.ofDays(2)));
  }

  /** Declared lost by the carrier. */
  public static Orders lost() {
    return late().parcel("lost");
  }

  /** Held by the courier: wrong address or phone. */
  public static Orders held() {
    return late().parcel("held");
  }

  /** A mug with the customer's name on it, not returnable, delivered yesterday. */
  public static Orders customised() {
    return delivered().with(mug().customised());
  }

  public static Orders paid() {
    return late().parcel("none").state("paid").shippedAt(null).events();
  }

  /** Not paid; the shop tells the sum that is due as if it were paid. */
  public static Orders unpaid() {
    return paid().state("unpaid").paidAt(null);
  }

  public static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  /** One ceramic mug: 39.00, costs the shop 12.00, 14 in stock, returnable. */
  public static Goods mug() {
    return new Goods();
  }

  /** Two plates of 10.00, 4.00 each to the shop. */
  public static Goods plates() {
    return mug().sku("PLATE-02").price("10.00").cost("4.00").quantity(2);
  }

  public Order order() {
    var items = goods.stream().map(line -> line.item(currency)).toList();
    var sum =
        items.stream()
            .map(item -> item.price().times(item.quantity()))
            .reduce(Money.zero(currency), Money::plus);
    var amounts =
        new Amounts(
            sum,
            Money.of(freight, currency),
            paid == null ? sum.plus(Money.of(freight, currency)) : Money.of(paid, currency),
            money(returnFreight),
            money(reshipFreight));
    return new Order(
        number,
        state,
        currency,
        daysAgo(6),
        paidAt,
        shippedAt,
        deliveredAt,
        promisedBy,
        new Buyer("c-1001", "Lin", List.of("member"), 7, 0, 1),
        items,
        amounts,
        new Shipment("SF", "SF1020304050", parcel, events),
        destination,
        protectionDays,
        channel);
  }

  public Orders usd() {
    return currency("USD").to("US");
  }

  public Orders eur() {
    return currency("EUR").to("DE");
  }

  public Orders to(String country) {
    return destination(new Destination(country, false, false));
  }

  /** Across a border, to that country. */
  public Orders abroad(String country) {
    return destination(new Destination(country, true, false));
  }

  public Orders with(Goods... lines) {
    this.goods = List.of(lines);
    return this;
  }

  public Orders number(String value) {
    this.number = value;
    return this;
  }

  public Orders state(String value) {
    this.state = value;
    return this;
  }

  public Orders currency(String value) {
    this.currency = value;
    return this;
  }

  public Orders paidAt(@Nullable Instant value) {
    this.paidAt = value;
    return this;
  }

  public Orders shippedAt(@Nullable Instant value) {
    this.shippedAt = value;
    return this;
  }

  public Orders deliveredAt(@Nullable Instant value) {
    this.deliveredAt = value;
    return this;
  }

  public Orders promisedBy(@Nullable Instant value) {
    this.promisedBy = value;
    return this;
  }

  public Orders freight(String value) {
    this.freight = value;
    return this;
  }

  /** What was paid, where it is not goods plus freight. */
  public Orders paid(String value) {
    this.paid = value;
    return this;
  }

  public Orders returnFreight(String value) {
    this.returnFreight = value;
    return this;
  }

  public Orders reshipFreight(String value) {
    this.reshipFreight = value;
    return this;
  }

  public Orders parcel(String value) {
    this.parcel = value;
    return this;
  }

  public Orders events(Movement... value) {
    this.events = List.of(value);
    return this;
  }

  public Orders destination(@Nullable Destination value) {
    this.destination = value;
    return this;
  }

  public Orders protectionDays(@Nullable Integer value) {
    this.protectionDays = value;
    return this;
  }

  public Orders channel(String value) {
    this.channel = value;
    return this;
  }

  private @Nullable Money money(@Nullable String major) {
    return major == null ? null : Money.of(major, currency);
  }
}
