package io.amends.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What all talkers did and saw, in one order, and what was wrong with it. Thread-safe. */
final class Journal {

  /** What is written down. */
  enum What {
    SENT,
    ACKED,
    RECEIVED,
    RESUMED,
    KILLED,
    WRONG
  }

  private final long began = System.nanoTime();
  private final List<String> lines = new ArrayList<>();
  private final List<String> wrongs = new ArrayList<>();
  private final Map<What, Integer> counts = new EnumMap<>(What.class);

  synchronized void add(What what, String who, String detail) {
    var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    lines.add(millis + " " + who + " " + what + " " + detail);
    counts.merge(what, 1, Integer::sum);
    if (what == What.WRONG) {
      wrongs.add(who + ": " + detail);
    }
    notifyAll();
  }

  void wrong(String who, String detail) {
    add(What.WRONG, who, detail);
  }

  synchronized int count(What what) {
    return counts.getOrDefault(what, 0);
  }

  /** Waits until so many more have been written down. */
  synchronized void awaitMore(What what, int more, Duration atMost) {
    var goal = count(what) + more;
    var deadline = System.nanoTime() + atMost.toNanos();
    while (count(what) < goal) {
      var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("nobody talks any more: " + this);
      }
      try {
        wait(left);
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
    }
  }

  synchronized List<String> wrongs() {
    return List.copyOf(wrongs);
  }

  synchronized void keep(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, lines);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public synchronized String toString() {
    return counts.toString();
  }
}
