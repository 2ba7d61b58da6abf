package io.amends.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the customer still waits for: promises not kept yet, remedies under way; oldest first. */
final class Owed {

  private Owed() {}

  /** A promise made once more under the same id takes the place of the first. */
  static List<Promise> with(List<Promise> promises, Promise promise) {
    var next = new ArrayList<>(without(promises, promise.id()));
    next.add(promise);
    return next;
  }

  static List<Promise> without(List<Promise> promises, String id) {
    return promises.stream().filter(promise -> !promise.id().equals(id)).toList();
  }

  /** With one of them in another state. */
  static List<Promise> in(List<Promise> promises, String id, String state) {
    return promises.stream()
        .map(promise -> promise.id().equals(id) ? promise.in(state) : promise)
        .toList();
  }

  /** When the first of them must be looked at again; empty: none has to be. */
  static Optional<Instant> nextLook(List<Promise> promises) {
    return promises.stream().flatMap(Promise::nextLook).min(Instant::compareTo);
  }

  /** A remedy that is done or refused is not watched any more. */
  static List<Watch> progressed(List<Watch> watched, String remedy, String state) {
    return watched.stream()
        .filter(watch -> !watch.id().equals(remedy) || !Watch.isOver(state))
        .map(watch -> watch.id().equals(remedy) ? watch.at(state) : watch)
        .toList();
  }
}
