package io.amends.language.opennlp;

import java.math.BigDecimal;

/**
 * A number in a folded text.
 *
 * @param han whether it is written in Han characters only
 */
record Numeral(int start, int end, BigDecimal value, boolean han) {

  boolean isWhole() {
    return value.stripTrailingZeros().scale() <= 0;
  }

  String plain() {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
