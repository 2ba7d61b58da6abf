package io.amends.remedy;

import java.util.Arrays;
import java.util.Optional;

/** How bad what is complained of is (P30). */
public enum Severity {
  /** The goods can be kept as they are; also where the complaint is not about the goods. */
  MINOR("minor"),

  /**
   * The goods are of no use as they are: a coupon, a part of the money or kind words do not make
   * that good. So as long as there are two kinds of ways that do, to replace it, to take it back,
   * to give the money, nothing else is offered, unless the customer asks for it himself (P31).
   */
  MAJOR("major");

  private final String code;

  Severity(String code) {
    this.code = code;
  }

  /** The word in flow files. */
  public String code() {
    return code;
  }

  public static Optional<Severity> ofCode(String code) {
    return Arrays.stream(values()).filter(severity -> severity.code.equals(code)).findFirst();
  }
}
