package io.amends.store.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gets out what {@link PayloadWriter} put in. Beyond the end of a section everything is empty: that
 * is how a record reads that was written before a field was added.
 */
final class PayloadReader {

  private final ByteBuffer buffer;

  PayloadReader(byte[] payload) {
    this(ByteBuffer.wrap(payload));
  }

  private PayloadReader(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  Kind kind() {
    return Kind.of(buffer.get());
  }

  long number() {
    return buffer.hasRemaining() ? buffer.getLong() : 0;
  }

  int count() {
    return buffer.hasRemaining() ? buffer.getInt() : 0;
  }

  byte[] bytes() {
    return next(count());
  }

  String text() {
    var length = count();
    return length < 0 ? PayloadWriter.ofUtf16(next(~length)) : new String(next(length), ISO_8859_1);
  }

  @Nullable Instant time() {
    if (!buffer.hasRemaining() || buffer.get() == 0) {
      return null;
    }
    return Instant.ofEpochSecond(number(), count());
  }

  /** A time that was written as one. */
  Instant knownTime() {
    var time = time();
    return time == null ? Instant.EPOCH : time;
  }

  PayloadReader section() {
    var length = count();
    var section = buffer.slice(buffer.position(), length);
    buffer.position(buffer.position() + length);
    return new PayloadReader(section);
  }

  /** Until the end of the section. */
  byte[] rest() {
    return next(buffer.remaining());
  }

  /** A text that many records have alike. */
  String common() {
    return Common.of(text());
  }

  boolean isAtEnd() {
    return !buffer.hasRemaining();
  }

  private byte[] next(int length) {
    var bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }
}
