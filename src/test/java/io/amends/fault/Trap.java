package io.amends.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Springs once, on the way to a server, where the client sends certain words: before the server
 * hears them, or when it has done what they ask and the client does not know yet. May lie on
 * several ways, and springs on one. Thread-safe.
 */
final class Trap {

  /** Long enough for a server on this machine to do what it is asked. */
  private static final long DONE_NANOS = 30_000_000;

  private final byte[] words;
  private final boolean isAfter;
  private final IntConsumer springs;
  private final CountDownLatch sprung = new CountDownLatch(1);
  private int misses;
  private boolean isSprung;

  /**
   * @param misses how often the words come by before it springs
   * @param isAfter whether the server hears them
   * @param springs what happens then, on the way of which port; until it is done nothing more comes
   *     through
   */
  Trap(String words, int misses, boolean isAfter, IntConsumer springs) {
    this.words = words.getBytes(StandardCharsets.ISO_8859_1);
    this.misses = misses;
    this.isAfter = isAfter;
    this.springs = springs;
  }

  /** Whether the way ends here. */
  boolean isSprungBy(byte[] bytes, int length) {
    if (!contains(bytes, length)) {
      return false;
    }
    synchronized (this) {
      if (isSprung || misses-- > 0) {
        return false;
      }
      isSprung = true;
      return true;
    }
  }

  boolean isAfter() {
    return isAfter;
  }

  /** After the server has heard, or instead. */
  void spring(int port) {
    if (isAfter) {
      LockSupport.parkNanos(DONE_NANOS);
    }
    springs.accept(port);
    sprung.countDown();
  }

  /** Whether it sprang, sooner or later within this time. */
  boolean sprangWithin(Duration time) {
    try {
      return sprung.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private boolean contains(byte[] bytes, int length) {
    for (var at = 0; at + words.length <= length; at++) {
      var same = 0;
      while (same < words.length && bytes[at + same] == words[same]) {
        same++;
      }
      if (same == words.length) {
        return true;
      }
    }
    return false;
  }
}
