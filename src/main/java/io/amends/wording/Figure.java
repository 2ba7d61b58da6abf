package io.amends.wording;

import java.math.BigDecimal;

/**
 * A number that may be money or a share of it.
 *
 * @param value major units of money, or per cent
 * @param currency ISO code; empty: whatever is usual, or the sign is that of several
 * @param certain whether a currency or the like stands beside it
 * @param sign the currency's sign, where it is that of several: {@code $}, {@code ¥}; else empty
 */
record Figure(
    Kind kind,
    BigDecimal value,
    String currency,
    String sign,
    boolean certain,
    Reading.Line line,
    int from,
    int to) {

  enum Kind {
    AMOUNT,
    SHARE
  }

  /** As it is read, for reasons. */
  String text() {
    return line.text().substring(from, to).strip();
  }

  /** 八折 is a promise by itself; eight per cent are not. */
  boolean isDiscount() {
    return line.text().charAt(to - 1) == '\u6298';
  }

  /** Nobody writes the number of a thing in words: fifty is money, where 50 may be a page. */
  boolean isSpelled() {
    return text().codePoints().noneMatch(Character::isDigit)
        && kind == Kind.AMOUNT
        && value.compareTo(BigDecimal.TEN) >= 0;
  }

  /** Whether a phrase with a number in it is about this one: "orders over 50". */
  boolean isIn(Phrases.Found found) {
    return found.phrase().written().indexOf('#') >= 0
        && found.line() == line
        && found.from() < to
        && from < found.to();
  }

  int start() {
    return line.start(line.text().charAt(from) == ' ' ? from + 1 : from);
  }

  int end() {
    return line.end(to);
  }

  /** Whether it can be meant in the currency. */
  boolean canBe(String other) {
    if (other.isEmpty()) {
      return true;
    }
    return switch (sign) {
      case "$" -> other.endsWith("D");
      case "\u00a5" -> other.equals("CNY") || other.equals("JPY");
      default -> currency.isEmpty() || currency.equals(other);
    };
  }
}
