package io.amends.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long each of many things took. Thread-safe. */
final class Latencies {

  private final List<Duration> all = new ArrayList<>();
  private String slowest = "";

  void add(Duration took) {
    add(took, "");
  }

  /**
   * @param what it was, for people
   */
  synchronized void add(Duration took, String what) {
    if (took.compareTo(longest()) > 0) {
      slowest = what;
    }
    all.add(took);
  }

  /** What took longest; empty where nobody told. */
  synchronized String slowest() {
    return slowest;
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

  synchronized Duration longest() {
    return all.isEmpty() ? Duration.ZERO : Collections.max(all);
  }

  @Override
  public String toString() {
    return "p50 " + at(0.5).toMillis() + " ms, p99 " + at(0.99).toMillis() + " ms";
  }
}
