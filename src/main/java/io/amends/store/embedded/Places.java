package io.amends.store.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Where the records of one history are, in order; with the history's version after the last one.
 * Immutable, though a longer one shares its array with the shorter one that it was made from: only
 * the newest may be made longer.
 */
final class Places {

  static final Places NONE = new Places(0, new long[2], 0);

  private final long version;
  private final long[] packed;
  private final int count;

  private Places(long version, long[] packed, int count) {
    this.version = version;
    this.packed = packed;
    this.count = count;
  }

  long version() {
    return version;
  }

  Places and(Place place, long newVersion) {
    var room =
        this == NONE || count == packed.length
            ? Arrays.copyOf(packed, Math.max(2, count * 2))
            : packed;
    room[count] = place.packed();
    return new Places(newVersion, room, count + 1);
  }

  static Places of(long version, long[] packed) {
    return new Places(
        version, packed.length < 2 ? Arrays.copyOf(packed, 2) : packed, packed.length);
  }

  boolean isNone() {
    return count == 0;
  }

  int count() {
    return count;
  }

  boolean contains(Place place) {
    var wanted = place.packed();
    for (var n = count - 1; n >= 0; n--) {
      if (packed[n] == wanted) {
        return true;
      }
    }
    return false;
  }

  boolean endsAt(Place place) {
    return count > 0 && packed[count - 1] == place.packed();
  }

  /** With other places for some of the records. */
  Places moved(Map<Long, Long> moved) {
    var copy = Arrays.copyOf(packed, packed.length);
    for (var n = 0; n < count; n++) {
      copy[n] = moved.getOrDefault(copy[n], copy[n]);
    }
    return new Places(version, copy, count);
  }

  List<Place> all() {
    return LongStream.of(packed).limit(count).mapToObj(Place::unpacked).toList();
  }
}
