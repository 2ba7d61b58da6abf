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

  /**
   * A word or number of a text; a word may mean several things.
   *
   * @param kinds what it can be, a bit for each {@link Kind}: asked far more often than made
   */
  record Token(int start, int end, List<Meaning> meanings, int kinds) {

    /** All with which a day can begin. */
    private static final int BEGINNINGS =
        bit(Kind.DAYS)
            | bit(Kind.WEEKS)
            | bit(Kind.MONTHS)
            | bit(Kind.WEEKDAY)
            | bit(Kind.IN)
            | bit(Kind.NUMBER)
            | bit(Kind.COUNT)
            | bit(Kind.YEARS)
            | bit(Kind.MONTH_NAME);

    Token(int start, int end, List<Meaning> meanings) {
      this(start, end, meanings, kinds(meanings));
    }

    boolean is(Kind kind) {
      return (kinds & bit(kind)) != 0;
    }

    boolean canBegin() {
      return (kinds & BEGINNINGS) != 0;
    }

    int value(Kind kind) {
      for (int i = 0; i < meanings.size(); i++) {
        if (meanings.get(i).kind() == kind) {
          return meanings.get(i).value();
        }
      }
      return 0;
    }

    private static int kinds(List<Meaning> meanings) {
      var kinds = 0;
      for (int i = 0; i < meanings.size(); i++) {
        kinds |= bit(meanings.get(i).kind());
      }
      return kinds;
    }

    private static int bit(Kind kind) {
      return 1 << kind.ordinal();
    }
  }

  /** A weekday and the week that was named with it make one number. */
  private static final int ANOTHER_WEEK = 100;

  private static final BigDecimal LARGEST = BigDecimal.valueOf(9_999);

  private final Lookup<Meaning> words;

  DateWords(Section file, Lexicon lexicon) {
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
    valued(file, "days", Kind.DAYS, lexicon, builder);
    valued(file, "weeks", Kind.WEEKS, lexicon, builder);
    valued(file, "months", Kind.MONTHS, lexicon, builder);
    valued(file, "years", Kind.YEARS, lexicon, builder);
    valued(file, "month-names", Kind.MONTH_NAME, lexicon, builder);
    file.section("weekdays").ifPresent(section -> weekdays(section, lexicon, builder));
    file.section("units")
        .ifPresent(
            units -> {
              simple(units, "day", Kind.UNIT_DAY, lexicon, builder);
              simple(units, "week", Kind.UNIT_WEEK, lexicon, builder);
              simple(units, "month", Kind.UNIT_MONTH, lexicon, builder);
              simple(units, "year", Kind.UNIT_YEAR, lexicon, builder);
            });
    simple(file, "ago", Kind.AGO, lexicon, builder);
    simple(file, "later", Kind.LATER, lexicon, builder);
    simple(file, "in", Kind.IN, lexicon, builder);
    simple(file, "year", Kind.YEAR, lexicon, builder);
    simple(file, "month", Kind.MONTH, lexicon, builder);
    simple(file, "day", Kind.DAY, lexicon, builder);
    simple(file, "of", Kind.OF, lexicon, builder);
    simple(file, "on", Kind.ON, lexicon, builder);
    simple(file, "ordinals", Kind.ORDINAL, lexicon, builder);
    simple(file, "not-after", Kind.NOT_AFTER, lexicon, builder);
    words(file, "one").forEach(word -> builder.add(lexicon.word(word), new Meaning(Kind.COUNT, 1)));
    simple(file, "not-before", Kind.NOT_BEFORE, lexicon, builder);
    simple(file, "the", Kind.THE, lexicon, builder);
    words = builder.build(lexicon);
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
      var first = h;
      var end = hits.get(h).end(); // longer ones come before shorter ones
      while (h < hits.size() && hits.get(h).start() == start && hits.get(h).end() == end) {
        h++;
      }
      if (start >= last) {
        tokens.add(new Token(start, end, meanings(hits, first, h)));
        last = end;
      }
      while (h < hits.size() && hits.get(h).start() == start) {
        h++;
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

  private static List<Meaning> meanings(List<Lookup.Hit<Meaning>> hits, int from, int to) {
    if (to == from + 1) {
      return List.of(hits.get(from).meaning());
    }
    var meanings = new ArrayList<Meaning>(to - from);
    for (int h = from; h < to; h++) {
      meanings.add(hits.get(h).meaning());
    }
    return meanings;
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

  private static void weekdays(Section section, Lexicon lexicon, Lookup.Builder<Meaning> builder) {
    section.expect(
        List.of("week", "1", "2", "3", "4", "5", "6", "7", "last", "this", "next"), List.of());
    var weeks = words(section, "week");
    for (int day = 1; day <= 7; day++) {
      for (var name : words(section, String.valueOf(day))) {
        var isHan = Letters.isHan(name.charAt(0));
        var full = isHan ? weeks.stream().map(week -> week + name).toList() : List.of(name);
        for (var word : full) {
          builder.add(lexicon.word(word), new Meaning(Kind.WEEKDAY, day));
          named(section, "last", isHan ? -1 : -2, word, day, lexicon, builder);
          named(section, "this", 1, word, day, lexicon, builder);
          named(section, "next", 2, word, day, lexicon, builder);
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
      Lexicon lexicon,
      Lookup.Builder<Meaning> builder) {
    for (var modifier : words(section, key)) {
      if (Letters.isHan(modifier.charAt(0)) == Letters.isHan(word.charAt(0))) {
        var joined = Letters.isHan(word.charAt(0)) ? modifier + word : modifier + " " + word;
        builder.add(lexicon.word(joined), new Meaning(Kind.WEEKDAY, week * ANOTHER_WEEK + day));
      }
    }
  }

  private static void valued(
      Section file, String key, Kind kind, Lexicon lexicon, Lookup.Builder<Meaning> builder) {
    file.section(key)
        .ifPresent(
            section -> {
              for (var value : section.keys()) {
                if (!value.matches("-?[0-9]{1,2}")) {
                  section.problem(section.line(value), "\"" + value + "\" is not a number of days");
                  continue;
                }
                for (var word : words(section, value)) {
                  builder.add(lexicon.word(word), new Meaning(kind, Integer.parseInt(value)));
                }
              }
            });
  }

  private static void simple(
      Section section, String key, Kind kind, Lexicon lexicon, Lookup.Builder<Meaning> builder) {
    words(section, key).forEach(word -> builder.add(lexicon.word(word), new Meaning(kind, 0)));
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
