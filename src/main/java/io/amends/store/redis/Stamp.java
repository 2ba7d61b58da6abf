package io.amends.store.redis;

import java.time.Instant;

/**
 * Times as scores of sorted sets: whole microseconds since 1970, which a double holds exactly until
 * the year 2255. Later and earlier ones are cut to what it holds.
 */
final class Stamp {

  private static final long MICROS = 1_000_000;
  private static final int NANOS = 1_000;
  private static final long BOUND = 1L << 53;

  private Stamp() {}

  /** For what is done <em>at</em> a time: rounded up, so that it is never early. */
  static long notBefore(Instant time) {
    var micros = micros(time);
    return time.getNano() % NANOS == 0 || micros == BOUND ? micros : micros + 1;
  }

  /** For the time that it is: rounded down. */
  static long now(Instant time) {
    return micros(time);
  }

  /** The time of a score. */
  static Instant time(double score) {
    var micros = (long) score;
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS);
  }

  private static long micros(Instant time) {
    var limit = BOUND / MICROS - 1;
    if (time.getEpochSecond() > limit) {
      return BOUND;
    }
    if (time.getEpochSecond() < -limit) {
      return -BOUND;
    }
    return time.getEpochSecond() * MICROS + time.getNano() / NANOS;
  }
}
