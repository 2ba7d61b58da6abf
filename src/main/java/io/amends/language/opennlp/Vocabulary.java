package io.amends.language.opennlp;

/** From feature hashes to rows, by open addressing: no boxes and no strings. */
final class Vocabulary {

  private final long[] hashes;
  private final long[] slots;
  private final int[] rows;
  private final int mask;

  /**
   * @param hashes distinct; each one's position is its row
   */
  Vocabulary(long[] hashes) {
    this.hashes = hashes;
    var capacity = Integer.highestOneBit(Math.max(2, hashes.length)) << 2;
    this.mask = capacity - 1;
    this.slots = new long[capacity];
    this.rows = new int[capacity];
    for (int row = 0; row < hashes.length; row++) {
      var slot = (int) hashes[row] & mask;
      while (rows[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = hashes[row];
      rows[slot] = row + 1;
    }
  }

  int size() {
    return hashes.length;
  }

  long[] hashes() {
    return hashes;
  }

  /** The row of a feature, or -1 for one that was not seen in training. */
  int row(long hash) {
    for (int slot = (int) hash & mask; rows[slot] != 0; slot = (slot + 1) & mask) {
      if (slots[slot] == hash) {
        return rows[slot] - 1;
      }
    }
    return -1;
  }
}
