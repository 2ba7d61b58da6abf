package io.amends.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Copies a store's folder, also while a service writes to it and compacts it: what was acknowledged
 * before it began is in the copy, and of what comes later each append is there whole or not at all.
 * The copy opens as a store does after a crash.
 */
public final class StoreBackup {

  private static final int CHUNK = 1 << 20;

  private StoreBackup() {}

  /**
   * Copies to a folder that is made, and that must not hold anything yet.
   *
   * @return how many bytes were copied
   * @throws NoSuchFileException when there is no store in the folder
   * @throws FileAlreadyExistsException when the target holds files
   * @throws CannotOpenStoreException when what is copied is damaged
   */
  public static long copy(Path folder, Path target) throws IOException {
    Files.createDirectories(target);
    try (var files = Files.list(target)) {
      if (files.findAny().isPresent()) {
        throw new FileAlreadyExistsException(target.toString());
      }
    }
    try (var stored = StoredSegments.open(folder)) {
      var bytes = 0L;
      var last = stored.all().size() - 1;
      for (var n = 0; n <= last; n++) {
        var segment = stored.all().get(n);
        bytes += copy(segment, n == last, new SegmentFolder(target).path(segment.number()));
      }
      force(target);
      return bytes;
    }
  }

  /** Of the last one only what is whole by now: the service may be in the middle of the rest. */
  private static long copy(StoredSegments.Segment segment, boolean isLast, Path to)
      throws IOException {
    var end =
        SegmentScan.of(segment.path(), segment.number(), 1, segment.file(), 0)
            .run(isLast, 0, (entry, place) -> {})
            .end();
    try (var out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (var at = 0; at < end; at += CHUNK) {
        var chunk = ByteBuffer.allocate(Math.min(CHUNK, end - at));
        segment.file().read(chunk, at);
        chunk.flip();
        while (chunk.hasRemaining()) {
          out.write(chunk);
        }
      }
      out.force(true);
    }
    return end;
  }

  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }
}
