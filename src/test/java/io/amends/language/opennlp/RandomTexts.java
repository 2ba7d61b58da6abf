package io.amends.language.opennlp;

import java.util.List;
import java.util.Random;

/** Texts that nobody would write, and some that somebody did. */
final class RandomTexts {

  private static final List<String> PIECES =
      List.of(
          "refund",
          "not ",
          "2",
          "1",
          ",",
          ".",
          "?",
          "!!",
          "\uD83D\uDE00",
          "\uD83D",
          "\uDE00",
          "\u0000",
          "\u200D",
          "\uFE0F",
          "e\u0301",
          "\u0301",
          "\uFF11",
          "\uFDFA",
          "\u338F",
          "\n",
          "\t",
          "   ",
          "12-34567-89012",
          "E20261103001",
          "@",
          "a@b.co",
          "https://x.y/z?",
          "$",
          "\uFFE5",
          "31/12",
          "2026-13-45",
          "99999999999999999999",
          "\u4E0D\u8981",
          "\u7B2C\u4E00\u4E2A",
          "\u9000\u6B3E",
          "\u8A02\u55AE",
          "\u4E94\u5341\u5757",
          "\u4E07",
          "\u5343",
          "\u53F7",
          "\u0627\u0644",
          "\u0E01",
          "\uD55C",
          "\u3042",
          "don't",
          "'",
          "\"",
          "#1001",
          "+86 138",
          "(",
          ")",
          "[",
          "{1,",
          "\\",
          "the first",
          "either",
          "%",
          "0");

  private RandomTexts() {}

  static String any(Random random) {
    var text = new StringBuilder();
    for (int left = random.nextInt(24); left > 0; left--) {
      if (random.nextInt(6) == 0) {
        text.append((char) random.nextInt(Character.MAX_VALUE + 1));
      } else {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }

  /** The same with a few places changed, dropped or doubled. */
  static String mutated(String text, Random random) {
    var result = new StringBuilder(text);
    for (int left = 1 + random.nextInt(4); left > 0 && !result.isEmpty(); left--) {
      var at = random.nextInt(result.length());
      switch (random.nextInt(4)) {
        case 0 -> result.deleteCharAt(at);
        case 1 -> result.insert(at, result.charAt(at));
        case 2 -> result.setCharAt(at, (char) random.nextInt(Character.MAX_VALUE + 1));
        default -> result.insert(at, any(random));
      }
    }
    return result.toString();
  }
}
