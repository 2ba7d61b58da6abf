package io.amends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void seconds_and_dates_are_read_and_a_day_is_the_longest() {
    assertThat(RetryAfter.of("120", NOW)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.of("Sat, 21 Nov 2026 12:01:30 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(RetryAfter.of("9999999999", NOW)).isEqualTo(Duration.ofDays(1));
    assertThat(RetryAfter.of("9223372036854775807", NOW)).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        " ",
        "0",
        "-5",
        "soon",
        "1.5",
        "99999999999999999999",
        "\u0661",
        "Sat, 21 Nov 2026 11:59:00 GMT",
        "Sat, 99 Nov 2026 12:01:30 GMT"
      })
  void what_names_no_time_to_come_is_nothing(String header) {
    assertThat(RetryAfter.of(header, NOW)).isNull();
  }
}
