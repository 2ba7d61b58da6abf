package io.amends;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * Begins at the time of another clock and goes on by a counter that nobody sets. So time neither
 * jumps nor stands while somebody sets the machine's clock, or while a leap second is put in; who
 * uses it must be told from outside how far it has drifted. Thread-safe.
 */
final class SteadyClock extends Clock {

  private final Instant began;
  private final long origin;
  private final LongSupplier nanos;
  private final ZoneId zone;

  /**
   * @param start asked once
   */
  SteadyClock(Clock start) {
    this(start, System::nanoTime);
  }

  /**
   * @param nanos nanoseconds since whenever, as {@link System#nanoTime()}
   */
  SteadyClock(Clock start, LongSupplier nanos) {
    this(start.instant(), nanos.getAsLong(), nanos, start.getZone());
  }

  private SteadyClock(Instant began, long origin, LongSupplier nanos, ZoneId zone) {
    this.began = began;
    this.origin = origin;
    this.nanos = nanos;
    this.zone = zone;
  }

  @Override
  public Instant instant() {
    return began.plusNanos(nanos.getAsLong() - origin);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SteadyClock(began, origin, nanos, other);
  }
}
