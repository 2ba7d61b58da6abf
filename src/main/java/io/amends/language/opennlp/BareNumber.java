package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.util.Locale;
import java.util.Optional;

/** A word with enough digits to be an order's number in a shop whose shapes are not known. */
final class BareNumber {

  private static final int DIGITS = 4;

  private BareNumber() {}

  /** The word with the most digits: letters, digits and hyphens, after a number sign or not. */
  static Optional<Entity> in(Folded text) {
    var best = DIGITS - 1;
    var from = -1;
    var to = -1;
    for (int i = 0; i < text.length(); ) {
      if (!isPart(text.charAt(i))) {
        i++;
        continue;
      }
      var start = i;
      var digits = 0;
      while (i < text.length() && isPart(text.charAt(i))) {
        digits += Letters.isDigit(text.charAt(i++)) ? 1 : 0;
      }
      if (digits > best) {
        best = digits;
        from = start;
        to = i;
      }
    }
    return from < 0 ? Optional.empty() : Optional.of(entity(text, from, to));
  }

  private static Entity entity(Folded text, int start, int end) {
    return new Entity(
        Entity.ORDER_NUMBER,
        text.written(start, end),
        text.start(start),
        text.end(end),
        text.subSequence(start, end).toString().toUpperCase(Locale.ROOT),
        "");
  }

  private static boolean isPart(char c) {
    return (c >= 'a' && c <= 'z') || Letters.isDigit(c) || c == '-' || c == '#';
  }
}
