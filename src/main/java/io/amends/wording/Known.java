package io.amends.wording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
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
 * <p>No text is held, for it may name somebody who is erased: only a salted SHA-256 of it, cut to
 * 128 bits.
 *
 * @param <K> what the answer depends on, all of it; its {@code toString()} tells all of it
 */
final class Known<K, V> {

  private static final int SALT = 16;

  private final int half;
  private final MessageDigest salted;
  private volatile Map<Print, V> younger = new ConcurrentHashMap<>();
  private volatile Map<Print, V> older = Map.of();

  private record Print(long one, long two) {}

  /**
   * @param half the most answers of either half
   */
  Known(int half) {
    this.half = half;
    this.salted = salted();
  }

  private static MessageDigest salted() {
    var salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return digest;
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every Java", missing);
    }
  }

  V of(K key, Function<? super K, ? extends V> worked) {
    var print = print(key.toString());
    var now = younger;
    V found = now.get(print);
    if (found == null) {
      @Nullable V before = older.get(print);
      found = before == null ? worked.apply(key) : before;
      if (now.size() >= half) {
        now = turned(now);
      }
      now.put(print, found);
    }
    return found;
  }

  private synchronized Map<Print, V> turned(Map<Print, V> full) {
    if (younger == full) {
      older = full;
      younger = new ConcurrentHashMap<>();
    }
    return younger;
  }

  private Print print(String text) {
    try {
      // To look for an algorithm costs more than to use it.
      var digest = (MessageDigest) salted.clone();
      var bytes = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
      return new Print(bytes.getLong(), bytes.getLong());
    } catch (CloneNotSupportedException gone) {
      throw new IllegalStateException("the SHA-256 of every Java can be cloned", gone);
    }
  }
}
