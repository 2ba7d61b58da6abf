package io.amends.store.embedded;

import io.amends.store.embedded.Disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of a store's folder as they were at one moment, while a service may go on with them:
 * compaction puts other files in their places, and here all are opened before or after it.
 */
final class StoredSegments implements Closeable {

  private static final int TRIES = 20;

  private final List<Segment> segments = new ArrayList<>();

  /**
   * An open segment, to be read only.
   *
   * @param fileKey what the file system calls the file, whatever its name
   */
  record Segment(int number, Path path, DiskFile file, Object fileKey) {}

  private StoredSegments() {}

  /**
   * @throws NoSuchFileException when there is no store in the folder
   */
  static StoredSegments open(Path path) throws IOException {
    var folder = new SegmentFolder(path);
    for (var tries = 1; ; tries++) {
      var stored = new StoredSegments();
      try {
        stored.openAll(folder);
        if (stored.isStillSo()) {
          return stored;
        }
      } catch (CannotOpenStoreException | NoSuchFileException moved) {
        if (tries == TRIES || folder.last() == 0) {
          stored.close();
          throw moved;
        }
      }
      stored.close();
      if (tries == TRIES) {
        throw new IOException(path + " changes all the time; try again");
      }
    }
  }

  private void openAll(SegmentFolder folder) throws IOException {
    var last = folder.last();
    if (last == 0) {
      throw new NoSuchFileException(folder.path(1).toString());
    }
    for (var number = 1; number <= last; ) {
      var path = folder.existing(number);
      var key = fileKey(path);
      var segment = new Segment(number, path, FileDisk.openToRead(path), key);
      segments.add(segment);
      number = number == last ? last + 1 : next(segment);
    }
  }

  private static int next(Segment segment) throws IOException {
    return SegmentScan.of(segment.path(), segment.number(), 1, segment.file(), 0)
        .run(false, 0, (entry, place) -> {})
        .next();
  }

  /** If each name still is the file that was opened, then all were there when the last was. */
  private boolean isStillSo() throws IOException {
    for (var segment : segments) {
      if (!fileKey(segment.path()).equals(segment.fileKey())) {
        return false;
      }
    }
    return true;
  }

  private static Object fileKey(Path path) throws IOException {
    var attributes = Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class);
    var key = attributes.fileKey();
    // Where the file system has no such thing, the time and the size must do.
    return key != null ? key : attributes.creationTime() + " " + attributes.size();
  }

  List<Segment> all() {
    return List.copyOf(segments);
  }

  /** They are the caller's to close from now on. */
  List<Segment> handOver() {
    var all = all();
    segments.clear();
    return all;
  }

  @Override
  public void close() throws IOException {
    for (var segment : segments) {
      segment.file().close();
    }
  }
}
