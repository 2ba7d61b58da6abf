package io.amends.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a finished segment would be without what nobody needs any more. */
final class Rewriting {

  /** A record that stays, and what of it. */
  private record Kept(Entry entry, Place place, byte[] payload) {}

  private final Index index;
  private final boolean isThorough;
  private final Set<String> carried;
  private final Set<String> carriedAsItIs;
  private final List<Kept> kept = new ArrayList<>();
  private long live;
  private boolean must;

  private Rewriting(Index index, boolean isThorough, Set<String> carriedBefore) {
    this.index = index;
    this.isThorough = isThorough;
    this.carried = new HashSet<>(carriedBefore);
    this.carriedAsItIs = new HashSet<>(carriedBefore);
  }

  /**
   * Reads a segment and holds it against the index.
   *
   * @param carried dispatches that a start would find waiting after the segments before it, as they
   *     are now
   * @param isThorough whether what tells of erasures may go, for all that they erased goes
   */
  static Rewriting of(
      SegmentLog.Segment segment, Index index, Set<String> carried, boolean isThorough)
      throws IOException {
    var rewriting = new Rewriting(index, isThorough, carried);
    var frames =
        SegmentScan.of(segment.path(), segment.number(), segment.slot(), segment.file(), 0)
            .frames();
    for (var frame : frames) {
      var entry = Payload.entry(frame.payload());
      rewriting.take(entry, new Place(segment.slot(), frame.offset()), frame.payload());
    }
    return rewriting;
  }

  private void take(Entry entry, Place place, byte[] payload) {
    if (entry instanceof Entry.Conversation append) {
      append.dispatches().forEach(waiting -> carriedAsItIs.add(waiting.id()));
      take(append, place, payload);
    } else if (entry instanceof Entry.Ledger ledger) {
      keepIf(index.ledgers().of(ledger.order()).contains(place), entry, place, payload);
    } else if (entry instanceof Entry.Change change) {
      take(change, place, payload);
    } else if (entry instanceof Entry.Erased erased) {
      var done = isThorough && !erased.isDone();
      must |= done;
      keep(entry, place, done ? Payload.of(erased.tombstones()) : payload);
    }
    // A seal is written anew, and a mark of good order means nothing in a finished segment.
  }

  private void take(Entry.Conversation append, Place place, byte[] payload) {
    var places = index.conversations().of(append.id());
    if (!places.contains(place)) {
      must = true;
      return;
    }
    var receipt = append.receipt();
    var left =
        Payload.kept(
            payload,
            append,
            places.endsAt(place),
            receipt != null && index.receipts().isKept(receipt),
            id -> index.dispatches().isAt(id, place));
    keep(append, place, left);
    ((Entry.Conversation) Payload.entry(left))
        .dispatches()
        .forEach(waiting -> carried.add(waiting.id()));
  }

  /** What became of a dispatch that is nowhere any more need not be known. */
  private void take(Entry.Change change, Place place, byte[] payload) {
    var isKnown = carried.contains(change.dispatch());
    keepIf(isKnown, change, place, payload);
    if (change.kind() == Kind.SENT) {
      carried.remove(change.dispatch());
      carriedAsItIs.remove(change.dispatch());
    }
  }

  private void keepIf(boolean isNeeded, Entry entry, Place place, byte[] payload) {
    if (isNeeded) {
      keep(entry, place, payload);
    } else {
      must = true;
    }
  }

  private void keep(Entry entry, Place place, byte[] payload) {
    kept.add(new Kept(entry, place, payload));
    live += Frame.sizeOf(payload.length);
  }

  /** Bytes that stay. */
  long live() {
    return live;
  }

  /** Whether there is something of which nothing may stay, or its traces. */
  boolean must() {
    return must;
  }

  void writeTo(SegmentWriter out, Moves moves) throws IOException {
    for (var one : kept) {
      moves.add(one.entry(), one.place(), out.end());
      out.add(one.payload());
    }
  }

  Set<String> carriedAfter() {
    return carried;
  }

  Set<String> carriedWhenLeftAsItIs() {
    return carriedAsItIs;
  }
}
