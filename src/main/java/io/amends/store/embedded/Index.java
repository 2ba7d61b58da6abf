package io.amends.store.embedded;

import java.time.Clock;

/**
 * What is known without reading the disk. Changed by one thread at a time (at first the one that
 * scans, then the committer), read by any.
 */
record Index(
    Conversations conversations,
    Ledgers ledgers,
    Dispatches dispatches,
    Receipts receipts,
    Graves graves,
    Waste waste) {

  static Index empty(Clock clock) {
    return new Index(
        new Conversations(),
        new Ledgers(),
        new Dispatches(),
        new Receipts(clock),
        new Graves(),
        new Waste());
  }

  void apply(Entry entry, Place place) {
    entry.applyTo(this, place);
  }
}
