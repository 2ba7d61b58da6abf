package io.amends.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What all clients did and saw, in one order, and what was wrong with it. What is about to be sent
 * is on disk before it goes out, and an acknowledgement before anything is made of it: the clients
 * themselves may be killed. Thread-safe.
 */
final class Journal implements AutoCloseable {

  /** What is written down. */
  enum What {
    SENT,
    ACKED,
    REFUSED,
    RECEIVED,
    RESUMED,
    BROKEN,
    MENDED,
    WRONG
  }

  private static final int LINE = 400;

  private final long began = System.nanoTime();
  private final Path file;
  private final FileChannel channel;
  private final Object syncing = new Object();
  private final List<Breach> wrongs = new ArrayList<>();
  private final Map<What, Integer> counts = new EnumMap<>(What.class);
  private long written;
  private long synced;

  Journal(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      this.channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void add(What what, String who, String detail) {
    var end = write(what, who, detail);
    if (what == What.SENT || what == What.ACKED) {
      sync(end);
    }
  }

  private synchronized long write(What what, String who, String detail) {
    var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    var told = detail.substring(0, Math.min(detail.length(), LINE)).replace('\n', ' ');
    var line = millis + " " + who + " " + what + " " + told + "\n";
    var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        written += channel.write(bytes);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    counts.merge(what, 1, Integer::sum);
    notifyAll();
    return written;
  }

  /** Whoever waits for another's sync is often done by it. */
  private void sync(long end) {
    synchronized (syncing) {
      if (synced >= end) {
        return;
      }
      var reach = written();
      try {
        channel.force(false);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      synced = reach;
    }
  }

  private synchronized long written() {
    return written;
  }

  void wrong(Breach breach) {
    synchronized (this) {
      wrongs.add(breach);
    }
    add(What.WRONG, breach.who(), breach.invariant() + " " + breach.what());
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

  synchronized List<Breach> wrongs() {
    return List.copyOf(wrongs);
  }

  Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public synchronized String toString() {
    return counts.toString();
  }
}
