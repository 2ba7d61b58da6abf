package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.util.Locale;
import java.util.Optional;

/** A word with enough digits to be an order's number in a shop whose shapes are not known. */
final class BareNumber {

  /** Where a word starts and ends. */
  record Span(int start, int end) {}

  private static final int DIGITS = 4;

  private BareNumber() {}

  /** The first such word of a text. */
  static Optional<Entity> in(Folded text) {
    for (int i = 0; i < text.length(); i++) {
      if (isPart(text.charAt(i)) && (i == 0 || !isPart(text.charAt(i - 1)))) {
        var found = endAt(text, i, DIGITS);
        if (found.isPresent()) {
          return found.map(span -> entity(text, span.start(), span.end()));
        }
      }
    }
    return Optional.empty();
  }

  /** The word of letters, digits and hyphens that starts there, if it has that many digits. */
  static Optional<Span> endAt(CharSequence text, int start, int digits) {
    var end = start;
    var count = 0;
    while (end < text.length() && isPart(text.charAt(end))) {
      count += Letters.isDigit(text.charAt(end++)) ? 1 : 0;
    }
    return count >= digits ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  static boolean hasDigit(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (Letters.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
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
