package io.amends.outbox;

import io.amends.store.Dispatch;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which lanes are being sent. One dispatch a lane, so many lanes a destination, and none of a
 * destination that asked to be left alone: a slow or busy receiver never takes the places of
 * another. Thread-safe.
 */
final class Lanes {

  private final int perDestination;
  private final Set<String> busy = new HashSet<>();
  private final Map<String, Integer> sending = new HashMap<>();
  private final Map<String, Instant> resting = new HashMap<>();

  /** Dispatches that were settled since the look at the store began: its answer may be older. */
  private final Set<String> settled = new HashSet<>();

  Lanes(int perDestination) {
    this.perDestination = perDestination;
  }

  /** A look at the store begins; what was settled before it is settled in what it will see. */
  synchronized void lookBegins() {
    settled.clear();
  }

  /** Takes the dispatch's lane, if it is free and may be sent now. */
  synchronized boolean claim(Dispatch dispatch, Instant now) {
    var destination = dispatch.destination();
    if (settled.contains(dispatch.id())
        || now.isBefore(resting.getOrDefault(destination, Instant.MIN))
        || sending.getOrDefault(destination, 0) >= perDestination
        || !busy.add(dispatch.lane())) {
      return false;
    }
    sending.merge(destination, 1, Integer::sum);
    return true;
  }

  synchronized void release(Dispatch dispatch) {
    settled.add(dispatch.id());
    busy.remove(dispatch.lane());
    sending.merge(dispatch.destination(), -1, Integer::sum);
  }

  /** Nothing of that destination is claimed before then. */
  synchronized void rest(String destination, Instant until) {
    resting.merge(destination, until, (old, now) -> old.isAfter(now) ? old : now);
  }

  synchronized int inFlight() {
    return busy.size();
  }
}
