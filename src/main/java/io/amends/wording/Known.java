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
 * @param <K> what the answer depends on, all of it
 */
final class Known<K, V> {

  private static final int SALT = 16;

  private final int half;
  private final Function<? super K, ?> mark;
  private volatile Map<Object, V> younger = new ConcurrentHashMap<>();
  private volatile Map<Object, V> older = Map.of();

  private record Print(long one, long two) {}

  private Known(int half, Function<? super K, ?> mark) {
    this.half = half;
    this.mark = mark;
  }

  /**
   * No text is held, for it may name somebody who is erased: only a salted SHA-256 of it, cut to
   * 128 bits.
   *
   * @param half the most answers of either half
   * @param <K> whose {@code toString()} tells all of it
   */
  static <K, V> Known<K, V> ofAnybody(int half) {
    var salted = salted();
    return new Known<>(half, key -> print(salted, key.toString()));
  }

  /**
   * The questions themselves are held, which takes a tenth of the time: words of the shop's own.
   *
   * @param half the most answers of either half
   */
  static <K, V> Known<K, V> ofTheShop(int half) {
    return new Known<>(half, key -> key);
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
    var marked = mark.apply(key);
    var now = younger;
    V found = now.get(marked);
    if (found == null) {
      @Nullable V before = older.get(marked);
      found = before == null ? worked.apply(key) : before;
      if (now.size() >= half) {
        now = turned(now);
      }
      now.put(marked, found);
    }
    return found;
  }

  private synchronized Map<Object, V> turned(Map<Object, V> full) {
    if (younger == full) {
      older = full;
      younger = new ConcurrentHashMap<>();
    }
    return younger;
  }

  private static Print print(MessageDigest salted, String text) {
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
