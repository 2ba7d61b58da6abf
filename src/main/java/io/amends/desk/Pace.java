package io.amends.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How fast agents take who waits: the median of the last takes, idle time left out. Bounded both
 * ways, so that one odd take promises nothing silly. Not thread-safe.
 */
final class Pace {

  private static final int TAKES = 15;
  private static final int TELLING = 3;
  private static final Duration ASSUMED = Duration.ofSeconds(60);
  private static final Duration FASTEST = Duration.ofSeconds(5);
  private static final Duration SLOWEST = Duration.ofMinutes(15);

  private final Deque<Duration> takes = new ArrayDeque<>();
  private @Nullable Instant lastTake;

  /**
   * Somebody who waited since then was taken now. The time before anybody waited does not count.
   */
  void taken(Instant waitingSince, Instant now) {
    var from = lastTake == null || lastTake.isBefore(waitingSince) ? waitingSince : lastTake;
    takes.addLast(Duration.between(from, now));
    if (takes.size() > TAKES) {
      takes.removeFirst();
    }
    lastTake = now;
  }

  /** How long one place in the queue is likely to take; a minute until enough is known. */
  Duration ofAPlace() {
    if (takes.size() < TELLING) {
      return ASSUMED;
    }
    var median = takes.stream().sorted().skip(takes.size() / 2).findFirst().orElse(ASSUMED);
    if (median.compareTo(FASTEST) < 0) {
      return FASTEST;
    }
    return median.compareTo(SLOWEST) > 0 ? SLOWEST : median;
  }
}
