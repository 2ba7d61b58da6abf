package io.amends.language.opennlp;

import java.math.BigDecimal;

/** A number in a folded text. */
record Numeral(int start, int end, BigDecimal value, Form form) {

  /** How a number is written. */
  enum Form {
    DIGITS,
    HAN,
    WORDS
  }

  /** Whether it is written in Han characters only. */
  boolean han() {
    return form == Form.HAN;
  }

  boolean isDigits() {
    return form == Form.DIGITS;
  }

  /** Written out, one is an article more often than a number. */
  boolean isArticle() {
    return !isDigits() && value.compareTo(BigDecimal.ONE) <= 0;
  }

  boolean isWhole() {
    return value.stripTrailingZeros().scale() <= 0;
  }

  String plain() {
    return plain(value);
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
