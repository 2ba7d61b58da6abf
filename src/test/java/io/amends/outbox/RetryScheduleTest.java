package io.amends.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  @Test
  void waits_are_dense_for_the_first_minutes_and_end_after_three_days() {
    assertThat(seconds(0))
        .containsExactly(
            1L, 5L, 15L, 30L, 30L, 60L, 300L, 1_800L, 7_200L, 18_000L, 36_000L, 50_400L, 72_000L,
            86_400L);
    assertThat(new RetrySchedule(() -> 0).waitAfter(15)).isEmpty();
  }

  @Test
  void chance_makes_a_wait_up_to_thirty_per_cent_longer_and_never_shorter() {
    assertThat(new RetrySchedule(() -> 1).waitAfter(7)).contains(Duration.ofSeconds(390));
    assertThat(new RetrySchedule(() -> 0).waitAfter(7)).contains(Duration.ofSeconds(300));
  }

  private static long[] seconds(double chance) {
    var schedule = new RetrySchedule(() -> chance);
    return IntStream.rangeClosed(1, 14)
        .mapToLong(attempt -> schedule.waitAfter(attempt).orElseThrow().toSeconds())
        .toArray();
  }
}
