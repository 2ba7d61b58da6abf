package io.amends.language.opennlp;

import io.amends.language.opennlp.ShapeSyntax.ShapeException;
import java.util.BitSet;

/** Sets of characters in the shape of a code; a letter is there in both its cases. */
final class ShapeClass {

  /** Gives the next character of an expression. */
  interface Next {
    char next() throws ShapeException;
  }

  private static final int CHARACTERS = Character.MAX_VALUE + 1;

  private ShapeClass() {}

  static BitSet any() {
    var set = new BitSet(CHARACTERS);
    set.set(0, CHARACTERS);
    return set;
  }

  static BitSet of(char c) {
    var set = new BitSet();
    add(set, c, c);
    return set;
  }

  /** What stands after a backslash. */
  static BitSet escaped(char c) throws ShapeException {
    var set = new BitSet();
    switch (c) {
      case 'd', 'D' -> add(set, '0', '9');
      case 'w', 'W' -> {
        add(set, '0', '9');
        add(set, 'a', 'z');
        set.set('_');
      }
      case 's', 'S' -> set.set(' ');
      default -> {
        if (Letters.isDigit(c) || Letters.isLatin(Character.toLowerCase(c))) {
          throw new ShapeException("does not know \"\\" + c + "\". There are \\d, \\w and \\s");
        }
        set.set(c);
      }
    }
    if (c == 'D' || c == 'W' || c == 'S') {
      set.flip(0, CHARACTERS);
    }
    return set;
  }

  /** The class whose opening bracket was just read. */
  static BitSet read(String shape, Next in) throws ShapeException {
    var set = new BitSet();
    var c = in.next();
    var negated = c == '^';
    if (negated) {
      c = in.next();
    }
    do {
      if (c == '[') {
        throw new ShapeException("has \"" + c + "\" in a class. Write a backslash before it");
      }
      var one = c == '\\' ? escaped(in.next()) : of(c);
      c = in.next();
      if (c == '-' && one.cardinality() <= 2) {
        c = in.next();
        if (c == ']') {
          set.set('-');
        } else {
          addRange(set, one, c == '\\' ? in.next() : c);
          c = in.next();
        }
      }
      set.or(one);
    } while (c != ']');
    if (negated) {
      set.flip(0, CHARACTERS);
    }
    return set;
  }

  private static void addRange(BitSet set, BitSet from, char to) throws ShapeException {
    // an upper-case letter is its own first case: it comes before the lower-case one
    var start = Character.isLowerCase(to) ? from.length() - 1 : from.nextSetBit(0);
    if (start > to) {
      throw new ShapeException("is not a regular expression: a range runs backwards");
    }
    add(set, (char) start, to);
  }

  private static void add(BitSet set, char from, char to) {
    for (int c = from; c <= to; c++) {
      set.set(c);
      set.set(Character.toLowerCase((char) c));
      set.set(Character.toUpperCase((char) c));
    }
  }
}
