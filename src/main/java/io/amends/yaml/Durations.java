package io.amends.yaml;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads {@code 24 hours}. */
public final class Durations {

  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4}) (second|minute|hour|day)s?");

  private Durations() {}

  /** Zero where it is none, which becomes a finding. */
  public static Duration read(Word word, FileFindings findings) {
    var form = FORM.matcher(word.text());
    if (form.matches()) {
      var unit = ChronoUnit.valueOf(form.group(2).toUpperCase(Locale.ROOT) + "S");
      return Duration.of(Long.parseLong(form.group(1)), unit);
    }
    if (!word.isBlank()) {
      findings.add(
          word.line(),
          word.quoted() + " is no duration",
          "Write a number and seconds, minutes, hours or days: 24 hours.");
    }
    return Duration.ZERO;
  }
}
