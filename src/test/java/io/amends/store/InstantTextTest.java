package io.amends.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

  private static final long SEED = 20_261_124;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-11-24T23:59:59.999999999Z",
        "2026-11-24T00:00:00.001Z",
        "2026-11-24T10:20:30.000001Z",
        "2026-11-24T10:20:30.100Z",
        "2024-02-29T12:00:00.000000001Z",
        "1969-12-31T23:59:59.500Z",
        "0000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z",
        "9999-12-31T23:59:59.123456Z",
        "+10000-01-01T00:00:00Z",
      })
  void the_ends_of_what_can_be_written(String text) {
    assertThat(InstantText.of(Instant.parse(text))).isEqualTo(text);
  }

  @Test
  void any_time_is_written_as_java_writes_it() {
    var random = new Random(SEED);
    for (var n = 0; n < 100_000; n++) {
      var seconds = random.nextLong(-70_000_000_000L, 260_000_000_000L);
      var step = new int[] {1, 1_000, 1_000_000, 1_000_000_000}[random.nextInt(4)];
      var at = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / step * (long) step);
      assertThat(InstantText.of(at)).isEqualTo(at.toString());
    }
  }
}
