package io.amends.store.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The next segment, written full of zeros beforehand: an fsync is far quicker where the file need
 * not grow, and a full disk is found out about before anything was promised. Asked by one thread.
 */
final class Spare implements Closeable {

  private static final int CHUNK = 1 << 20;

  private final Disk disk;
  private final Path file;
  private final int bytes;
  private @Nullable FutureTask<Path> preparing;

  Spare(Disk disk, Path file, int bytes) {
    this.disk = disk;
    this.file = file;
    this.bytes = bytes;
  }

  /** Begins in the background, unless it has begun. */
  void prepare() {
    if (preparing == null) {
      start();
    }
  }

  private FutureTask<Path> start() {
    var task = new FutureTask<>(this::fill);
    preparing = task;
    var thread = new Thread(task, "amends-store-spare");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private Path fill() throws IOException {
    try {
      fillWithZeros();
      return file;
    } catch (IOException noRoom) {
      // What little room there was is left to others.
      disk.create(file).close();
      throw noRoom;
    }
  }

  private void fillWithZeros() throws IOException {
    try (var empty = disk.create(file)) {
      var zeros = ByteBuffer.allocateDirect(Math.min(CHUNK, bytes));
      for (var at = 0; at < bytes; at += zeros.capacity()) {
        zeros.clear().limit(Math.min(zeros.capacity(), bytes - at));
        empty.write(zeros, at);
      }
      empty.force();
    }
  }

  /** Waits until it is there. It stays the same one until it is {@link #used()}. */
  Path await() throws IOException {
    var task = preparing == null ? start() : preparing;
    try {
      return task.get();
    } catch (ExecutionException failed) {
      preparing = null;
      throw new IOException(
          "no room for another segment: " + failed.getMessage(), failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  void used() {
    preparing = null;
  }

  @Override
  public void close() {
    try {
      if (preparing != null) {
        await();
      }
    } catch (IOException notNeeded) {
      // The next start prepares another one.
    }
  }
}
