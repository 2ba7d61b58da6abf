package io.amends.store.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts values one after another into bytes; {@link PayloadReader} gets them out again. Texts keep
 * every UTF-16 unit, lone surrogates too.
 */
final class PayloadWriter {

  private static final int FIRST_GUESS = 1024;

  private ByteBuffer buffer = ByteBuffer.allocate(FIRST_GUESS);

  /** To be written to once more. */
  PayloadWriter cleared() {
    buffer.clear();
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  PayloadWriter kind(Kind kind) {
    room(1).put(kind.code());
    return this;
  }

  PayloadWriter number(long number) {
    room(Long.BYTES).putLong(number);
    return this;
  }

  PayloadWriter count(int count) {
    room(Integer.BYTES).putInt(count);
    return this;
  }

  PayloadWriter bytes(byte[] bytes) {
    count(bytes.length);
    room(bytes.length).put(bytes);
    return this;
  }

  /** As they are, without their length. */
  PayloadWriter raw(byte[] bytes) {
    room(bytes.length).put(bytes);
    return this;
  }

  /** How many bytes there are by now. */
  int size() {
    return buffer.position();
  }

  /** The sign of the length tells which: one byte a character where that is enough, else two. */
  PayloadWriter text(String text) {
    if (isWide(text)) {
      var length = text.length() * Character.BYTES;
      count(~length);
      var into = room(length);
      into.asCharBuffer().put(text);
      into.position(into.position() + length);
    } else {
      bytes(text.getBytes(ISO_8859_1));
    }
    return this;
  }

  private static boolean isWide(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return true;
      }
    }
    return false;
  }

  static String ofUtf16(byte[] bytes) {
    return ByteBuffer.wrap(bytes).asCharBuffer().toString();
  }

  PayloadWriter time(@Nullable Instant time) {
    room(1).put((byte) (time == null ? 0 : 1));
    if (time != null) {
      number(time.getEpochSecond()).count(time.getNano());
    }
    return this;
  }

  /** Values that belong together: a reader that knows fewer of them skips the rest. */
  PayloadWriter section(Runnable values) {
    var start = count(0).buffer.position();
    values.run();
    buffer.putInt(start - Integer.BYTES, buffer.position() - start);
    return this;
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      var size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
      buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), size)).position(buffer.position());
    }
    return buffer;
  }
}
