package io.amends.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Retry-After} header: seconds or an HTTP date. Never fails. */
public final class RetryAfter {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,19}");

  private RetryAfter() {}

  /**
   * How long the other end wants to be left alone, at most a day; {@code null} where the header is
   * absent, no such thing, or in the past.
   */
  public static @Nullable Duration of(@Nullable String header, Instant now) {
    if (header == null || header.isBlank() || header.length() > 40) {
      return null;
    }
    try {
      var wait = wait(header.strip(), now);
      if (wait.isNegative() || wait.isZero()) {
        return null;
      }
      return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private static Duration wait(String header, Instant now) {
    return SECONDS.matcher(header).matches()
        ? Duration.ofSeconds(Long.parseLong(header))
        : Duration.between(
            now, ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
  }
}
