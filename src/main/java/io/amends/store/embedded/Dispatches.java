package io.amends.store.embedded;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Dispatches in their lanes, and those that were given up. Thread-safe. */
final class Dispatches {

  private static final Comparator<Waiting> SOONEST_FIRST =
      Comparator.comparing(Waiting::notBefore).thenComparing(Waiting::id);

  /** By lane, then by id in the order they go out. A lane that is empty is not here. */
  private final Map<String, LinkedHashMap<String, Waiting>> lanes = new HashMap<>();

  /** The first of every lane. */
  private final TreeSet<Waiting> heads = new TreeSet<>(SOONEST_FIRST);

  /** By id, for all that wait. */
  private final Map<String, String> laneOf = new HashMap<>();

  private final Map<String, Parked> parked = new LinkedHashMap<>();

  synchronized boolean contains(String id) {
    return laneOf.containsKey(id) || parked.containsKey(id);
  }

  synchronized int size() {
    return laneOf.size();
  }

  synchronized void add(Waiting waiting) {
    laneOf.put(waiting.id(), waiting.lane());
    change(waiting.lane(), lane -> lane.put(waiting.id(), waiting));
  }

  synchronized List<Waiting> ready(Instant now, int limit) {
    var ready = new ArrayList<Waiting>();
    for (var head : heads) {
      if (head.notBefore().isAfter(now) || ready.size() >= limit) {
        break;
      }
      ready.add(head);
    }
    return ready;
  }

  /** About how many bytes nobody needs any more. */
  synchronized int sent(String id) {
    var gone = remove(id);
    var wasParked = parked.remove(id);
    return (gone == null ? 0 : gone.bytes())
        + (wasParked == null ? 0 : wasParked.waiting().bytes());
  }

  /** All that wait, each lane in its order. */
  synchronized List<Waiting> waiting() {
    return lanes.values().stream().flatMap(lane -> lane.values().stream()).toList();
  }

  /** Whether a dispatch that waits, or was given up, is read from that place. */
  synchronized boolean isAt(String id, Place place) {
    var givenUp = parked.get(id);
    var lane = lanes.get(laneOf.getOrDefault(id, ""));
    var waiting = givenUp != null ? givenUp.waiting() : lane == null ? null : lane.get(id);
    return waiting != null && waiting.place().equals(place);
  }

  /** One that was given up. */
  synchronized void add(Parked givenUp) {
    parked.put(givenUp.waiting().id(), givenUp);
  }

  synchronized void eraseAt(Set<Place> places) {
    parked.values().removeIf(givenUp -> places.contains(givenUp.waiting().place()));
    waiting().stream()
        .filter(waiting -> places.contains(waiting.place()))
        .forEach(waiting -> remove(waiting.id()));
  }

  synchronized void move(Map<Long, Long> moved) {
    parked.replaceAll((id, givenUp) -> givenUp.moved(moved));
    for (var name : List.copyOf(lanes.keySet())) {
      change(name, lane -> lane.replaceAll((id, waiting) -> waiting.moved(moved)));
    }
  }

  synchronized void postponed(String id, Instant notBefore) {
    var lane = laneOf.get(id);
    if (lane != null) {
      change(
          lane, same -> same.computeIfPresent(id, (key, waiting) -> waiting.postponed(notBefore)));
    }
  }

  synchronized void parked(String id, Instant since, String reason) {
    var waiting = remove(id);
    if (waiting != null) {
      parked.put(id, new Parked(waiting, since, reason));
    }
  }

  synchronized List<Parked> parked() {
    return List.copyOf(parked.values());
  }

  synchronized void unparked(String id) {
    var givenUp = parked.remove(id);
    if (givenUp != null) {
      add(givenUp.waiting().unparked());
    }
  }

  private @Nullable Waiting remove(String id) {
    var name = laneOf.remove(id);
    if (name == null) {
      return null;
    }
    var lane = lanes.get(name);
    var waiting = lane == null ? null : lane.get(id);
    change(name, left -> left.remove(id));
    return waiting;
  }

  private void change(String name, Consumer<LinkedHashMap<String, Waiting>> change) {
    var lane = lanes.computeIfAbsent(name, fresh -> new LinkedHashMap<>());
    if (!lane.isEmpty()) {
      heads.remove(lane.values().iterator().next());
    }
    change.accept(lane);
    if (lane.isEmpty()) {
      lanes.remove(name);
    } else {
      heads.add(lane.values().iterator().next());
    }
  }
}
