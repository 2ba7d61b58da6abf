package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.opennlp.DateWords.Kind;
import io.amends.language.opennlp.DateWords.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds days written in digits and signs: 2026-11-03, 11/3/2026, 11.3日. */
final class DigitDates {

  private static final String SIGNS = "-/.";

  private final Folded text;
  private final List<Token> tokens;
  private final LocalDate today;
  private final List<Entity> found = new ArrayList<>();

  private DigitDates(Folded text, List<Token> tokens, LocalDate today) {
    this.text = text;
    this.tokens = tokens;
    this.today = today;
  }

  /**
   * @param tokens what words stand beside the digits
   */
  static List<Entity> find(Folded text, List<Token> tokens, LocalDate today) {
    var search = new DigitDates(text, tokens, today);
    for (int i = 0; i < text.length(); ) {
      i = Letters.isDigit(text.charAt(i)) ? search.read(i) : i + 1;
    }
    return search.found;
  }

  /** Reads the digits and signs that start there; returns where they end. */
  private int read(int start) {
    var numbers = new int[3];
    var lengths = new int[3];
    var count = 0;
    var signs = 0;
    var sign = ' ';
    var same = true;
    var i = start;
    while (i < text.length()) {
      var end = i;
      while (isDigit(end)) {
        end++;
      }
      if (count < 3 && end - i <= 4) {
        numbers[count] = number(i, end);
        lengths[count] = end - i;
      }
      count++;
      i = end;
      if (i + 1 >= text.length() || SIGNS.indexOf(text.charAt(i)) < 0 || !isDigit(i + 1)) {
        break;
      }
      same &= signs == 0 || text.charAt(i) == sign;
      sign = text.charAt(i++);
      signs++;
    }
    if (same && (count == 2 || count == 3) && isApart(start, i)) {
      date(numbers, lengths, count, sign, start, i);
    }
    return Math.max(i, start + 1);
  }

  private void date(int[] numbers, int[] lengths, int count, char sign, int start, int end) {
    var marked = dayMarkEnd(end);
    if (count == 3 && lengths[0] == 4 && isYear(numbers[0]) && isShort(lengths[1], lengths[2])) {
      add(Days.of(numbers[0], numbers[1], numbers[2]), start, Math.max(marked, end));
      return;
    }
    if (!isShort(lengths[0], lengths[1])) {
      return;
    }
    var dayFirst = numbers[0] > 12;
    var month = dayFirst ? numbers[1] : numbers[0];
    var day = dayFirst ? numbers[0] : numbers[1];
    if (count == 3) {
      if (sign == '/' && (lengths[2] == 2 || (lengths[2] == 4 && isYear(numbers[2])))) {
        add(Days.of(numbers[2], month, day), start, end);
      }
    } else if (marked > 0) {
      add(Days.nearest(numbers[0], numbers[1], today), start, marked);
    } else if (sign == '/' && (day > 12 || isSpokenFor(start))) { // else it may be a fraction
      add(Days.nearest(month, day, today), start, end);
    }
  }

  private void add(Optional<LocalDate> day, int start, int end) {
    day.ifPresent(date -> found.add(DateFinder.entity(text, start, end, date)));
  }

  /** The end of a word such as 日 right after the digits; 0 where there is none. */
  private int dayMarkEnd(int offset) {
    var at = firstFrom(offset);
    return at < tokens.size()
            && tokens.get(at).start() == offset
            && tokens.get(at).is(Kind.DAY)
            && !(at + 1 < tokens.size()
                && tokens.get(at + 1).start() == tokens.get(at).end()
                && tokens.get(at + 1).is(Kind.NOT_AFTER))
        ? tokens.get(at).end()
        : 0;
  }

  /** Whether the word before says that a day follows. */
  private boolean isSpokenFor(int offset) {
    var at = firstFrom(offset) - 1;
    return at >= 0 && tokens.get(at).end() == offset - 1 && tokens.get(at).is(Kind.ON);
  }

  /** The first token that starts at the offset or later. */
  private int firstFrom(int offset) {
    var low = 0;
    var high = tokens.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (tokens.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean isApart(int start, int end) {
    var before = start == 0 ? ' ' : text.charAt(start - 1);
    var after = end == text.length() ? ' ' : text.charAt(end);
    return SIGNS.indexOf(before) < 0 && after != '/';
  }

  private boolean isDigit(int at) {
    return at < text.length() && Letters.isDigit(text.charAt(at));
  }

  private int number(int start, int end) {
    var number = 0;
    for (int i = start; i < end; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isYear(int number) {
    return number >= 2000 && number < 2100;
  }

  private static boolean isShort(int first, int second) {
    return first >= 1 && first <= 2 && second >= 1 && second <= 2;
  }
}
