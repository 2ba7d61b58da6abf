package io.amends.wording;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By when something was said to be: "within three working days", "tomorrow". Minutes and hours end
 * to the second; days end with their last day, so that whoever says "tomorrow" has all of it.
 *
 * @param count 0 and up; 0 days is today
 */
public record Deadline(int count, Unit unit) {

  /** What is counted. Monday to Friday are working days; holidays are not known. */
  public enum Unit {
    MINUTE,
    HOUR,
    DAY,
    WORKING_DAY,
    WEEK;

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private static final Pattern FORM =
      Pattern.compile("(0|[1-9]\\d{0,3}) (minute|hour|day|working day|week)s?");

  private static final int SATURDAY = 6;
  private static final int DAYS_OF_A_WEEK = 7;

  /** As it is written in files: {@code 3 working days}. */
  public static Optional<Deadline> of(String written) {
    var form = FORM.matcher(written);
    return form.matches()
        ? Optional.of(
            new Deadline(
                Integer.parseInt(form.group(1)),
                Unit.valueOf(form.group(2).toUpperCase(Locale.ROOT).replace(' ', '_'))))
        : Optional.empty();
  }

  /** The first moment at which it is too late. */
  public Instant after(Instant said, ZoneId zone) {
    var day = said.atZone(zone).toLocalDate();
    return switch (unit) {
      case MINUTE -> said.plus(Duration.ofMinutes(count));
      case HOUR -> said.plus(Duration.ofHours(count));
      case DAY -> end(day.plusDays(count), zone);
      case WEEK -> end(day.plusDays((long) count * DAYS_OF_A_WEEK), zone);
      case WORKING_DAY -> end(workingDay(day), zone);
    };
  }

  private LocalDate workingDay(LocalDate from) {
    var day = from;
    for (var left = count; left > 0; ) {
      day = day.plusDays(1);
      left -= isWorkingDay(day) ? 1 : 0;
    }
    return day;
  }

  private static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek().getValue() < SATURDAY;
  }

  private static Instant end(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** As it is written in files. */
  @Override
  public String toString() {
    return count + " " + unit.word() + (count == 1 ? "" : "s");
  }
}
