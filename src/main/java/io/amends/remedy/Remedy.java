package io.amends.remedy;

import java.util.Arrays;
import java.util.Optional;

/** A way to make amends (TAXONOMY, remedy), with its kind (PLAYBOOK, kinds). */
public enum Remedy {
  RESHIP("reship", Kind.REPLACE),
  EXCHANGE("exchange", Kind.REPLACE),
  RETURN_REFUND("return-refund", Kind.RETURN),
  REFUND_ONLY("refund-only", Kind.MONEY),
  PARTIAL_REFUND("partial-refund", Kind.KEEP),
  COUPON("coupon", Kind.KEEP),
  GIFT("gift", Kind.KEEP),
  REPAIR("repair", Kind.REPLACE),
  PRICE_REFUND("price-refund", Kind.KEEP),
  CANCEL_REFUND("cancel-refund", Kind.MONEY),
  CHASE_COURIER("chase-courier", Kind.COURIER),
  REDELIVER("redeliver", Kind.COURIER),
  RETURN_AT_OWN_COST("return-at-own-cost", Kind.RETURN),
  EXCHANGE_AT_OWN_COST("exchange-at-own-cost", Kind.REPLACE),
  PASS_ON("pass-on", Kind.KEEP),
  CARE_ADVICE("care-advice", Kind.KEEP),
  APOLOGY("apology", Kind.PEOPLE),
  SUPERVISOR("supervisor", Kind.PEOPLE);

  /** The two options of a proposal are of different kinds wherever two are feasible (P8, P9). */
  public enum Kind {
    KEEP,
    REPLACE,
    RETURN,
    MONEY,
    COURIER,
    PEOPLE;

    /** Whether the customer ends up with sound goods or with the money, and not as he is. */
    public boolean makesGood() {
      return this == REPLACE || this == RETURN || this == MONEY;
    }
  }

  private final String code;
  private final Kind kind;

  Remedy(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  /** The code on the wire and in flow files. */
  public String code() {
    return code;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether the shop's systems must do something for it (CONTRACT §6). */
  public boolean isPosted() {
    return this != APOLOGY && this != CARE_ADVICE && this != SUPERVISOR;
  }

  /** Whether it gives the customer the goods or their price, so that once is enough. */
  public boolean makesWhole() {
    return switch (this) {
      case RESHIP,
          EXCHANGE,
          EXCHANGE_AT_OWN_COST,
          RETURN_REFUND,
          RETURN_AT_OWN_COST,
          REFUND_ONLY,
          CANCEL_REFUND ->
          true;
      default -> false;
    };
  }

  /** Whether the customer pays the freight for it (P34). */
  public boolean isAtOwnCost() {
    return this == RETURN_AT_OWN_COST || this == EXCHANGE_AT_OWN_COST;
  }

  public static Optional<Remedy> ofCode(String code) {
    return Arrays.stream(values()).filter(remedy -> remedy.code.equals(code)).findFirst();
  }
}
