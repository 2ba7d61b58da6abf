package io.amends.language.opennlp;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which day is meant where a part of it was left out. */
final class Days {

  private static final int CENTURY = 2000;

  private Days() {}

  static Optional<LocalDate> of(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year < 100 ? CENTURY + year : year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The nearest day of that month and number. */
  static Optional<LocalDate> nearest(int month, int day, LocalDate today) {
    return nearest(
        IntStream.rangeClosed(-1, 1).mapToObj(k -> of(today.getYear() + k, month, day)), today);
  }

  /** The nearest day of that number in a month. */
  static Optional<LocalDate> nearest(int day, LocalDate today) {
    return nearest(
        IntStream.rangeClosed(-1, 1)
            .mapToObj(today::plusMonths)
            .map(month -> of(month.getYear(), month.getMonthValue(), day)),
        today);
  }

  /** The last day of that number in a month that is not to come. */
  static Optional<LocalDate> last(int day, LocalDate today) {
    return IntStream.rangeClosed(0, 2)
        .mapToObj(today::minusMonths)
        .map(month -> of(month.getYear(), month.getMonthValue(), day))
        .flatMap(Optional::stream)
        .filter(date -> !date.isAfter(today))
        .findFirst();
  }

  private static Optional<LocalDate> nearest(Stream<Optional<LocalDate>> days, LocalDate today) {
    return days.flatMap(Optional::stream).min(Comparator.comparing(day -> distance(day, today)));
  }

  /** People speak of what was more than of what comes. */
  private static long distance(LocalDate day, LocalDate today) {
    var past = ChronoUnit.DAYS.between(day, today);
    return past >= 0 ? past : -2 * past;
  }
}
