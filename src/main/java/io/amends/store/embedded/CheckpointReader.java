package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.store.embedded.Disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link CheckpointWriter} wrote; fails where anything of it is not as it was. */
final class CheckpointReader {

  private static final int HEADER = 2 * Integer.BYTES;

  private final DiskFile file;
  private final long size;
  private long at;
  private PayloadReader block = new PayloadReader(new byte[0]);

  CheckpointReader(DiskFile file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  /** Puts all of it into an empty index, and tells how far the log was then. */
  Position readInto(Index index) throws IOException {
    next();
    if (block.count() != CheckpointWriter.MAGIC) {
      throw new IOException("it is of another release");
    }
    var segments = block.count();
    var end = block.count();
    var position = new Position(segments(segments), end);
    var salt = block.bytes();
    index.waste().add(block.number());
    if (block.count() != 0) {
      index.waste().erased();
    }
    var conversations = block.count();
    var ledgers = block.count();
    var waiting = block.count();
    var parked = block.count();
    var receipts = block.count();
    var graves = block.count();
    for (var left = conversations; left > 0; left--) {
      conversation(index);
    }
    for (var left = ledgers; left > 0; left--) {
      index.ledgers().put(here().text(), places());
    }
    for (var left = waiting; left > 0; left--) {
      index.dispatches().add(waiting());
    }
    for (var left = parked; left > 0; left--) {
      index.dispatches().add(new Parked(waiting(), block.knownTime(), block.text()));
    }
    for (var left = receipts; left > 0; left--) {
      var receipt = Payload.receipt(here().section());
      if (receipt != null) {
        index.receipts().put(receipt);
      }
    }
    graves(index, salt, graves);
    return position;
  }

  private List<Position.Segment> segments(int count) {
    var segments = new ArrayList<Position.Segment>();
    for (var left = count; left > 0; left--) {
      segments.add(new Position.Segment(block.count(), block.number(), block.count()));
    }
    return segments;
  }

  private void conversation(Index index) throws IOException {
    var id = new ConversationId(here().text());
    var places = places();
    var section = block.section();
    var headline = Payload.headline(section, id);
    var customers = Payload.customers(section);
    index.conversations().put(id, new Conversations.Known(places, headline, customers));
  }

  private Places places() {
    var version = block.number();
    var packed = new long[block.count()];
    for (var n = 0; n < packed.length; n++) {
      packed[n] = place().packed();
    }
    return Places.of(version, packed);
  }

  /** Segments are opened in their order, so that the first one's number is 1. */
  private Place place() {
    return new Place(block.count() + 1, block.count());
  }

  private Waiting waiting() throws IOException {
    var id = here().text();
    var lane = block.text();
    var attempts = block.count();
    var notBefore = block.knownTime();
    var bytes = block.count();
    return new Waiting(id, lane, attempts, notBefore, place(), bytes);
  }

  private void graves(Index index, byte[] salt, int count) throws IOException {
    var hashes = new ArrayList<ByteBuffer>();
    for (var left = count; left > 0; left--) {
      hashes.add(ByteBuffer.wrap(here().bytes()));
    }
    index.graves().add(salt, hashes);
  }

  /** The block at hand, or the next one if it is at its end. */
  private PayloadReader here() throws IOException {
    if (block.isAtEnd()) {
      next();
    }
    return block;
  }

  private void next() throws IOException {
    var header = ByteBuffer.allocate(HEADER);
    file.read(header, at);
    var length = header.getInt(0);
    if (header.hasRemaining() || length <= 0 || at + HEADER + length > size) {
      throw new IOException("it ends at offset " + at);
    }
    var payload = ByteBuffer.allocate(length);
    file.read(payload, at + HEADER);
    if (Frame.crc(payload.array()) != header.getInt(Integer.BYTES)) {
      throw new IOException("its checksum is wrong at offset " + at);
    }
    at += HEADER + length;
    block = new PayloadReader(payload.array());
  }
}
