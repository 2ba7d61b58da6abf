package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.opennlp.DateWords.Kind;
import io.amends.language.opennlp.DateWords.Token;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds days, from {@code patterns/date.yaml}, and reckons the relative ones from a given day. */
final class DateFinder {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<![0-9./-])(20[0-9]{2})([-/.])([0-9]{1,2})\\2([0-9]{1,2})(?![0-9])");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?<![0-9./-])([0-9]{1,2})/([0-9]{1,2})(?:/(20[0-9]{2}|[0-9]{2}))?(?![0-9/])");

  /** A day and the offset after its last character. */
  private record Day(LocalDate date, int end) {}

  private final DateWords words;

  DateFinder(DateWords words) {
    this.words = words;
  }

  List<Entity> find(Folded text, List<Numeral> numerals, LocalDate today) {
    var tokens = words.in(text, numerals);
    var found = new ArrayList<Entity>();
    for (int i = 0; i < tokens.size(); i++) {
      var start = tokens.get(i).start();
      day(text, tokens, i, today)
          .ifPresent(day -> found.add(entity(text, start, day.end(), day.date())));
    }
    if (!numerals.isEmpty()) {
      yearFirst(text, found);
      monthFirst(text, tokens, today, found);
    }
    return Spans.longest(found);
  }

  private static Optional<Day> day(Folded text, List<Token> all, int i, LocalDate today) {
    var tokens = new Run(text, all, i);
    try {
      return Optional.ofNullable(relative(tokens, today))
          .or(() -> Optional.ofNullable(counted(tokens, today)))
          .or(() -> Optional.ofNullable(written(tokens, today)))
          .or(() -> Optional.ofNullable(named(tokens, today)));
    } catch (DateTimeException e) {
      return Optional.empty(); // there is no such day
    }
  }

  private static @Nullable Day relative(Run run, LocalDate today) {
    var token = run.at(0);
    if (token.is(Kind.DAYS)) {
      return new Day(today.plusDays(token.value(Kind.DAYS)), token.end());
    }
    if (token.is(Kind.WEEKS)) {
      return new Day(today.plusWeeks(token.value(Kind.WEEKS)), token.end());
    }
    if (token.is(Kind.MONTHS)) {
      return new Day(today.plusMonths(token.value(Kind.MONTHS)), token.end());
    }
    if (token.is(Kind.WEEKDAY)) {
      return new Day(weekday(token.value(Kind.WEEKDAY), today), token.end());
    }
    return null;
  }

  /** A weekday of no named week is the last one that was. */
  private static LocalDate weekday(int value, LocalDate today) {
    var day = DayOfWeek.of(DateWords.weekday(value));
    var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var inThisWeek = monday.plusDays(day.getValue() - 1L);
    return switch (DateWords.week(value)) {
      case -2 -> today.with(TemporalAdjusters.previous(day));
      case -1 -> inThisWeek.minusWeeks(1);
      case 1 -> inThisWeek;
      case 2 -> inThisWeek.plusWeeks(1);
      default -> today.with(TemporalAdjusters.previousOrSame(day));
    };
  }

  /** "3 days ago", "in 2 weeks". */
  private static @Nullable Day counted(Run run, LocalDate today) {
    var in = run.is(0, Kind.IN) ? 1 : 0;
    if (!run.is(in, Kind.NUMBER) || !run.has(in + 1)) {
      return null;
    }
    var unit = unit(run.at(in + 1));
    var count = run.number(in);
    if (unit == null) {
      return null;
    }
    if (run.is(in + 2, Kind.AGO)) {
      return new Day(today.minus(count, unit), run.at(in + 2).end());
    }
    if (run.is(in + 2, Kind.LATER)) {
      return new Day(today.plus(count, unit), run.at(in + 2).end());
    }
    return in == 1 ? new Day(today.plus(count, unit), run.at(2).end()) : null;
  }

  private static @Nullable ChronoUnit unit(Token token) {
    if (token.is(Kind.UNIT_DAY)) {
      return ChronoUnit.DAYS;
    }
    if (token.is(Kind.UNIT_WEEK)) {
      return ChronoUnit.WEEKS;
    }
    if (token.is(Kind.UNIT_MONTH)) {
      return ChronoUnit.MONTHS;
    }
    return token.is(Kind.UNIT_YEAR) ? ChronoUnit.YEARS : null;
  }

  /** Year, month and day with a mark after each; of these the month and the day, or the day. */
  private static @Nullable Day written(Run run, LocalDate today) {
    var month = run.is(0, Kind.NUMBER) && run.is(1, Kind.YEAR) ? 2 : 0;
    if (run.is(month, Kind.NUMBER)
        && run.is(month + 1, Kind.MONTH)
        && run.is(month + 2, Kind.NUMBER)) {
      var end = run.is(month + 3, Kind.DAY) ? month + 3 : month + 2;
      var date =
          month == 2
              ? LocalDate.of(year(run.number(0)), run.number(2), run.number(4))
              : nearest(run.number(0), run.number(2), today);
      return run.is(end + 1, Kind.NOT_AFTER) ? null : new Day(date, run.at(end).end());
    }
    if (run.is(0, Kind.NUMBER) && run.is(1, Kind.DAY) && !run.is(2, Kind.NOT_AFTER)) {
      return new Day(nearest(run.number(0), today), run.at(1).end());
    }
    return null;
  }

  /** "Nov 3, 2026", "3rd of November". */
  private static @Nullable Day named(Run run, LocalDate today) {
    int monthAt;
    int dayAt;
    int next;
    if (run.is(0, Kind.MONTH_NAME) && run.is(1, Kind.NUMBER)) {
      monthAt = 0;
      dayAt = 1;
      next = run.is(2, Kind.ORDINAL) ? 3 : 2;
    } else if (run.is(0, Kind.NUMBER)) {
      dayAt = 0;
      monthAt = run.is(1, Kind.ORDINAL) ? 2 : 1;
      monthAt += run.is(monthAt, Kind.OF) ? 1 : 0;
      next = monthAt + 1;
      if (!run.is(monthAt, Kind.MONTH_NAME)) {
        return null;
      }
    } else {
      return null;
    }
    var month = run.at(monthAt).value(Kind.MONTH_NAME);
    var day = run.number(dayAt);
    if (run.is(next, Kind.NUMBER) && run.number(next) >= 2000) {
      return new Day(LocalDate.of(run.number(next), month, day), run.at(next).end());
    }
    return day > 31 ? null : new Day(nearest(month, day, today), run.at(next - 1).end());
  }

  private static void yearFirst(Folded text, List<Entity> found) {
    var matcher = YEAR_FIRST.matcher(text);
    while (matcher.find()) {
      add(
          text,
          matcher.start(),
          matcher.end(),
          found,
          number(matcher.group(1)),
          number(matcher.group(3)),
          number(matcher.group(4)));
    }
  }

  /** Without a year it may be a fraction: a word before it or a day above 12 must speak for it. */
  private static void monthFirst(
      Folded text, List<Token> tokens, LocalDate today, List<Entity> found) {
    var matcher = MONTH_FIRST.matcher(text);
    while (matcher.find()) {
      var first = number(matcher.group(1));
      var second = number(matcher.group(2));
      var month = first > 12 ? second : first;
      var day = first > 12 ? first : second;
      var start = matcher.start();
      if (matcher.group(3) != null) {
        add(text, start, matcher.end(), found, year(number(matcher.group(3))), month, day);
      } else if (month >= 1
          && month <= 12
          && day >= 1
          && day <= 28
          && (day > 12 || tokens.stream().anyMatch(t -> t.is(Kind.ON) && t.end() == start - 1))) {
        var date = nearest(month, day, today);
        found.add(entity(text, start, matcher.end(), date));
      }
    }
  }

  private static void add(
      Folded text, int start, int end, List<Entity> found, int year, int month, int day) {
    try {
      found.add(entity(text, start, end, LocalDate.of(year, month, day)));
    } catch (DateTimeException e) {
      return; // there is no such day
    }
  }

  private static LocalDate nearest(int month, int day, LocalDate today) {
    var best = LocalDate.of(today.getYear(), month, day);
    for (int years = -1; years <= 1; years += 2) {
      best =
          nearer(best, LocalDate.of(today.getYear() + years, month, Math.min(day, 28)), today, day);
    }
    return best;
  }

  private static LocalDate nearest(int day, LocalDate today) {
    var first = today.withDayOfMonth(1);
    LocalDate best = null;
    for (int months = -1; months <= 1; months++) {
      var month = first.plusMonths(months);
      if (day >= 1 && day <= month.lengthOfMonth()) {
        var candidate = month.withDayOfMonth(day);
        best = best == null ? candidate : nearer(best, candidate, today, day);
      }
    }
    if (best == null) {
      throw new DateTimeException("no such day");
    }
    return best;
  }

  private static LocalDate nearer(LocalDate a, LocalDate b, LocalDate today, int day) {
    var exact = b.getDayOfMonth() == day || day > b.lengthOfMonth() ? b : b.withDayOfMonth(day);
    return distance(exact, today) < distance(a, today) ? exact : a;
  }

  /** People speak of what was more than of what comes. */
  private static long distance(LocalDate date, LocalDate today) {
    var days = ChronoUnit.DAYS.between(date, today);
    return days >= 0 ? days : -2 * days;
  }

  private static int year(int written) {
    return written < 100 ? 2000 + written : written;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static Entity entity(Folded text, int start, int end, LocalDate date) {
    return new Entity(
        Entity.DATE,
        text.written(start, end),
        text.start(start),
        text.end(end),
        date.toString(),
        "");
  }

  /** Tokens that follow each other with nothing but blanks or a comma between. */
  private record Run(Folded text, List<Token> tokens, int from) {

    boolean has(int index) {
      if (from + index >= tokens.size()) {
        return false;
      }
      for (int i = from + 1; i <= from + index; i++) {
        if (!isJoined(tokens.get(i - 1).end(), tokens.get(i).start())) {
          return false;
        }
      }
      return true;
    }

    boolean is(int index, Kind kind) {
      return has(index) && at(index).is(kind);
    }

    Token at(int index) {
      return tokens.get(from + index);
    }

    int number(int index) {
      return at(index).value(Kind.NUMBER);
    }

    private boolean isJoined(int end, int start) {
      for (int i = end; i < start; i++) {
        if (text.charAt(i) != ' ' && text.charAt(i) != ',') {
          return false;
        }
      }
      return start - end <= 2;
    }
  }
}
