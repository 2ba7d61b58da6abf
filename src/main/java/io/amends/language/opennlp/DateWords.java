package io.amends.language.opennlp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The words of {@code patterns/date.yaml}, and the tokens that they and numbers make of a text. */
final class DateWords {

  /** What a token does in a date. */
  enum Kind {
    DAYS,
    WEEKS,
    MONTHS,
    WEEKDAY,
    MONTH_NAME,
    UNIT_DAY,
    UNIT_WEEK,
    UNIT_MONTH,
    UNIT_YEAR,
    AGO,
    LATER,
    IN,
    YEAR,
    MONTH,
    DAY,
    OF,
    ON,
    ORDINAL,
    NOT_AFTER,
    NUMBER,
    YEARS,
    COUNT,
    THE,
    NOT_BEFORE
  }

  /** What a word can mean; {@code value} where it counts. */
  record Meaning(Kind kind, int value) {}

  /** A word or number of a text; a word may mean several things. */
  record Token(int start, int end, List<Meaning> meanings) {

    boolean is(Kind kind) {
      for (var meaning : meanings) {
        if (meaning.kind() == kind) {
          return true;
        }
      }
      return false;
    }

    int value(Kind kind) {
      for (var meaning : meanings) {
        if (meaning.kind() == kind) {
          return meaning.value();
        }
      }
      return 0;
    }
  }

  /** A weekday and the week that was named with it make one number. */
  private static final int ANOTHER_WEEK = 100;

  private static final BigDecimal LARGEST = BigDecimal.valueOf(9_999);

  private final Lookup<Meaning> words;

  DateWords(Section file, Folding folding) {
    file.expect(
        List.of(
            "about",
            "days",
            "weeks",
            "months",
            "weekdays",
            "month-names",
            "units",
            "ago",
            "later",
            "in",
            "year",
            "month",
            "day",
            "of",
            "on",
            "ordinals",
            "not-after"),
        List.of("years", "one", "not-before", "the", "past", "future"));
    var builder = new Lookup.Builder<Meaning>();
    valued(file, "days", Kind.DAYS, folding, builder);
    valued(file, "weeks", Kind.WEEKS, folding, builder);
    valued(file, "months", Kind.MONTHS, folding, builder);
    valued(file, "years", Kind.YEARS, folding, builder);
    valued(file, "month-names", Kind.MONTH_NAME, folding, builder);
    file.section("weekdays").ifPresent(section -> weekdays(section, folding, builder));
    file.section("units")
        .ifPresent(
            units -> {
              simple(units, "day", Kind.UNIT_DAY, folding, builder);
              simple(units, "week", Kind.UNIT_WEEK, folding, builder);
              simple(units, "month", Kind.UNIT_MONTH, folding, builder);
              simple(units, "year", Kind.UNIT_YEAR, folding, builder);
            });
    simple(file, "ago", Kind.AGO, folding, builder);
    simple(file, "later", Kind.LATER, folding, builder);
    simple(file, "in", Kind.IN, folding, builder);
    simple(file, "year", Kind.YEAR, folding, builder);
    simple(file, "month", Kind.MONTH, folding, builder);
    simple(file, "day", Kind.DAY, folding, builder);
    simple(file, "of", Kind.OF, folding, builder);
    simple(file, "on", Kind.ON, folding, builder);
    simple(file, "ordinals", Kind.ORDINAL, folding, builder);
    simple(file, "not-after", Kind.NOT_AFTER, folding, builder);
    words(file, "one").forEach(word -> builder.add(folding.word(word), new Meaning(Kind.COUNT, 1)));
    simple(file, "not-before", Kind.NOT_BEFORE, folding, builder);
    simple(file, "the", Kind.THE, folding, builder);
    words = builder.build();
  }

