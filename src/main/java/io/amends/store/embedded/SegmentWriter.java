package io.amends.store.embedded;

import io.amends.store.embedded.Disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Writes a compacted segment into a file of its own, no longer than what is in it. */
final class SegmentWriter implements Closeable {

  private static final int BUFFER = 1 << 20;

  private final DiskFile file;
  private final int number;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private int flushed;

  SegmentWriter(Disk disk, Path path, int number) throws IOException {
    this.file = disk.create(path);
    this.number = number;
  }

  /** Where the next record goes. */
  int end() {
    return flushed + buffer.position();
  }

  /** Appends a record. */
  void add(byte[] payload) throws IOException {
    var padding = Frame.sizeOf(payload.length) - Frame.HEADER - payload.length;
    put(Frame.header(number, payload.length, 0, Frame.crc(payload)));
    put(ByteBuffer.wrap(payload));
    put(ByteBuffer.allocate(padding));
  }

  private void put(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      var part = Math.min(bytes.remaining(), buffer.remaining());
      buffer.put(bytes.slice(bytes.position(), part));
      bytes.position(bytes.position() + part);
    }
  }

  private void flush() throws IOException {
    var length = buffer.position();
    file.write(buffer.flip(), flushed);
    flushed += length;
    buffer.clear();
  }

  /**
   * Ends it, durably.
   *
   * @param next number of the segment that goes on
   */
  void seal(int next) throws IOException {
    add(Payload.sealed(next));
    flush();
    file.force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
