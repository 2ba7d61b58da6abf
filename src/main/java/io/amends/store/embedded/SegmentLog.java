package io.amends.store.embedded;

import io.amends.store.embedded.Disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * Records one after another, in segments of one size. Written by one thread: records are staged,
 * then committed or rolled back together. Read by any thread.
 */
final class SegmentLog implements Closeable {

  static final int SEGMENT_BYTES = 16 << 20;

  private static final int BUFFER = 1 << 20;
  private static final int MAX_PAYLOAD = 8 << 20;
  private static final int SEAL = Frame.sizeOf(1);

  /** Most records are smaller: one read is enough. */
  private static final int GUESS = 4096;

  private final SegmentFolder folder;
  private final Disk disk;
  private final int capacity;
  private final Spare spare;
  private final List<DiskFile> files = new CopyOnWriteArrayList<>();
  private final ByteBuffer buffer;

  /** Everything before was committed. */
  private int end;

  /** Everything before was handed to the operating system. */
  private int flushed;

  /** Everything before survives power loss. */
  private int synced;

  /** Everything from here on is zero; more than {@code end} after a write that failed. */
  private int dirtyTo;

  private boolean sealed;
  private boolean lacksRoom;

  private SegmentLog(SegmentFolder folder, Disk disk, int capacity) {
    this.folder = folder;
    this.disk = disk;
    this.capacity = capacity;
    this.buffer = ByteBuffer.allocateDirect(Math.min(BUFFER, capacity));
    this.spare = new Spare(disk, folder.next(), capacity);
  }

  /**
   * Opens the folder's segments and shows every record to the visitor, oldest first.
   *
   * @throws CannotOpenStoreException when what was acknowledged is damaged or missing
   */
  static SegmentLog open(Path folder, Disk disk, int capacity, BiConsumer<Entry, Place> visitor)
      throws IOException {
    var log = new SegmentLog(new SegmentFolder(folder), disk, capacity);
    try {
      log.scan(visitor);
      return log;
    } catch (IOException | RuntimeException failed) {
      log.close();
      throw failed;
    }
  }

  private void scan(BiConsumer<Entry, Place> visitor) throws IOException {
    var last = folder.last();
    for (var segment = 1; segment <= last; segment++) {
      var path = folder.existing(segment);
      var file = disk.open(path);
      files.add(file);
      var found = SegmentScan.of(path, segment, file, capacity).run(segment == last, visitor);
      end = found.end();
      dirtyTo = found.dirtyTo();
      sealed = found.sealed();
    }
    if (last == 0) {
      next();
    }
    rollBack();
    cut();
    force();
  }

  int segments() {
    return files.size();
  }

  /** The largest record that can be kept. */
  int maxPayload() {
    return Math.min(MAX_PAYLOAD, capacity - SEAL - Frame.sizeOf(0));
  }

  /** Whether a record goes into the segment at hand; otherwise {@link #roll()} first. */
  boolean fits(int payload) {
    return !sealed && staged() + Frame.sizeOf(payload) + SEAL <= capacity;
  }

  /** Takes a record in; it is neither safe nor readable yet. */
  Place stage(byte[] payload, int crc) throws IOException {
    var place = new Place(files.size(), staged());
    put(Frame.header(files.size(), payload.length, synced, crc));
    put(ByteBuffer.wrap(payload));
    put(ByteBuffer.allocate(Frame.sizeOf(payload.length) - Frame.HEADER - payload.length));
    return place;
  }

  private int staged() {
    return flushed + buffer.position();
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
    dirtyTo = Math.max(dirtyTo, staged());
    buffer.flip();
    var length = buffer.remaining();
    file().write(buffer, flushed);
    flushed += length;
    buffer.clear();
  }

  /** Writes what was staged; it may be read from now on. */
  void commit(boolean force) throws IOException {
    flush();
    if (force) {
      force();
    }
    end = flushed;
    dirtyTo = end;
    if (end > capacity / 2) {
      spare.prepare();
    }
  }

  /** Whether power loss would cost something that was committed. */
  boolean isUnforced() {
    return synced < end;
  }

  void force() throws ForceFailedException {
    try {
      file().force();
    } catch (IOException failed) {
      throw new ForceFailedException(failed);
    }
    synced = flushed;
  }

  /** Forgets what was staged. What of it is on disk is taken back by {@link #heal()}. */
  void rollBack() {
    buffer.clear();
    flushed = end;
    synced = Math.min(synced, end);
  }

  /** Gets over a write that failed; throws as long as that is not possible. */
  void heal() throws IOException {
    cut();
    if (lacksRoom) {
      spare.await();
      lacksRoom = false;
    }
  }

  /** No half-written record stays, and no whole one of which its writer heard that it failed. */
  private void cut() throws IOException {
    if (dirtyTo > end) {
      file().write(ByteBuffer.allocate(dirtyTo - end), end);
      force();
      dirtyTo = end;
    }
  }

  /** Goes on in the next segment. Everything staged must have been committed. */
  void roll() throws IOException {
    lacksRoom = true;
    heal();
    if (!sealed) {
      stage(Kind.SEALED.alone(), Frame.crc(Kind.SEALED.alone()));
      commit(true);
      sealed = true;
    }
    next();
  }

  private void next() throws IOException {
    var prepared = spare.await();
    var path = folder.path(files.size() + 1);
    try {
      disk.rename(prepared, path);
    } catch (IOException unsafe) {
      throw new ForceFailedException(unsafe);
    }
    files.add(disk.open(path));
    spare.used();
    sealed = false;
    end = 0;
    dirtyTo = 0;
    rollBack();
  }

  private DiskFile file() {
    return files.get(files.size() - 1);
  }

  /** The payload of a committed record. */
  byte[] read(Place place) throws IOException {
    var file = files.get(place.segment() - 1);
    var bytes = ByteBuffer.allocate(GUESS);
    file.read(bytes, place.offset());
    bytes.flip();
    var size = Frame.HEADER + Frame.lengthAt(bytes, place.segment());
    if (size > bytes.limit()) {
      bytes = ByteBuffer.allocate(size).put(bytes);
      file.read(bytes, place.offset() + (long) bytes.position());
      bytes.flip();
    }
    var frame = Frame.read(bytes, 0, place.segment());
    if (frame == null) {
      throw new IOException(
          folder.path(place.segment()) + " is damaged at offset " + place.offset());
    }
    return frame.payload();
  }

  @Override
  public void close() throws IOException {
    spare.close();
    for (var file : files) {
      file.close();
    }
  }
}
