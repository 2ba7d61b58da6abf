package io.amends.store.embedded;

/**
 * Where a record begins.
 *
 * @param segment under which number this process has the segment open; the one in its file's name
 *     stays the same when it is compacted, this one does not
 */
record Place(int segment, int offset) {

  /** Places by the million are kept as numbers. */
  long packed() {
    return ((long) segment << Integer.SIZE) | offset;
  }

  static Place unpacked(long packed) {
    return new Place((int) (packed >>> Integer.SIZE), (int) packed);
  }
}
