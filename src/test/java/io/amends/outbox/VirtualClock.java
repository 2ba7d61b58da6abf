package io.amends.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;

/** Shows the time of a virtual scheduler. */
final class VirtualClock extends Clock {

  static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final Scheduler scheduler;
  private final long origin;

  VirtualClock(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.origin = scheduler.now(TimeUnit.MILLISECONDS);
  }

  @Override
  public Instant instant() {
    return START.plusMillis(scheduler.now(TimeUnit.MILLISECONDS) - origin);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
