package io.amends.language.opennlp;

import io.amends.language.opennlp.ShapeSyntax.Node;
import io.amends.language.opennlp.ShapeSyntax.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An expression as a table: one step for each character, nothing is tried twice. A match from one
 * place takes at most as many steps as the longest code has characters, so that no text can make
 * matching slow. An expression whose table would be too large is refused.
 */
final class Shape {

  private static final int MOST = 5_000;
  private static final int DEAD = -1;
  private static final int ASCII = 128;

  private final char[] kinds;
  private final int kindCount;
  private final int[] table;
  private final BitSet ends;

  private Shape(char[] kinds, int kindCount, int[] table, BitSet ends) {
    this.kinds = kinds;
    this.kindCount = kindCount;
    this.table = table;
    this.ends = ends;
  }

  /** The shape that any of the expressions has. */
  static Shape of(List<Node> expressions) throws ShapeException {
    var states = new ShapeStates(new ShapeSyntax.Choice(List.copyOf(expressions)));
    var samples = new ArrayList<Integer>();
    var kinds = kinds(states.sets(), samples);
    var ends = new BitSet();
    var known = new HashMap<BitSet, Integer>();
    var rows = new ArrayList<BitSet>();
    rows.add(states.start());
    known.put(rows.get(0), 0);
    var table = new int[16 * samples.size()];
    for (int row = 0; row < rows.size(); row++) {
      var from = rows.get(row);
      ends.set(row, from.get(ShapeStates.END));
      if ((row + 1) * samples.size() > table.length) {
        table = Arrays.copyOf(table, 2 * table.length);
      }
      for (int kind = 0; kind < samples.size(); kind++) {
        table[row * samples.size() + kind] =
            row(states.after(from, samples.get(kind)), known, rows);
      }
    }
    return new Shape(kinds, samples.size(), table, ends);
  }

  private static int row(BitSet to, Map<BitSet, Integer> known, List<BitSet> rows)
      throws ShapeException {
    if (to.isEmpty()) {
      return DEAD;
    }
    var row = known.get(to);
    if (row == null) {
      if (rows.size() == MOST) {
        throw new ShapeException("can be matched in too many ways. Bound its repeats more tightly");
      }
      row = rows.size();
      known.put(to, row);
      rows.add(to);
    }
    return row;
  }

  /** Characters that are in the same sets are of one kind; {@code samples} gets one of each. */
  private static char[] kinds(List<BitSet> sets, List<Integer> samples) {
    var beyond = sets.stream().anyMatch(set -> set.nextSetBit(ASCII) >= 0);
    var kinds = new char[beyond ? Character.MAX_VALUE + 1 : ASCII + 1];
    var known = new HashMap<BitSet, Character>();
    for (int c = 0; c < kinds.length; c++) {
      var in = new BitSet();
      for (int s = 0; s < sets.size(); s++) {
        in.set(s, sets.get(s).get(c));
      }
      var kind = known.get(in);
      if (kind == null) {
        kind = (char) samples.size();
        known.put(in, kind);
        samples.add(c);
      }
      kinds[c] = kind;
    }
    return kinds;
  }

  /** The end of the longest whole code that starts there; -1 for none. */
  int longest(CharSequence text, int start) {
    var end = -1;
    var row = 0;
    for (int i = start; i < text.length(); i++) {
      row = table[row * kindCount + kinds[Math.min(text.charAt(i), kinds.length - 1)]];
      if (row == DEAD) {
        break;
      }
      if (ends.get(row) && isEnd(text, i + 1)) {
        end = i + 1;
      }
    }
    return end;
  }

  /** Whether a code can start there: not inside of a word. */
  static boolean isStart(CharSequence text, int start) {
    return start == 0 || !isPart(text.charAt(start - 1));
  }

  /** Neither inside of a word nor before a hyphen or slash that goes on. */
  private static boolean isEnd(CharSequence text, int end) {
    if (end == text.length()) {
      return true;
    }
    var c = text.charAt(end);
    return !isPart(c)
        && !((c == '-' || c == '/')
            && end + 1 < text.length()
            && isPart(text.charAt(end + 1))
            && text.charAt(end + 1) != '_');
  }

  private static boolean isPart(char c) {
    return Letters.isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
