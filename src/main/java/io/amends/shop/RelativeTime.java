package io.amends.shop;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Moments written as a distance from now: {@code -5d}, {@code +2d}, {@code -1d4h30m}. */
final class RelativeTime {

  private static final Pattern FORM =
      Pattern.compile("([+-])(?:(\\d{1,4})d)?(?:(\\d{1,2})h)?(?:(\\d{1,2})m)?");

  private RelativeTime() {}

  static Instant from(Instant now, String text) {
    var match = FORM.matcher(text);
    if (text.length() < 3 || !match.matches()) {
      throw new DateTimeException("no relative time");
    }
    var distance =
        Duration.ofDays(number(match.group(2)))
            .plusHours(number(match.group(3)))
            .plusMinutes(number(match.group(4)));
    return match.group(1).equals("-") ? now.minus(distance) : now.plus(distance);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
