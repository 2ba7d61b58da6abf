package io.amends.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When something was broken, by the wall clock. Thread-safe. */
final class Outages {

  private record Outage(Instant from, Instant to) {

    Duration within(Instant begin, Instant end) {
      var first = from.isAfter(begin) ? from : begin;
      var last = to.isBefore(end) ? to : end;
      return last.isAfter(first) ? Duration.between(first, last) : Duration.ZERO;
    }
  }

  private final List<Outage> outages = new ArrayList<>();

  synchronized void add(Instant from, Instant to) {
    outages.add(new Outage(from, to));
  }

  /** How long of this time nothing was broken; outages that overlap count for each. */
  synchronized Duration sound(Instant begin, Instant end) {
    var sound = Duration.between(begin, end);
    for (var outage : outages) {
      sound = sound.minus(outage.within(begin, end));
    }
    return sound;
  }
}
