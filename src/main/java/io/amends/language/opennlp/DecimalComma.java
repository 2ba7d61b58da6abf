package io.amends.language.opennlp;

import java.util.List;
import java.util.Optional;

/** Reads 45,50 as one number, where a currency that is written so says that it is one. */
final class DecimalComma {

  private static final int MOST_DIGITS = 5;

  private DecimalComma() {}

  /** The number that this numeral and the next one would be. */
  static Optional<Numeral> join(Folded text, List<Numeral> numerals, int index) {
    if (index + 1 >= numerals.size()) {
      return Optional.empty();
    }
    var whole = numerals.get(index);
    var cents = numerals.get(index + 1);
    if (!whole.isDigits()
        || !cents.isDigits()
        || whole.end() - whole.start() > MOST_DIGITS
        || cents.end() - cents.start() != 2
        || cents.start() != whole.end() + 1
        || !text.written(whole.end(), cents.start()).equals(",")
        || !whole.isWhole()
        || !cents.isWhole()) {
      return Optional.empty();
    }
    return Optional.of(
        new Numeral(
            whole.start(),
            cents.end(),
            whole.value().add(cents.value().movePointLeft(2)),
            Numeral.Form.DIGITS));
  }
}
