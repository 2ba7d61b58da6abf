package io.amends.store.embedded;

import java.util.concurrent.atomic.AtomicLong;

/**
 * About how many bytes on disk nobody needs any more, and whether some must not stay. Changed by
 * one thread at a time, read by any.
 */
final class Waste {

  /** What a superseded headline takes, about. */
  static final int HEADLINE = 150;

  /** What a change of a dispatch takes, about. */
  static final int CHANGE = 96;

  private final AtomicLong bytes = new AtomicLong();
  private volatile long erasures;
  private volatile long goneUntil;

  long bytes() {
    return bytes.get();
  }

  void add(long more) {
    bytes.addAndGet(more);
  }

  /** Something was erased, and its bytes are still there. */
  void erased() {
    erasures++;
  }

  long erasures() {
    return erasures;
  }

  /** The bytes of so many erasures are gone. */
  void gone(long until) {
    goneUntil = until;
  }

  /** Whether there are bytes of what was erased. */
  boolean mustGo() {
    return erasures > goneUntil;
  }
}
