package io.amends.wording;

import java.util.function.IntConsumer;

/**
 * Which letters and pairs of letters a text has, as a set of marks: where a mark of some words is
 * not among them the words are not in the text. Most words are told by that alone, without looking
 * for them. Immutable.
 */
final class Grams {

  /** A mark is a number below this. */
  static final int MARKS = 2048;

  private static final int MOST = 4;

  private final long[] marks = new long[MARKS / Long.SIZE];

  private Grams() {}

  static Grams of(CharSequence text) {
    var grams = new Grams();
    char before = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      grams.add(mark(c, c));
      if (i > 0) {
        grams.add(mark(before, c));
      }
      before = c;
    }
    return grams;
  }

  /** Some marks that every text with these words has. */
  static short[] of(String words, int most) {
    int pairs = words.length() - 1;
    if (pairs <= 0) {
      return words.isEmpty() ? new short[0] : new short[] {mark(words.charAt(0), words.charAt(0))};
    }
    var marks = new short[Math.min(pairs, most)];
    for (int i = 0; i < marks.length; i++) {
      int at = i * pairs / marks.length;
      marks[i] = mark(words.charAt(at), words.charAt(at + 1));
    }
    return marks;
  }

  static short[] marks(String words) {
    return of(words, MOST);
  }

  boolean has(short[] some) {
    for (var mark : some) {
      if ((marks[mark >> 6] & 1L << mark) == 0) {
        return false;
      }
    }
    return true;
  }

  void forEach(IntConsumer mark) {
    for (int i = 0; i < marks.length; i++) {
      for (long rest = marks[i]; rest != 0; rest &= rest - 1) {
        mark.accept(i * Long.SIZE + Long.numberOfTrailingZeros(rest));
      }
    }
  }

  private void add(short mark) {
    marks[mark >> 6] |= 1L << mark;
  }

  private static short mark(char one, char other) {
    int mixed = (one * 31 + other) * 0x9E3779B1;
    return (short) (mixed >>> 21);
  }
}
