package io.amends.remedy;

import java.util.Arrays;
import java.util.Optional;

/** Whole numbers of the policy that differ by market, platform or category. */
public enum Limit {
  COUPON_PERCENT("coupon-percent"),
  COUPON_COST_PERCENT("coupon-cost-percent"),
  GIFT_COST_PERCENT("gift-cost-percent"),
  RESALE_PERCENT("resale-percent"),
  UNKNOWN_COST_PERCENT("unknown-cost-percent"),
  RETURN_WINDOW_DAYS("return-window-days"),
  PRICE_PROTECTION_DAYS("price-protection-days");

  private final String code;

  Limit(String code) {
    this.code = code;
  }

  /** The key in {@code policy.yaml}. */
  public String code() {
    return code;
  }

  public boolean isPercent() {
    return code.endsWith("-percent");
  }

  /** Whether a law or a promise can ask for at least so much of it. */
  public boolean hasFloor() {
    return this == RETURN_WINDOW_DAYS || this == PRICE_PROTECTION_DAYS || this == COUPON_PERCENT;
  }

  public static Optional<Limit> ofCode(String code) {
    return Arrays.stream(values()).filter(limit -> limit.code.equals(code)).findFirst();
  }
}
