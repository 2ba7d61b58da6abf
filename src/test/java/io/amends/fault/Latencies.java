package io.amends.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long each of many things took. Thread-safe. */
final class Latencies {

  private final List<Duration> all = new ArrayList<>();

  synchronized void add(Duration took) {
    all.add(took);
  }

  synchronized int count() {
    return all.size();
  }

  /** At most so long took this share of them, from 0 to 1; zero where there are none. */
  synchronized Duration at(double share) {
    if (all.isEmpty()) {
      return Duration.ZERO;
    }
    var sorted = new ArrayList<>(all);
    Collections.sort(sorted);
    var place = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, Math.min(place, sorted.size() - 1)));
  }

  Duration longest() {
    return at(1);
  }

  @Override
  public String toString() {
    return "p50 " + at(0.5).toMillis() + " ms, p99 " + at(0.99).toMillis() + " ms";
  }
}
