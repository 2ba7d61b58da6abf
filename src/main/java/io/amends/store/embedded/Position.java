package io.amends.store.embedded;

import io.amends.store.embedded.Disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * How far a log was written at some time.
 *
 * @param segments from the oldest on
 * @param end of what was committed in the last of them
 */
record Position(List<Segment> segments, int end) {

  Position {
    segments = List.copyOf(segments);
  }

  /**
   * A segment as it can be told from another of the same number.
   *
   * @param mark checksum of its first record's header, which holds the checksum of what is in it
   */
  record Segment(int number, long size, int mark) {

    private static final int CRC_OF_HEADER = Frame.HEADER - Integer.BYTES;

    static Segment of(int number, DiskFile file) throws IOException {
      var header = ByteBuffer.allocate(Frame.HEADER);
      file.read(header, 0);
      return new Segment(number, file.size(), header.getInt(CRC_OF_HEADER));
    }
  }
}
