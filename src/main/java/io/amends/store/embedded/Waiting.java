package io.amends.store.embedded;

import io.amends.store.Dispatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A dispatch without its body, which is read from its place when it is its turn.
 *
 * @param bytes what it takes on disk, about
 */
record Waiting(String id, String lane, int attempts, Instant notBefore, Place place, int bytes) {

  private static final Place NOWHERE = new Place(0, 0);

  /** Before it has a place. */
  static Waiting of(Dispatch dispatch) {
    return new Waiting(
        dispatch.id(),
        dispatch.lane(),
        dispatch.attempts(),
        dispatch.notBefore(),
        NOWHERE,
        Waste.CHANGE + dispatch.body().length());
  }

  static List<Waiting> allOf(List<Dispatch> dispatches) {
    return dispatches.isEmpty()
        ? List.of() // as of most appends
        : dispatches.stream().map(Waiting::of).toList();
  }

  Waiting at(Place newPlace) {
    return new Waiting(id, lane, attempts, notBefore, newPlace, bytes);
  }

  Waiting moved(Map<Long, Long> moved) {
    var to = moved.get(place.packed());
    return to == null ? this : at(Place.unpacked(to));
  }

  Waiting postponed(Instant newNotBefore) {
    return new Waiting(id, lane, attempts + 1, newNotBefore, place, bytes);
  }

  Waiting unparked() {
    return new Waiting(id, lane, 0, notBefore, place, bytes);
  }

  /** The dispatch as it now stands. */
  Dispatch with(Dispatch asWritten) {
    return new Dispatch(id, lane, asWritten.destination(), asWritten.body(), attempts, notBefore);
  }
}
