package io.amends.store.embedded;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One record in a segment: a header of 24 bytes, the payload, and zeros up to a multiple of 8.
 *
 * <pre>
 * magic | segment | length of the payload | synced | CRC of the payload | CRC of the header
 * </pre>
 *
 * {@code synced} is how much of the segment was known to be safe from power loss when the record
 * was written: it tells a tail that was never acknowledged from damage to what was.
 *
 * @param size of all of it
 */
record Frame(int offset, int size, int synced, byte[] payload) {

  static final int HEADER = 24;

  /** "AMR1": the 1 is the version of this format. */
  private static final int MAGIC = 0x414d5231;

  private static final int ALIGNMENT = 8;

  static int sizeOf(int payload) {
    return (HEADER + payload + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  static int crc(byte[] payload) {
    var crc = new CRC32C();
    crc.update(payload, 0, payload.length);
    return (int) crc.getValue();
  }

  static ByteBuffer header(int segment, int length, int synced, int payloadCrc) {
    var header = ByteBuffer.allocate(HEADER);
    header.putInt(MAGIC).putInt(segment).putInt(length).putInt(synced).putInt(payloadCrc);
    header.putInt(crcOf(header.array(), 0, HEADER - Integer.BYTES));
    return header.flip();
  }

  /**
   * Length of the payload of the record at the buffer's position, which stays; -1: no header is
   * there.
   */
  static int lengthAt(ByteBuffer buffer, int segment) {
    if (buffer.remaining() < HEADER || buffer.getInt(buffer.position()) != MAGIC) {
      return -1;
    }
    var header = new byte[HEADER];
    buffer.get(buffer.position(), header);
    var fields = ByteBuffer.wrap(header);
    var isWhole = fields.getInt(20) == crcOf(header, 0, HEADER - Integer.BYTES);
    return isWhole && fields.getInt(4) == segment ? fields.getInt(8) : -1;
  }

  /** The record at an offset of a segment; {@code null}: there is none, or not all of it. */
  static @Nullable Frame read(ByteBuffer segmentBytes, int offset, int segment) {
    var buffer = segmentBytes.duplicate().position(Math.min(offset, segmentBytes.limit()));
    var length = lengthAt(buffer, segment);
    if (length < 0 || length > buffer.remaining() - HEADER) {
      return null;
    }
    var synced = buffer.getInt(offset + 12);
    var crc = buffer.getInt(offset + 16);
    var payload = new byte[length];
    buffer.get(offset + HEADER, payload);
    return crc(payload) == crc ? new Frame(offset, sizeOf(length), synced, payload) : null;
  }

  private static int crcOf(byte[] bytes, int from, int length) {
    var crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
