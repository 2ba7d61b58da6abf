package io.amends.store.embedded;

import io.amends.store.DeadLetter;
import io.amends.store.Dispatch;
import java.time.Instant;
import java.util.Map;

/** A dispatch that was given up, without its body. */
record Parked(Waiting waiting, Instant since, String reason) {

  Parked moved(Map<Long, Long> moved) {
    return new Parked(waiting.moved(moved), since, reason);
  }

  /**
   * @param asWritten the dispatch as it is in its record
   */
  DeadLetter with(Dispatch asWritten) {
    return new DeadLetter(waiting.with(asWritten), reason, since);
  }
}
