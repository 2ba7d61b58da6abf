package io.amends.language.opennlp;

import java.util.Arrays;

/**
 * A growing set of 64-bit feature hashes. Features are known by their hash alone, so that reading a
 * message makes no strings; two of a few hundred thousand features share one by a chance of 10⁻⁹.
 */
final class Hashes {

  private long[] values = new long[512];
  private int size;

  void clear() {
    size = 0;
  }

  void add(long hash) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = hash;
  }

  /** Sorts, drops repetitions and tells how many are left. */
  int distinct() {
    Arrays.sort(values, 0, size);
    var kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[kept++] = values[i];
      }
    }
    size = kept;
    return kept;
  }

  int size() {
    return size;
  }

  long at(int index) {
    return values[index];
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }

  static long mix(long kind, long value) {
    return scramble(kind * 0x9E3779B97F4A7C15L + value);
  }

  static long mix(long kind, long first, long second) {
    return mix(mix(kind, first), second);
  }

  static long of(CharSequence text, int start, int end) {
    var hash = 0xCBF29CE484222325L;
    for (int i = start; i < end; i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }

  private static long scramble(long z) {
    var a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    var b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
