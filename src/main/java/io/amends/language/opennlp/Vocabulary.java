package io.amends.language.opennlp;

/** From feature hashes to rows, by open addressing: no boxes and no strings. */
final class Vocabulary {

  private final long[] hashes;

  /** By turns a hash and its row from 1, side by side so that a look-up waits for memory once. */
  private final long[] slots;

  private final int mask;

  /**
   * @param hashes distinct; each one's position is its row
   */
  Vocabulary(long[] hashes) {
    this.hashes = hashes;
    var capacity = Integer.highestOneBit(Math.max(2, hashes.length)) << 2;
    this.mask = 2 * capacity - 1;
    this.slots = new long[2 * capacity];
    for (int row = 0; row < hashes.length; row++) {
      var slot = slot(hashes[row]);
      while (slots[slot + 1] != 0) {
        slot = (slot + 2) & mask;
      }
      slots[slot] = hashes[row];
      slots[slot + 1] = row + 1;
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
    for (int slot = slot(hash); slots[slot + 1] != 0; slot = (slot + 2) & mask) {
      if (slots[slot] == hash) {
        return (int) slots[slot + 1] - 1;
      }
    }
    return -1;
  }

  private int slot(long hash) {
    return (int) hash << 1 & mask;
  }
}
