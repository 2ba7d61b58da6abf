package io.amends.wording;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out lately, so that the same sentence said to a thousand customers is read once.
 * Holds at most twice the given number of answers: when the younger half is full, the older one is
 * dropped, and what is asked for meanwhile moves over. An answer may be worked out more than once.
 * Thread-safe.
 *
 * @param <K> what the answer depends on, all of it
 */
final class Known<K, V> {

  private final int half;
  private volatile Map<K, V> younger = new ConcurrentHashMap<>();
  private volatile Map<K, V> older = Map.of();

  /**
   * @param half the most answers of either half
   */
  Known(int half) {
    this.half = half;
  }

  V of(K key, Function<? super K, ? extends V> worked) {
    var now = younger;
    V found = now.get(key);
    if (found == null) {
      @Nullable V before = older.get(key);
      found = before == null ? worked.apply(key) : before;
      if (now.size() >= half) {
        now = turned(now);
      }
      now.put(key, found);
    }
    return found;
  }

  private synchronized Map<K, V> turned(Map<K, V> full) {
    if (younger == full) {
      older = full;
      younger = new ConcurrentHashMap<>();
    }
    return younger;
  }
}
