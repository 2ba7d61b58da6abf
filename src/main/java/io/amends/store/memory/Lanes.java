package io.amends.store.memory;

import io.amends.store.DeadLetter;
import io.amends.store.Dispatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dispatches that wait in their lanes, and those that were given up. Not thread-safe. */
final class Lanes {

  /** By lane, then by id in the order they go out. A lane that is empty is not here. */
  private final Map<String, LinkedHashMap<String, Dispatch>> lanes = new HashMap<>();

  /** By id, for every dispatch that waits. */
  private final Map<String, String> laneOf = new HashMap<>();

  private final Map<String, DeadLetter> parked = new LinkedHashMap<>();

  /** Adds all or none. */
  void add(List<Dispatch> dispatches) {
    dispatches.forEach(this::requireNew);
    dispatches.forEach(this::enqueue);
  }

  private void requireNew(Dispatch dispatch) {
    if (laneOf.containsKey(dispatch.id()) || parked.containsKey(dispatch.id())) {
      throw new IllegalArgumentException("dispatch " + dispatch.id() + " waits already");
    }
  }

  private void enqueue(Dispatch dispatch) {
    laneOf.put(dispatch.id(), dispatch.lane());
    lanes
        .computeIfAbsent(dispatch.lane(), lane -> new LinkedHashMap<>())
        .put(dispatch.id(), dispatch);
  }

  List<Dispatch> ready(Instant now, int limit) {
    return lanes.values().stream()
        .map(lane -> lane.values().iterator().next())
        .filter(head -> !head.notBefore().isAfter(now))
        .sorted(Comparator.comparing(Dispatch::notBefore))
        .limit(limit)
        .toList();
  }

  void sent(String id) {
    remove(id);
    parked.remove(id);
  }

  void postponed(String id, Instant notBefore) {
    var lane = lanes.get(laneOf.get(id));
    if (lane != null) {
      lane.computeIfPresent(id, (same, old) -> with(old, old.attempts() + 1, notBefore));
    }
  }

  void parked(String id, Instant at, String reason) {
    var dispatch = remove(id);
    if (dispatch != null) {
      parked.put(id, new DeadLetter(dispatch, reason, at));
    }
  }

  List<DeadLetter> deadLetters() {
    return new ArrayList<>(parked.values());
  }

  void unparked(String id) {
    var letter = parked.remove(id);
    if (letter != null) {
      var dispatch = letter.dispatch();
      enqueue(with(dispatch, 0, dispatch.notBefore()));
    }
  }

  void erase(String id) {
    remove(id);
    parked.remove(id);
  }

  private @Nullable Dispatch remove(String id) {
    var name = laneOf.remove(id);
    var lane = name == null ? null : lanes.get(name);
    if (lane == null) {
      return null;
    }
    var dispatch = lane.remove(id);
    if (lane.isEmpty()) {
      lanes.remove(name);
    }
    return dispatch;
  }

  private static Dispatch with(Dispatch dispatch, int attempts, Instant notBefore) {
    return new Dispatch(
        dispatch.id(),
        dispatch.lane(),
        dispatch.destination(),
        dispatch.body(),
        attempts,
        notBefore);
  }
}