  /** Words and whole numbers from left to right; a number inside a word is none. */
  List<Token> in(Folded text, List<Numeral> numerals) {
    var hits = words.in(text).all();
    var tokens = new ArrayList<Token>();
    var last = 0;
    var nextNumeral = 0;
    for (int h = 0; h <= hits.size(); ) {
      var start = h < hits.size() ? hits.get(h).start() : Integer.MAX_VALUE;
      while (nextNumeral < numerals.size() && numerals.get(nextNumeral).start() < start) {
        last = number(numerals.get(nextNumeral++), last, tokens);
      }
      if (h == hits.size()) {
        break;
      }
      var end = hits.get(h).end();
      var meanings = new ArrayList<Meaning>();
      for (; h < hits.size() && hits.get(h).start() == start; h++) {
        if (hits.get(h).end() == end) {
          meanings.add(hits.get(h).meaning());
        }
      }
      if (start >= last) {
        tokens.add(new Token(start, end, meanings));
        last = end;
      }
    }
    return tokens;
  }

  /** The weekday of a token, Monday being 1. */
  static int weekday(int value) {
    return Math.floorMod(value, ANOTHER_WEEK);
  }

  /**
   * The week named with a weekday: -1 the last, 1 this, 2 the next; -2 the last such day; 0 none.
   */
  static int week(int value) {
    return Math.floorDiv(value, ANOTHER_WEEK);
  }

  private static int number(Numeral numeral, int last, List<Token> tokens) {
    var value = numeral.value();
    if (numeral.start() < last
        || !numeral.isWhole()
        || value.compareTo(LARGEST) > 0
        || (numeral.isDigits() && numeral.end() - numeral.start() > 4)) {
      return last;
    }
    var isSpelled = numeral.form() == Numeral.Form.WORDS; // "may one of you": no day of May
    var meaning = new Meaning(isSpelled ? Kind.COUNT : Kind.NUMBER, value.intValue());
    tokens.add(new Token(numeral.start(), numeral.end(), List.of(meaning)));
    return numeral.end();
  }

  private static void weekdays(Section section, Folding folding, Lookup.Builder<Meaning> builder) {
    section.expect(
        List.of("week", "1", "2", "3", "4", "5", "6", "7", "last", "this", "next"), List.of());
    var weeks = words(section, "week");
    for (int day = 1; day <= 7; day++) {
      for (var name : words(section, String.valueOf(day))) {
        var isHan = Letters.isHan(name.charAt(0));
        var full = isHan ? weeks.stream().map(week -> week + name).toList() : List.of(name);
        for (var word : full) {
          builder.add(folding.word(word), new Meaning(Kind.WEEKDAY, day));
          named(section, "last", isHan ? -1 : -2, word, day, folding, builder);
          named(section, "this", 1, word, day, folding, builder);
          named(section, "next", 2, word, day, folding, builder);
        }
      }
    }
  }

  private static void named(
      Section section,
      String key,
      int week,
      String word,
      int day,
      Folding folding,
      Lookup.Builder<Meaning> builder) {
    for (var modifier : words(section, key)) {
      if (Letters.isHan(modifier.charAt(0)) == Letters.isHan(word.charAt(0))) {
        var joined = Letters.isHan(word.charAt(0)) ? modifier + word : modifier + " " + word;
        builder.add(folding.word(joined), new Meaning(Kind.WEEKDAY, week * ANOTHER_WEEK + day));
      }
    }
  }

  private static void valued(
      Section file, String key, Kind kind, Folding folding, Lookup.Builder<Meaning> builder) {
    file.section(key)
        .ifPresent(
            section -> {
              for (var value : section.keys()) {
                if (!value.matches("-?[0-9]{1,2}")) {
                  section.problem(section.line(value), "\"" + value + "\" is not a number of days");
                  continue;
                }
                for (var word : words(section, value)) {
                  builder.add(folding.word(word), new Meaning(kind, Integer.parseInt(value)));
                }
              }
            });
  }

  private static void simple(
      Section section, String key, Kind kind, Folding folding, Lookup.Builder<Meaning> builder) {
    words(section, key).forEach(word -> builder.add(folding.word(word), new Meaning(kind, 0)));
  }

  private static List<String> words(Section section, String key) {
    var words = new ArrayList<String>();
    for (var word : section.text(key).split(",")) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }
}
