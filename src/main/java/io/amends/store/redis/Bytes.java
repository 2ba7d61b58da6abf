package io.amends.store.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** What goes to Redis and comes from it. */
final class Bytes {

  static final byte[] NONE = new byte[0];

  private Bytes() {}

  static byte[] of(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] of(long number) {
    return Long.toString(number).getBytes(ISO_8859_1);
  }

  static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }

  static long number(Object answer) {
    return answer instanceof Long number ? number : Long.parseLong(text(answer));
  }
}
