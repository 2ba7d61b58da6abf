package io.amends.dialog.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Traditional characters and the Simplified ones that they are read as. The table is OpenCC's,
 * written down, for its own start is too slow for a program's; a test compares the two.
 */
final class SameCharacters {

  private static final String TABLE = "traditional.txt";

  private SameCharacters() {}

  /**
   * @param more pairs: each character followed by the one that it is read as
   */
  static Map<Character, Character> with(String more) {
    var all = new HashMap<Character, Character>();
    add(table().replaceAll("\\s", ""), all);
    add(more, all);
    // A pair's second may be the first of another.
    all.replaceAll((from, to) -> all.getOrDefault(to, to));
    return all;
  }

  /**
   * Whether a text has characters that Traditional ones are written as in Simplified Chinese. One
   * alone proves nothing: some are of both.
   */
  static boolean isSimplified(String text) {
    return text.chars().filter(c -> Simplified.LETTERS.contains((char) c)).distinct().count() > 1;
  }

  /** Read once, when it is first asked for. */
  private static final class Simplified {

    static final Set<Character> LETTERS = read();

    private static Set<Character> read() {
      var pairs = table().replaceAll("\\s", "");
      var letters = new HashSet<Character>();
      for (int i = 1; i < pairs.length(); i += 2) {
        letters.add(pairs.charAt(i));
      }
      return letters;
    }
  }

  private static void add(String pairs, Map<Character, Character> all) {
    for (int i = 0; i + 1 < pairs.length(); i += 2) {
      all.put(pairs.charAt(i), pairs.charAt(i + 1));
    }
  }

  static String table() {
    try (var table = SameCharacters.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException("the program comes without " + TABLE);
      }
      return new String(table.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + TABLE, unreadable);
    }
  }
}
