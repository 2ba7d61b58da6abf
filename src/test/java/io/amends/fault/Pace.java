package io.amends.fault;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Lets so many pass in a second, at equal distances, whoever they are. What was not used while
 * nobody could pass is not made up for. Thread-safe.
 */
final class Pace {

  /** For all who ask as fast as they are answered. */
  static final Pace FREE = new Pace(0);

  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  private final long between;
  private long next = System.nanoTime();

  private Pace(long between) {
    this.between = between;
  }

  /**
   * @param perSecond more than 0
   */
  static Pace of(double perSecond) {
    return new Pace((long) (TimeUnit.SECONDS.toNanos(1) / perSecond));
  }

  boolean isFree() {
    return between == 0;
  }

  double perSecond() {
    return (double) TimeUnit.SECONDS.toNanos(1) / between;
  }

  /** Comes back when it is one's turn, or when nobody goes on. */
  void await(BooleanSupplier isGoingOn) {
    if (isFree()) {
      return;
    }
    var turn = turn();
    for (var left = turn - System.nanoTime();
        left > 0 && isGoingOn.getAsBoolean();
        left = turn - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, LOOK_AGAIN_NANOS));
    }
  }

  private synchronized long turn() {
    next = Math.max(next + between, System.nanoTime());
    return next;
  }
}
