package io.amends.store.embedded;

import java.util.Arrays;
import java.util.List;
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

  List<Place> all() {
    return LongStream.of(packed).limit(count).mapToObj(Place::unpacked).toList();
  }
}
