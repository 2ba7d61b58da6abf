package io.amends.store.embedded;

import io.amends.store.embedded.Disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Records one after another, in segments of one size. Written by one thread: records are staged,
 * then committed or rolled back together. Read by any thread.
 */
final class SegmentLog implements Closeable {

  static final int SEGMENT_BYTES = 16 << 20;

  private static final int BUFFER = 1 << 20;
  private static final int MAX_PAYLOAD = 8 << 20;
  private static final int SEAL = Frame.sizeOf(1 + Integer.BYTES);

  /** Most records are smaller: one read is enough. */
  private static final int GUESS = 4096;

  private final SegmentFolder folder;
  private final Disk disk;
  private final int capacity;
  private final Spare spare;
  private final Map<Integer, Segment> bySlot = new ConcurrentHashMap<>();

  /** From the oldest on; only for the one thread that writes. */
  private final List<Segment> order = new ArrayList<>();

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
  private int lastSlot;

  /**
   * A segment that is open.
   *
   * @param slot number of its places
   * @param number in its name and its records
   */
  record Segment(int slot, int number, Path path, DiskFile file) {}

  private SegmentLog(SegmentFolder folder, Disk disk, int capacity) {
    this.folder = folder;
    this.disk = disk;
    this.capacity = capacity;
    this.buffer = ByteBuffer.allocateDirect(Math.min(BUFFER, capacity));
    this.spare = new Spare(disk, folder.next(), capacity);
  }

  /**
   * Opens the folder's segments and shows every record to the visitor that it does not know, oldest
   * first.
   *
   * @param known what the visitor knows; {@code null}: nothing
   * @throws CannotOpenStoreException when what was acknowledged is damaged or missing
   */
  static SegmentLog open(
      Path folder,
      Disk disk,
      int capacity,
      @Nullable Position known,
      BiConsumer<Entry, Place> visitor)
      throws IOException {
    var log = new SegmentLog(new SegmentFolder(folder), disk, capacity);
    try {
      log.tidyUp();
      log.scan(known, visitor);
      return log;
    } catch (IOException | RuntimeException failed) {
      log.close();
      throw failed;
    }
  }

  /** Of what was begun and not finished. */
  private void tidyUp() throws IOException {
    disk.delete(folder.compacted());
    disk.delete(folder.newCheckpoint());
  }

  private void scan(@Nullable Position known, BiConsumer<Entry, Place> visitor) throws IOException {
    var last = folder.last();
    var segment = 1;
    while (segment <= last) {
      var opened = add(segment, folder.existing(segment));
      var ordinal = order.size();
      if (known != null && ordinal < known.segments().size()) {
        segment = goOn(segment, known.segments().get(ordinal).number());
        continue;
      }
      var knownTo = known != null && ordinal == known.segments().size() ? known.end() : 0;
      var found =
          SegmentScan.of(opened.path(), segment, opened.slot(), opened.file(), capacity)
              .run(segment == last, knownTo, visitor);
      end = found.end();
      dirtyTo = found.dirtyTo();
      sealed = found.sealed();
      segment = segment == last ? last + 1 : goOn(segment, found.next());
    }
    if (last == 0) {
      next();
    }
    rollBack();
    cut();
    force();
  }

  /** What lies between was taken over by a compacted segment, and then there was a crash. */
  private int goOn(int segment, int next) throws IOException {
    for (var leftOver = segment + 1; leftOver < next; leftOver++) {
      disk.delete(folder.path(leftOver));
    }
    return next;
  }

  private Segment add(int number, Path path) throws IOException {
    var segment = new Segment(++lastSlot, number, path, disk.open(path));
    bySlot.put(segment.slot(), segment);
    order.add(segment);
    return segment;
  }

  int segments() {
    return bySlot.size();
  }

  /** How far it is written, to go on from there. Only for the one thread that writes. */
  Position position() throws IOException {
    var segments = new ArrayList<Position.Segment>();
    for (var segment : order) {
      segments.add(Position.Segment.of(segment.number(), segment.file()));
    }
    return new Position(segments, end);
  }

  /** Ordinals of the slots, from nought on, in the order of {@link #position()}. Likewise. */
  Map<Integer, Integer> ordinals() {
    var ordinals = new HashMap<Integer, Integer>();
    order.forEach(segment -> ordinals.put(segment.slot(), ordinals.size()));
    return ordinals;
  }

  /** The segments that are finished, oldest first, and the number after them. Likewise. */
  Sealed sealed() {
    var count = order.size() - 1;
    return new Sealed(List.copyOf(order.subList(0, count)), order.get(count).number());
  }

  /**
   * @param next number of the segment after the last of them
   */
  record Sealed(List<Segment> segments, int next) {}

  /** Whether the segment at hand holds anything. Likewise. */
  boolean isBegun() {
    return end > 0;
  }

  SegmentFolder folder() {
    return folder;
  }

  /**
   * Puts a compacted segment in the place of finished ones. Likewise.
   *
   * @param before the ones it replaces, one after another
   */
  Segment adopt(List<Segment> before, Path path, DiskFile file) {
    var fresh = new Segment(++lastSlot, before.get(0).number(), path, file);
    bySlot.put(fresh.slot(), fresh);
    var at = order.indexOf(before.get(0));
    order.removeAll(before);
    order.add(at, fresh);
    return fresh;
  }

  /** Nothing is read from them any more. Likewise. */
  void retire(List<Segment> before) throws IOException {
    for (var segment : before) {
      bySlot.remove(segment.slot());
      segment.file().close();
    }
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
    var place = new Place(last().slot(), staged());
    put(Frame.header(last().number(), payload.length, synced, crc));
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
      var seal = Payload.sealed(last().number() + 1);
      stage(seal, Frame.crc(seal));
      commit(true);
      sealed = true;
    }
    next();
  }

  private void next() throws IOException {
    var prepared = spare.await();
    var number = order.isEmpty() ? 1 : last().number() + 1;
    var path = folder.path(number);
    try {
      disk.rename(prepared, path);
    } catch (IOException unsafe) {
      throw new ForceFailedException(unsafe);
    }
    add(number, path);
    spare.used();
    sealed = false;
    end = 0;
    dirtyTo = 0;
    rollBack();
  }

  private Segment last() {
    return order.get(order.size() - 1);
  }

  private DiskFile file() {
    return last().file();
  }

  /**
   * The payload of a committed record.
   *
   * @throws MovedException when it is not there any more
   */
  byte[] read(Place place) throws IOException {
    var segment = bySlot.get(place.segment());
    if (segment == null) {
      throw new MovedException();
    }
    try {
      return read(segment, place);
    } catch (IOException failed) {
      throw bySlot.containsKey(place.segment()) ? failed : new MovedException();
    }
  }

  private static byte[] read(Segment segment, Place place) throws IOException {
    var file = segment.file();
    var bytes = ByteBuffer.allocate(GUESS);
    file.read(bytes, place.offset());
    bytes.flip();
    var size = Frame.HEADER + Frame.lengthAt(bytes, segment.number());
    if (size > bytes.limit()) {
      bytes = ByteBuffer.allocate(size).put(bytes);
      file.read(bytes, place.offset() + (long) bytes.position());
      bytes.flip();
    }
    var frame = Frame.read(bytes, 0, segment.number());
    if (frame == null) {
      throw new IOException(segment.path() + " is damaged at offset " + place.offset());
    }
    return frame.payload();
  }

  @Override
  public void close() throws IOException {
    spare.close();
    for (var segment : bySlot.values()) {
      segment.file().close();
    }
  }
}
