package io.amends.wording;

import java.util.Comparator;
import java.util.List;

/** Hides what is quoted from the shop's records: a title is no promise, a number no amount. */
final class Quotes {

  private static final int SHORTEST = 2;

  private Quotes() {}

  /** As long as the text, with a mark in place of every character that is quoted. */
  static String masked(String text, List<String> quoted) {
    if (quoted.isEmpty()) {
      return text;
    }
    var masked = new StringBuilder(text);
    quoted.stream()
        .filter(quote -> quote.length() >= SHORTEST)
        .sorted(Comparator.comparing(String::length).reversed())
        .forEach(quote -> mask(masked, quote));
    return masked.toString();
  }

  private static void mask(StringBuilder text, String quote) {
    for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      int end = at + quote.length();
      // A 5 is not quoted by a 50, nor a "part" by an "apart".
      if (!isJoined(text, at - 1, at) && !isJoined(text, end - 1, end)) {
        for (int i = at; i < end; i++) {
          text.setCharAt(i, Letters.QUOTED);
        }
      }
    }
  }

  private static boolean isJoined(StringBuilder text, int before, int after) {
    if (before < 0 || after >= text.length()) {
      return false;
    }
    char one = text.charAt(before);
    char other = text.charAt(after);
    return isWord(one) && isWord(other)
        || one == '.' && Character.isDigit(other)
        || Character.isDigit(one) && other == '%';
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) && !Letters.isHan(c);
  }
}
