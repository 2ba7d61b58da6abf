package io.amends.wording;

import java.text.Normalizer;
import java.util.Map;

/**
 * Reads a text the way an eye does: compatibility forms, case and variants of a character are one,
 * and what cannot be seen is not there. Each letter keeps the place it came from.
 */
final class Letters {

  /** Stands for words that are quoted from the shop's records. */
  static final char QUOTED = '\uE000';

  /** A word of its own, whatever it is joined to. */
  static final String CLITIC = "'s";

  private final StringBuilder letters = new StringBuilder();
  private int[] origins = new int[64];

  private Letters() {}

  static Letters of(String text, int start, int end, Map<Character, Character> same) {
    var read = new Letters();
    for (int i = start; i < end; ) {
      int point = text.codePointAt(i);
      int width = Character.charCount(point);
      if (isPlain(point)) {
        read.add(fold((char) point, same), i);
      } else if (isSeen(point)) {
        var folded = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        for (int j = 0; j < folded.length(); j++) {
          read.add(fold(folded.charAt(j), same), i);
        }
      }
      i += width;
    }
    return read;
  }

  static String folded(String text, Map<Character, Character> same) {
    return of(text, 0, text.length(), same).text();
  }

  String text() {
    return letters.toString();
  }

  int length() {
    return letters.length();
  }

  char at(int index) {
    return letters.charAt(index);
  }

  int origin(int index) {
    return origins[index];
  }

  static boolean isHan(char c) {
    return c >= '\u3400' && c <= '\u9fff' || c == '\u3007';
  }

  /** Has no other form: nearly every character of a text. */
  private static boolean isPlain(int point) {
    return point >= ' ' && point < 0x7f || point >= 0x4e00 && point <= 0x9fff;
  }

  private static boolean isSeen(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
      case Character.CONTROL -> Character.isWhitespace(point);
      default -> true;
    };
  }

  private static char fold(char c, Map<Character, Character> same) {
    var lower = Character.toLowerCase(c);
    return switch (lower) {
      case '\u2018', '\u2019', '\u02bc' -> '\'';
      case '\u2212', '\u2013', '\u2014', '\u2010', '\u2011' -> '-';
      default -> same.getOrDefault(lower, lower);
    };
  }

  private void add(char c, int origin) {
    if (letters.length() == origins.length) {
      origins = java.util.Arrays.copyOf(origins, origins.length * 2);
    }
    origins[letters.length()] = origin;
    letters.append(c);
  }
}
