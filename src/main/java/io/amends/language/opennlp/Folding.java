package io.amends.language.opennlp;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Folds what a reader takes for the same into the same: compatibility forms (NFKC), lower case,
 * Traditional into Simplified, typographic quotes, any white space into a blank. What cannot be
 * seen is dropped. Made once; folding looks each character up in a table.
 */
final class Folding {

  /** The most characters of a message that are looked at; the contract allows 8,000 code points. */
  static final int LONGEST = 16_000;

  private static final char SLOW = 0;
  private static final char DROP = 1;
  private static final char[] BASE = base();

  /** The origins of every text that keeps all its characters: most do. */
  private static final int[] IN_PLACE = IntStream.range(0, LONGEST).toArray();

  private final char[] table = BASE.clone();

  /**
   * @param simplified pairs of characters, each Traditional one followed by its Simplified one
   */
  Folding(String simplified) {
    for (int i = 0; i + 1 < simplified.length(); i += 2) {
      table[simplified.charAt(i)] = simplified.charAt(i + 1);
    }
    for (int c = 0xF900; c < 0xFB00; c++) { // compatibility ideographs fold by way of NFKC
      if (table[c] > DROP) {
        table[c] = table[table[c]];
      }
    }
  }

  Folded fold(String text) {
    var length = Math.min(text.length(), LONGEST);
    var chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = table[text.charAt(i)];
      if (chars[i] == SLOW) {
        return foldSlowly(text, length);
      }
      if (chars[i] == DROP) {
        return foldWithGaps(text, length);
      }
    }
    return new Folded(text, chars, IN_PLACE, length);
  }

  private Folded foldWithGaps(String text, int length) {
    var chars = new char[length];
    var origins = new int[length];
    var size = 0;
    for (int i = 0; i < length; i++) {
      var folded = table[text.charAt(i)];
      if (folded > DROP) {
        chars[size] = folded;
        origins[size++] = i;
      } else if (folded == SLOW) {
        return foldSlowly(text, length);
      }
    }
    return new Folded(text, chars, origins, size);
  }

  /** A word as it is looked up in folded texts. */
  String word(String written) {
    return fold(written).toString();
  }

  /** For the rare text with characters that fold into several, or that join their neighbours. */
  private Folded foldSlowly(String text, int length) {
    var chars = new char[2 * length + 64];
    var origins = new int[chars.length];
    var size = 0;
    for (int i = 0; i < length; ) {
      var point = text.codePointAt(i);
      var folded = fold(point);
      if (isMark(point) && size > 0) {
        var joined = Normalizer.normalize(chars[size - 1] + folded, Normalizer.Form.NFC);
        if (joined.length() == 1) {
          chars[size - 1] = joined.charAt(0);
        }
        folded = "";
      }
      if (size + folded.length() > chars.length) {
        chars = Arrays.copyOf(chars, 2 * chars.length);
        origins = Arrays.copyOf(origins, chars.length);
      }
      for (int k = 0; k < folded.length(); k++) {
        chars[size] = folded.charAt(k);
        origins[size++] = i;
      }
      i += Character.charCount(point);
    }
    return new Folded(text, chars, origins, size);
  }

  private String fold(int point) {
    if (point < table.length && table[point] != SLOW) {
      return table[point] == DROP ? "" : String.valueOf(table[point]);
    }
    var folded = new StringBuilder();
    Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    for (int k = 0; k < folded.length(); k++) {
      var simple = table[folded.charAt(k)];
      if (simple > DROP) {
        folded.setCharAt(k, simple);
      }
    }
    return folded.toString();
  }

  private static char[] base() {
    var table = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      table[c] = baseOf((char) c);
    }
    "\u2018\u2019\u02BC\u00B4`".chars().forEach(c -> table[c] = '\'');
    "\u201C\u201D\u300C\u300D\u00AB\u00BB".chars().forEach(c -> table[c] = '"');
    "\u2010\u2011\u2012\u2013\u2014\u2212".chars().forEach(c -> table[c] = '-');
    table['\u3002'] = '.';
    table['\u3001'] = ',';
    table['\u2026'] = '.';
    return table;
  }

  private static char baseOf(char c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
      return ' ';
    }
    if (Character.getType(c) == Character.FORMAT || (c >= '\uFE00' && c <= '\uFE0F')) {
      return DROP;
    }
    if (c == '\u3000' || Character.isSurrogate(c) || isMark(c)) {
      return SLOW;
    }
    var folded = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    return folded.length() == 1 ? Character.toLowerCase(folded.charAt(0)) : SLOW;
  }

  private static boolean isMark(int point) {
    var type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }
}
