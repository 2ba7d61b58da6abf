package io.amends.throughput;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** How long answers took; of the first two million. Thread-safe. */
final class Samples {

  private static final int MOST = 2_000_000;

  private final int[] micros = new int[MOST];
  private final AtomicLong count = new AtomicLong();

  void add(long nanos) {
    var at = count.getAndIncrement();
    if (at < MOST) {
      micros[(int) at] = (int) Math.min(Integer.MAX_VALUE, nanos / 1_000);
    }
  }

  /** Begins anew. */
  void forget() {
    count.set(0);
  }

  /** Microseconds that this share of the answers took at most; 0 where there are none. */
  int share(double share) {
    var sorted = Arrays.copyOf(micros, (int) Math.min(count.get(), MOST));
    Arrays.sort(sorted);
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
  }
}
