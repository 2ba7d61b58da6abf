package io.amends.store.embedded;

import io.amends.store.embedded.Disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a segment from its beginning at start. Its records end where no whole record is. That is in
 * order in the last segment, where a crash may have torn a write that nobody was told of. It is
 * damage, and the store does not open, if the segment is not the last, or if a later record says
 * that this place had been safe before: to skip it would be to lose what was acknowledged.
 */
final class SegmentScan {

  private static final Logger LOG = LoggerFactory.getLogger(SegmentScan.class);
  private static final int STEP = 8;

  private final Path file;
  private final int segment;
  private final int slot;
  private final ByteBuffer bytes;

  private SegmentScan(Path file, int segment, int slot, ByteBuffer bytes) {
    this.file = file;
    this.segment = segment;
    this.slot = slot;
    this.bytes = bytes;
  }

  /**
   * A file that was cut short is read as if it went on with zeros.
   *
   * @param segment number in its name and its records
   * @param slot number of its places
   */
  static SegmentScan of(Path path, int segment, int slot, DiskFile file, int capacity)
      throws IOException {
    var bytes = ByteBuffer.allocate(Math.toIntExact(Math.max(file.size(), capacity)));
    file.read(bytes, 0);
    return new SegmentScan(path, segment, slot, bytes.clear());
  }

  /**
   * @param end where the next record goes
   * @param dirtyTo from here on everything is zero; more than {@code end} after a crash
   * @param sealed whether the segment is finished
   * @param next number of the segment that goes on
   */
  record Found(int end, int dirtyTo, boolean sealed, int next) {}

  /**
   * @param knownTo the records before it are known to the visitor
   */
  Found run(boolean isLast, int knownTo, BiConsumer<Entry, Place> visitor) {
    var offset = 0;
    for (var frame = frame(offset); frame != null; frame = frame(offset)) {
      if (offset >= knownTo) {
        visitor.accept(entry(frame), new Place(slot, offset));
      }
      offset += frame.size();
      if (Kind.SEALED.isOf(frame.payload())) {
        return new Found(offset, offset, true, Payload.next(frame.payload(), segment));
      }
    }
    if (!isLast) {
      throw damaged(offset, "later segments go on");
    }
    if (offset < knownTo) {
      throw damaged(offset, "it was written and safe as far as offset " + knownTo);
    }
    return tail(offset);
  }

  /** The records of a finished segment. */
  List<Frame> frames() {
    var frames = new ArrayList<Frame>();
    var offset = 0;
    for (var frame = frame(offset); frame != null; frame = frame(offset)) {
      frames.add(frame);
      offset += frame.size();
      if (Kind.SEALED.isOf(frame.payload())) {
        return frames;
      }
    }
    throw damaged(offset, "later segments go on");
  }

  private Entry entry(Frame frame) {
    try {
      return Payload.entry(frame.payload());
    } catch (RuntimeException unreadable) {
      throw new CannotOpenStoreException(
          file
              + " holds at offset "
              + frame.offset()
              + " a record that this release cannot read; a newer one may have written it",
          unreadable);
    }
  }

  private Found tail(int end) {
    var unacknowledged = 0;
    for (var at = (end / STEP) * STEP; at < bytes.limit(); at += STEP) {
      var later = frame(at);
      if (later != null && later.synced() > end) {
        throw damaged(end, "the record at offset " + at + " was written after it was safe");
      }
      unacknowledged += later == null ? 0 : 1;
    }
    var dirtyTo = lastByte() + 1;
    if (dirtyTo > end) {
      LOG.warn(
          "{}: cut {} bytes at offset {}, left by a write that was not finished"
              + " ({} whole records that were not acknowledged)",
          file,
          dirtyTo - end,
          end,
          unacknowledged);
    }
    return new Found(end, Math.max(end, dirtyTo), false, segment + 1);
  }

  private int lastByte() {
    var at = bytes.limit() - 1;
    while (at >= 0 && bytes.get(at) == 0) {
      at--;
    }
    return at;
  }

  private @Nullable Frame frame(int offset) {
    return Frame.read(bytes, offset, segment);
  }

  private CannotOpenStoreException damaged(int offset, String why) {
    return new CannotOpenStoreException(
        file
            + " is damaged at offset "
            + offset
            + " ("
            + why
            + "); nothing was changed. Restore the folder from a backup");
  }
}
