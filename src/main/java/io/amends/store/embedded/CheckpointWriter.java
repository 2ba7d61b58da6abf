package io.amends.store.embedded;

import io.amends.store.embedded.Disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes a checkpoint in blocks, each with its length and checksum before it, so that a million
 * conversations need no more memory than a few. What is in the first block tells how many of each
 * kind follow.
 */
final class CheckpointWriter implements Closeable {

  /** "AMC2": the 2 is the version of this format. */
  static final int MAGIC = 0x414d4332;

  private static final int BLOCK = 1 << 18;

  private final DiskFile file;
  private PayloadWriter block = new PayloadWriter();
  private long at;

  CheckpointWriter(Disk disk, Path path) throws IOException {
    this.file = disk.create(path);
  }

  void write(Checkpoint checkpoint) throws IOException {
    block.count(MAGIC);
    var position = checkpoint.position();
    block.count(position.segments().size()).count(position.end());
    position.segments().forEach(s -> block.count(s.number()).number(s.size()).count(s.mark()));
    block.bytes(checkpoint.salt()).number(checkpoint.waste()).count(checkpoint.mustGo() ? 1 : 0);
    block.count(checkpoint.conversations().size());
    block.count(checkpoint.ledgers().size());
    block.count(checkpoint.waiting().size());
    block.count(checkpoint.parked().size());
    block.count(checkpoint.receipts().size());
    block.count(checkpoint.graves().size());
    end();
    var ordinals = checkpoint.ordinals();
    each(
        checkpoint.conversations().stream().sorted(Conversations.NEWEST_CHANGE_FIRST).toList(),
        known -> put(known.getKey().value(), known.getValue(), ordinals));
    each(
        checkpoint.ledgers(),
        ledger -> put(block.text(ledger.getKey()), ledger.getValue(), ordinals));
    each(checkpoint.waiting(), waiting -> put(waiting, ordinals));
    each(checkpoint.parked(), givenUp -> put(givenUp, ordinals));
    each(checkpoint.receipts(), receipt -> block.section(() -> Payload.put(block, receipt)));
    each(checkpoint.graves(), grave -> block.bytes(grave.array()));
    end();
    file.force();
  }

  private <T> void each(List<T> values, Consumer<T> put) throws IOException {
    for (var value : values) {
      put.accept(value);
      if (block.size() > BLOCK) {
        end();
      }
    }
  }

  private void put(String id, Conversations.Known known, Map<Integer, Integer> ordinals) {
    var headline = known.headline();
    if (headline == null) {
      throw new IllegalStateException("conversation " + id + " has no headline");
    }
    put(block.text(id), known.places(), ordinals);
    block.section(() -> Payload.put(block, headline, known.customers()));
  }

  private static void put(PayloadWriter to, Places places, Map<Integer, Integer> ordinals) {
    to.number(places.version()).count(places.count());
    places.all().forEach(place -> put(to, place, ordinals));
  }

  private static void put(PayloadWriter to, Place place, Map<Integer, Integer> ordinals) {
    to.count(ordinals.getOrDefault(place.segment(), -1)).count(place.offset());
  }

  private void put(Parked givenUp, Map<Integer, Integer> ordinals) {
    put(givenUp.waiting(), ordinals);
    block.time(givenUp.since()).text(givenUp.reason());
  }

  private void put(Waiting waiting, Map<Integer, Integer> ordinals) {
    block.text(waiting.id()).text(waiting.lane()).count(waiting.attempts());
    block.time(waiting.notBefore()).count(waiting.bytes());
    put(block, waiting.place(), ordinals);
  }

  private void end() throws IOException {
    var payload = block.bytes();
    var framed = ByteBuffer.allocate(2 * Integer.BYTES + payload.length);
    framed.putInt(payload.length).putInt(Frame.crc(payload)).put(payload).flip();
    var length = framed.remaining();
    file.write(framed, at);
    at += length;
    block = new PayloadWriter();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
