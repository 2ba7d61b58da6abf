package io.amends.store.embedded;

/** What a record says; the codes are on disk for ever. */
enum Kind {
  APPEND(1),
  LEDGER(2),
  SENT(3),
  POSTPONED(4),
  PARKED(5),
  UNPARKED(6),
  /** The segment is full: the next one goes on. */
  SEALED(7),
  /** The store was closed in good order. */
  CLOSED(8),
  /** Conversations and ledgers were erased; in a compacted segment only their tombstones. */
  ERASED(9),
  /** An append without what later ones made obsolete. */
  KEPT(10);

  private static final Kind[] ALL = values();

  private final byte code;

  Kind(int code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }

  /** The payload of a record that says nothing else. */
  byte[] alone() {
    return new byte[] {code};
  }

  boolean isOf(byte[] payload) {
    return payload.length > 0 && payload[0] == code;
  }

  static Kind of(byte code) {
    for (var kind : ALL) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no such kind of record: " + code);
  }
}
