package io.amends.store.embedded;

/** Where a record begins. */
record Place(int segment, int offset) {

  /** Places by the million are kept as numbers. */
  long packed() {
    return ((long) segment << Integer.SIZE) | offset;
  }

  static Place unpacked(long packed) {
    return new Place((int) (packed >>> Integer.SIZE), (int) packed);
  }
}
