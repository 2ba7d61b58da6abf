package io.amends.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Open while there is somebody to talk to. Thread-safe. */
final class Gate {

  private boolean isOpen;

  synchronized void open() {
    isOpen = true;
    notifyAll();
  }

  synchronized void close() {
    isOpen = false;
  }

  synchronized void pass(Duration atMost) {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (!isOpen) {
      var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("the service does not come back");
      }
      try {
        wait(left);
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
    }
  }
}
