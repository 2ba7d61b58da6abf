package io.amends;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time by which everything is dated and due: this machine's, until it is told another one.
 * Where nodes share a store it is the store's, so that none of them does anything early or late
 * because its own clock is wrong. Thread-safe.
 */
final class ServiceClock extends Clock {

  private final Clock own;
  private final AtomicLong correction;

  ServiceClock(Clock own) {
    this(own, new AtomicLong());
  }

  private ServiceClock(Clock own, AtomicLong correction) {
    this.own = own;
    this.correction = correction;
  }

  /** By this machine's clock, whatever others say. */
  Instant own() {
    return own.instant();
  }

  /** How much is added to this machine's time. */
  Duration correction() {
    return Duration.ofNanos(correction.get());
  }

  void correct(Duration newCorrection) {
    correction.set(newCorrection.toNanos());
  }

  @Override
  public Instant instant() {
    return own.instant().plusNanos(correction.get());
  }

  @Override
  public ZoneId getZone() {
    return own.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ServiceClock(own.withZone(zone), correction);
  }
}
