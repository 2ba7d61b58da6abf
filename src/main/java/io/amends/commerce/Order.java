package io.amends.commerce;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as the shop tells it (CONTRACT §6). Times are {@code null} where the thing has not
 * happened; amounts that the shop left out are {@code null}.
 *
 * @param state {@code unpaid}, {@code paid}, {@code shipped}, {@code completed}, {@code refunding}
 *     or {@code closed} (P51)
 * @param protectionDays days of price protection; {@code null} where the policy's own number holds
 */
public record Order(
    String number,
    String state,
    String currency,
    @Nullable Instant placedAt,
    @Nullable Instant paidAt,
    @Nullable Instant shippedAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant promisedBy,
    Buyer customer,
    List<Item> items,
    Amounts amounts,
    Shipment shipment,
    @Nullable Destination destination,
    @Nullable Integer protectionDays,
    @Nullable String channel) {

  public Order {
    items = List.copyOf(items);
  }

  /** Who bought it. The name never reaches a guest. */
  public record Buyer(
      String id, String name, List<String> tags, int orders, int complaints, int refunds) {
    public Buyer {
      tags = List.copyOf(tags);
    }
  }

  /**
   * One line of the order.
   *
   * @param price per unit
   * @param cost what a unit costs the shop; {@code null} where the shop does not say
   * @param stock units at hand; {@code null} where the shop does not say
   * @param returnWindowDays {@code null} where the policy's own number holds
   * @param priceNow today's price per unit; {@code null} where the shop does not say
   */
  public record Item(
      String sku,
      String title,
      String category,
      int quantity,
      Money price,
      @Nullable Money cost,
      boolean returnable,
      boolean customised,
      @Nullable Integer stock,
      @Nullable Integer returnWindowDays,
      @Nullable Money priceNow) {}

  /**
   * Freight for a return or a second parcel is {@code null} where the policy's own figure holds.
   */
  public record Amounts(
      Money goods,
      Money freight,
      Money paid,
      @Nullable Money returnFreight,
      @Nullable Money reshipFreight) {}

  /**
   * The parcel.
   *
   * @param state {@code none}, {@code in-transit}, {@code out-for-delivery}, {@code delivered},
   *     {@code held}, {@code returned} or {@code lost}
   * @param events as the carrier told them, oldest first
   */
  public record Shipment(
      String carrier, String trackingNumber, String state, List<Movement> events) {
    public Shipment {
      events = List.copyOf(events);
    }
  }

  public record Movement(Instant at, String text) {}

  public record Destination(String country, boolean international, boolean remote) {}
}
