package io.amends.commerce;

import org.jspecify.annotations.Nullable;

/** A line of an order for tests: start from {@link Orders#mug()} or {@link Orders#plates()}. */
public final class Goods {

  private String sku = "MUG-01";
  private String title = "Ceramic mug";
  private String category = "kitchen";
  private int quantity = 1;
  private String price = "39.00";
  private @Nullable String cost = "12.00";
  private boolean returnable = true;
  private boolean customised;
  private @Nullable Integer stock = 14;
  private @Nullable Integer returnWindowDays;
  private @Nullable String priceNow;

  Goods() {}

  public Order.Item item(String currency) {
    return new Order.Item(
        sku,
        title,
        category,
        quantity,
        Money.of(price, currency),
        money(cost, currency),
        returnable,
        customised,
        stock,
        returnWindowDays,
        money(priceNow, currency));
  }

  public Goods sku(String value) {
    sku = value;
    return this;
  }

  public Goods title(String value) {
    title = value;
    return this;
  }

  public Goods category(String value) {
    category = value;
    return this;
  }

  public Goods quantity(int value) {
    quantity = value;
    return this;
  }

  public Goods price(String value) {
    price = value;
    return this;
  }

  public Goods cost(@Nullable String value) {
    cost = value;
    return this;
  }

  public Goods notReturnable() {
    returnable = false;
    return this;
  }

  public Goods customised() {
    customised = true;
    returnable = false;
    return this;
  }

  public Goods stock(@Nullable Integer value) {
    stock = value;
    return this;
  }

  public Goods returnWindowDays(@Nullable Integer value) {
    returnWindowDays = value;
    return this;
  }

  public Goods priceNow(@Nullable String value) {
    priceNow = value;
    return this;
  }

  private static @Nullable Money money(@Nullable String major, String currency) {
    return major == null ? null : Money.of(major, currency);
  }
}
