package io.amends.language.opennlp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Reads numbers: digits with separators and a point, Han numerals, and number words. */
final class Numerals {

  private static final int NONE = -1;
  private static final int LONGEST = 15;

  private final int[] values = new int[Character.MAX_VALUE + 1];
  private final NumberWords words;
  private final String thousand;

  Numerals(Section file, Lexicon lexicon) {
    Arrays.fill(values, NONE);
    file.expect(List.of("about", "values"), List.of("words", "times", "and", "thousand"));
    words = new NumberWords(file, lexicon);
    thousand = lexicon.word(file.text("thousand"));
    file.section("values")
        .ifPresent(
            section -> {
              for (var key : section.keys()) {
                section.text(key).chars().filter(c -> c > ' ').forEach(c -> put(section, key, c));
              }
            });
  }

  private void put(Section section, String key, int c) {
    if (key.matches("[0-9]|10{1,4}")) {
      values[c] = Integer.parseInt(key);
    } else {
      section.problem(section.line(key), "\"" + key + "\" is not 0 to 9, 10, 100, 1000 or 10000");
    }
  }

  /**
   * All numbers of a text from left to right. Runs of more than 15 digits are codes, not numbers.
   */
  List<Numeral> in(CharSequence text) {
    var found = new ArrayList<Numeral>();
    var spelled = words.in(text);
    for (int i = 0; i < text.length(); ) {
      var c = text.charAt(i);
      if (Letters.isDigit(c)) {
        i = digits(text, i, found);
      } else if (values[c] != NONE) {
        i = han(text, i, found);
      } else {
        i++;
      }
    }
    if (!spelled.isEmpty()) {
      found.addAll(spelled);
      found.sort(Comparator.comparingInt(Numeral::start));
    }
    return found;
  }

  private int digits(CharSequence text, int start, List<Numeral> found) {
    var plain = new StringBuilder();
    var i = start;
    while (i < text.length() && Letters.isDigit(text.charAt(i))) {
      plain.append(text.charAt(i++));
      while (isGroup(text, i, plain.length())) {
        plain.append(text, i + 1, i + 4);
        i += 4;
      }
    }
    if (i + 1 < text.length() && text.charAt(i) == '.' && Letters.isDigit(text.charAt(i + 1))) {
      plain.append('.');
      i++;
      while (i < text.length() && Letters.isDigit(text.charAt(i))) {
        plain.append(text.charAt(i++));
      }
    }
    if (plain.length() > LONGEST) {
      return i;
    }
    var value = new BigDecimal(plain.toString());
    if (isThousand(text, i)) {
      value = value.movePointRight(3);
      i++;
    }
    for (int most = i + 2; i < text.length() && i < most && values[text.charAt(i)] >= 100; i++) {
      value = value.multiply(BigDecimal.valueOf(values[text.charAt(i)]));
    }
    found.add(new Numeral(start, i, value, Numeral.Form.DIGITS));
    return i;
  }

  /** A letter that stands for three zeros, as in 1.5k. */
  private boolean isThousand(CharSequence text, int i) {
    return i < text.length()
        && thousand.indexOf(text.charAt(i)) >= 0
        && (i + 1 == text.length() || !Letters.isWordPart(text.charAt(i + 1)));
  }

  /** A comma with three digits after it and no fourth. */
  private static boolean isGroup(CharSequence text, int i, int before) {
    return before <= LONGEST
        && i + 3 < text.length()
        && text.charAt(i) == ','
        && Letters.isDigit(text.charAt(i + 1))
        && Letters.isDigit(text.charAt(i + 2))
        && Letters.isDigit(text.charAt(i + 3))
        && (i + 4 == text.length() || !Letters.isDigit(text.charAt(i + 4)));
  }

  private int han(CharSequence text, int start, List<Numeral> found) {
    var end = start;
    var units = false;
    while (end < text.length() && end - start < LONGEST && values[text.charAt(end)] != NONE) {
      units |= values[text.charAt(end++)] >= 10;
    }
    var value = units ? withUnits(text, start, end) : digitByDigit(text, start, end);
    found.add(new Numeral(start, end, BigDecimal.valueOf(value), Numeral.Form.HAN));
    return end;
  }

  private long digitByDigit(CharSequence text, int start, int end) {
    var value = 0L;
    for (int i = start; i < end; i++) {
      value = 10 * value + values[text.charAt(i)];
    }
    return value;
  }

  /** As spoken: a digit at the end right after hundreds means tens, after thousands hundreds. */
  private long withUnits(CharSequence text, int start, int end) {
    long total = 0;
    long section = 0;
    long digit = NONE;
    long lastUnit = 1;
    for (int i = start; i < end; i++) {
      long value = values[text.charAt(i)];
      if (value < 10) {
        lastUnit = value == 0 ? 1 : lastUnit;
        digit = value;
      } else if (value == 10_000) {
        total = (total + section + Math.max(0, digit)) * value;
        section = 0;
        digit = NONE;
        lastUnit = value;
      } else {
        section += (digit == NONE ? 1 : digit) * value;
        digit = NONE;
        lastUnit = value;
      }
    }
    return total + section + Math.max(0, digit) * (lastUnit >= 100 ? lastUnit / 10 : 1);
  }
}
