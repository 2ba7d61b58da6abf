package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.opennlp.DateWords.Kind;
import io.amends.language.opennlp.DateWords.Token;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds days, from {@code patterns/date.yaml}, and reckons the relative ones from a given day. */
final class DateFinder {

  private static final int FIRST_YEAR = 2000;

  /** A day and the offset after its last character. */
  private record Day(LocalDate date, int end) {}

  private final DateWords words;
  private final Tense tense;

  DateFinder(Section file, Lexicon lexicon) {
    words = new DateWords(file, lexicon);
    tense = new Tense(file, lexicon.folding());
  }

  List<Entity> find(Folded text, List<Numeral> numerals, LocalDate today) {
    var tokens = words.in(text, numerals);
    var found = new ArrayList<Entity>();
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.get(i).canBegin()) {
        continue; // "the", "of", "on": most words of dates stand in sentences of something else
      }
      var start = tokens.get(i).start();
      day(new Run(text, tokens, i), today)
          .ifPresent(day -> found.add(entity(text, start, day.end(), day.date())));
    }
    if (BareNumber.hasDigit(text)) {
      found.addAll(DigitDates.find(text, tokens, today));
    }
    return Spans.longest(found);
  }

  private Optional<Day> day(Run tokens, LocalDate today) {
    return Optional.ofNullable(relative(tokens, today))
        .or(() -> Optional.ofNullable(counted(tokens, today)))
        .or(() -> written(tokens, today))
        .or(() -> named(tokens, today))
        .or(() -> ordinal(tokens, today));
  }

  private static @Nullable Day relative(Run run, LocalDate today) {
    var token = run.at(0);
    if (token.is(Kind.DAYS)) {
      return new Day(today.plusDays(token.value(Kind.DAYS)), token.end());
    }
    if (token.is(Kind.WEEKS)) {
      return new Day(today.plusWeeks(token.value(Kind.WEEKS)), token.end());
    }
    if (token.is(Kind.MONTHS) && run.is(1, Kind.NUMBER) && run.is(2, Kind.DAY)) {
      var month = today.plusMonths(token.value(Kind.MONTHS));
      return Days.of(month.getYear(), month.getMonthValue(), run.number(1))
          .map(date -> new Day(date, run.at(2).end()))
          .orElse(null);
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
    if (!(run.is(in, Kind.NUMBER) || run.is(in, Kind.COUNT)) || !run.has(in + 1)) {
      return null;
    }
    if (in == 1 && run.isBefore(1, Kind.NOT_BEFORE)) {
      return null; // how long it took
    }
    var unit = unit(run.at(in + 1));
    var count = Math.max(run.number(in), run.at(in).value(Kind.COUNT));
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
  private Optional<Day> written(Run run, LocalDate today) {
    var hasYear = run.is(0, Kind.NUMBER) && run.is(1, Kind.YEAR);
    var month = hasYear ? 2 : run.is(0, Kind.YEARS) ? 1 : 0;
    if (run.is(month, Kind.NUMBER)
        && run.is(month + 1, Kind.MONTH)
        && run.is(month + 2, Kind.NUMBER)) {
      var last = run.is(month + 3, Kind.DAY) ? month + 3 : month + 2;
      if (run.is(last + 1, Kind.NOT_AFTER)) {
        return Optional.empty();
      }
      var date =
          month == 0
              ? Days.nearest(run.number(0), run.number(2), today)
              : Days.of(
                  hasYear ? run.number(0) : today.getYear() + run.at(0).value(Kind.YEARS),
                  run.number(month),
                  run.number(month + 2));
      return date.map(found -> new Day(found, run.at(last).end()));
    }
    if (run.is(0, Kind.NUMBER) && run.is(1, Kind.DAY) && !run.is(2, Kind.NOT_AFTER)) {
      var end = run.at(1).end();
      var date =
          tense.isPast(run.text(), end)
              ? Days.last(run.number(0), today)
              : Days.nearest(run.number(0), today);
      return date.map(found -> new Day(found, end));
    }
    return Optional.empty();
  }

  /** "Nov 3, 2026", "3rd of November". */
  private static Optional<Day> named(Run run, LocalDate today) {
    var monthFirst = run.is(0, Kind.MONTH_NAME) && run.is(1, Kind.NUMBER);
    if (!monthFirst && !run.is(0, Kind.NUMBER)) {
      return Optional.empty();
    }
    var dayAt = monthFirst ? 1 : 0;
    var next = dayAt + (run.is(dayAt + 1, Kind.ORDINAL) ? 2 : 1);
    var monthAt = monthFirst ? 0 : run.is(next, Kind.OF) ? next + 1 : next;
    if (!run.is(monthAt, Kind.MONTH_NAME)) {
      return Optional.empty();
    }
    var last = monthFirst ? next - 1 : monthAt;
    var month = run.at(monthAt).value(Kind.MONTH_NAME);
    if (run.is(last + 1, Kind.NUMBER) && run.number(last + 1) >= FIRST_YEAR) {
      return Days.of(run.number(last + 1), month, run.number(dayAt))
          .map(date -> new Day(date, run.at(last + 1).end()));
    }
    return Days.nearest(month, run.number(dayAt), today)
        .map(date -> new Day(date, run.at(last).end()));
  }

  /** "on the 3rd". */
  private static Optional<Day> ordinal(Run run, LocalDate today) {
    return run.is(0, Kind.NUMBER)
            && run.is(1, Kind.ORDINAL)
            && run.isBefore(1, Kind.THE)
            && run.isBefore(2, Kind.ON)
            && !run.is(2, Kind.NOT_AFTER)
        ? Days.nearest(run.number(0), today).map(date -> new Day(date, run.at(1).end()))
        : Optional.empty();
  }

  static Entity entity(Folded text, int start, int end, LocalDate date) {
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

    /** Whether the token that many before the first is of the kind, with blanks between only. */
    boolean isBefore(int count, Kind kind) {
      return from >= count
          && new Run(text, tokens, from - count).has(count)
          && tokens.get(from - count).is(kind);
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
