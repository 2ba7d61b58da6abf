package io.amends.engine;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What the engine knows of whichever thread calls it. Thread-safe. */
@FunctionalInterface
public interface CallingThread {

  /**
   * Whether it takes turns itself, as an event loop does for its sockets: to wake another one costs
   * more than most turns. One that brings many at once must not.
   */
  boolean takesTurns();

  /** Where it is told that something takes too long; capable of waiting. */
  default Scheduler scheduler() {
    return Schedulers.parallel();
  }
}
