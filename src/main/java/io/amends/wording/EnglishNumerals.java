package io.amends.wording;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Numbers in words of English: fifty, twenty-five, a hundred and ten. */
final class EnglishNumerals {

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fourty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90),
          Map.entry("hundred", 100),
          Map.entry("thousand", 1000));

  private EnglishNumerals() {}

  /**
   * @param value of the number
   * @param length how many words it takes
   */
  record Number(BigDecimal value, int length) {}

  /** The number that begins at a word; of length 0 where none does. */
  static Number at(List<String> words, int from) {
    long total = 0;
    long section = 0;
    int i = from;
    boolean any = false;
    while (i < words.size()) {
      var word = word(words.get(i));
      var value = WORDS.get(word);
      if (value == null) {
        boolean joins =
            word.equals("and")
                && any
                && section >= 100
                && i + 1 < words.size()
                && WORDS.containsKey(word(words.get(i + 1)));
        if (!joins) {
          break;
        }
      } else if (value == 100) {
        section = Math.max(section, 1) * 100;
        any = true;
      } else if (value == 1000) {
        total = Math.max(total + section, 1) * 1000;
        section = 0;
        any = true;
      } else {
        // "two twenty" are two numbers, "twenty two" is one.
        boolean fits = section % 100 == 0 || section % 10 == 0 && section % 100 >= 20 && value < 10;
        if (any && !fits) {
          break;
        }
        section += value;
        any = true;
      }
      i++;
    }
    return new Number(BigDecimal.valueOf(total + section), any ? i - from : 0);
  }

  private static String word(String word) {
    var bare =
        word.endsWith("ish") && word.length() > 5 ? word.substring(0, word.length() - 3) : word;
    return WORDS.containsKey(bare)
        ? bare
        : bare.endsWith("s") && WORDS.containsKey(bare.substring(0, bare.length() - 1))
            ? bare.substring(0, bare.length() - 1)
            : bare.equals("twenties") ? "twenty" : bare;
  }
}
