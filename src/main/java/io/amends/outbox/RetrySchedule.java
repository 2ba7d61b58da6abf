package io.amends.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after each failed attempt: densely for the first minutes, so that a receiver
 * that was away for one gets its messages soon after; then as Standard Webhooks says, over three
 * days. Each wait is made up to 30 % longer by chance, lest all come back at the same moment.
 */
final class RetrySchedule {

  private static final double SPREAD = 0.3;

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private final DoubleSupplier chance;

  /**
   * @param chance from 0 to 1
   */
  RetrySchedule(DoubleSupplier chance) {
    this.chance = chance;
  }

  /**
   * The wait after so many failed attempts; empty when it has been tried often enough.
   *
   * @param attempts 1 and up
   */
  Optional<Duration> waitAfter(int attempts) {
    if (attempts > WAITS.size()) {
      return Optional.empty();
    }
    var wait = WAITS.get(attempts - 1);
    return Optional.of(wait.plusMillis((long) (wait.toMillis() * SPREAD * chance.getAsDouble())));
  }
}
