package io.amends.wording;

import java.math.BigDecimal;

/** Chinese numerals, everyday and financial, and what is between: 二百五, 伍拾, 3千, 几十. */
final class HanNumerals {

  /** Every character of a numeral, for patterns. */
  static final String CHARACTERS =
      "\u96f6\u3007\u4e00\u4e8c\u4e24\u5169\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e"
          + "\u5343\u4e07\u58f9\u8d30\u53c1\u53c2\u8086\u4f0d\u9646\u67d2\u634c\u7396\u62fe\u4f70"
          + "\u4edf\u5eff\u5345\u51e0";

  private static final String DIGITS =
      "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";
  private static final String FINANCIAL =
      "\u3007\u58f9\u8d30\u53c1\u8086\u4f0d\u9646\u67d2\u634c\u7396";
  private static final long WAN = 10_000;

  private HanNumerals() {}

  /** Vague ones are read as the most they can mean. */
  static BigDecimal value(String text) {
    long total = 0;
    long section = 0;
    long digit = -1;
    long lastUnit = 1;
    boolean units = false;
    var plain = new StringBuilder();
    for (char c : text.toCharArray()) {
      long unit = unit(c);
      if (unit == WAN) {
        total = (total + section + Math.max(digit, section == 0 ? 1 : 0)) * WAN;
        section = 0;
        digit = -1;
        lastUnit = WAN;
        units = true;
      } else if (unit > 0) {
        section += Math.max(digit, 1) * unit;
        digit = -1;
        lastUnit = unit;
        units = true;
      } else {
        digit = digit(c);
        plain.append(digit);
        if (digit == 0) {
          lastUnit = 1;
        }
      }
    }
    if (!units) {
      return new BigDecimal(plain.isEmpty() ? "0" : plain.toString());
    }
    // Two hundred and a bare five are two hundred and fifty.
    long rest = digit <= 0 ? 0 : lastUnit >= 100 ? digit * (lastUnit / 10) : digit;
    return BigDecimal.valueOf(total + section + rest);
  }

  private static long unit(char c) {
    return switch (c) {
      case '\u5341', '\u62fe' -> 10;
      case '\u767e', '\u4f70' -> 100;
      case '\u5343', '\u4edf' -> 1000;
      case '\u4e07' -> WAN;
      default -> 0;
    };
  }

  private static int digit(char c) {
    if (c == '\u4e24' || c == '\u5169') {
      return 2;
    }
    if (c == '\u53c2') {
      return 3;
    }
    if (c == '\u51e0') {
      return 9;
    }
    int found = DIGITS.indexOf(c);
    return found >= 0 ? found : Math.max(0, FINANCIAL.indexOf(c));
  }
}
