package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.store.Erasure;
import io.amends.store.Tombstones;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;

/** Writes down what is erased, then forgets it. On the thread that writes, between two batches. */
final class Eraser {

  private final Index index;
  private final SegmentLog log;

  Eraser(Index index, SegmentLog log) {
    this.index = index;
    this.log = log;
  }

  /** What is not known is left out, so that the same call again writes nothing. */
  boolean erase(Erasure erasure) throws IOException {
    var conversations = new HashSet<>(erasure.conversations());
    conversations.removeIf(id -> index.conversations().of(id).isNone());
    var ledgers = new HashSet<>(erasure.ledgers());
    ledgers.removeIf(name -> index.ledgers().of(name).isNone());
    if (conversations.isEmpty() && ledgers.isEmpty()) {
      return false;
    }
    var salt = index.graves().salt();
    var hashes = conversations.stream().map((ConversationId id) -> hash(salt, id)).toList();
    write(new Entry.Erased(salt, hashes, conversations, ledgers));
    return true;
  }

  private static ByteBuffer hash(byte[] salt, ConversationId id) {
    return Tombstones.key(salt, id);
  }

  private void write(Entry.Erased erased) throws IOException {
    var payload = Payload.of(erased);
    if (!log.fits(payload.length)) {
      log.roll();
    }
    var place = log.stage(payload, Frame.crc(payload));
    log.commit(true);
    erased.applyTo(index, place);
  }
}
