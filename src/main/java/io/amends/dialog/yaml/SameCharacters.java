package io.amends.dialog.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

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
