package io.amends.language.opennlp;

import java.util.Arrays;

/**
 * A growing set of 64-bit feature hashes. Features are known by their hash alone, so that reading a
 * message makes no strings; two of a few hundred thousand features share one by a chance of 10⁻⁹.
 */
final class Hashes {

  private static final int USUAL = 512;

  /** What one very long text needed is given back. */
  private static final int MOST_KEPT = 16 * USUAL;

  private static final long EMPTY = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  private long[] values = new long[USUAL];

  /** Open addressing, at most half full: positions in {@link #values}, from 1. */
  private int[] slots = new int[2 * USUAL];

  private int[] rows = new int[USUAL];
  private int size;

  void clear() {
    if (values.length > MOST_KEPT) {
      values = new long[USUAL];
      slots = new int[2 * USUAL];
      rows = new int[USUAL];
    } else {
      Arrays.fill(slots, 0);
    }
    size = 0;
  }

  /** Adds a hash that is not there yet. */
  void add(long hash) {
    var mask = slots.length - 1;
    var slot = (int) hash & mask;
    while (slots[slot] != 0) {
      if (values[slots[slot] - 1] == hash) {
        return;
      }
      slot = (slot + 1) & mask;
    }
    if (size == values.length) {
      grow();
      add(hash);
      return;
    }
    values[size++] = hash;
    slots[slot] = size;
  }

  int size() {
    return size;
  }

  /**
   * Looks all of them up.
   *
   * @return how many are known; so many of {@link #rows} count
   */
  int lookUp(Vocabulary vocabulary) {
    var known = 0;
    for (int i = 0; i < size; i++) {
      var row = vocabulary.row(values[i]);
      if (row >= 0) {
        rows[known++] = row;
      }
    }
    return known;
  }

  /** Those that were found last; the same array each time, for it is made once. */
  int[] rows() {
    return rows;
  }

  /** All of them, sorted. */
  long[] toArray() {
    var sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted;
  }

  static long mix(long kind, long value) {
    return scramble(kind * 0x9E3779B97F4A7C15L + value);
  }

  static long mix(long kind, long first, long second) {
    return mix(mix(kind, first), second);
  }

  static long of(CharSequence text, int start, int end) {
    return of(EMPTY, text, start, end);
  }

  /** Of a character and a text after it. */
  static long of(char first, CharSequence text) {
    return of((EMPTY ^ first) * PRIME, text, 0, text.length());
  }

  private static long of(long before, CharSequence text, int start, int end) {
    var hash = before;
    for (int i = start; i < end; i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }

  private void grow() {
    values = Arrays.copyOf(values, 2 * size);
    slots = new int[4 * size];
    rows = new int[2 * size];
    var mask = slots.length - 1;
    for (int i = 0; i < size; i++) {
      var slot = (int) values[i] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = i + 1;
    }
  }

  private static long scramble(long z) {
    var a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    var b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
