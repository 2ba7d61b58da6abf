package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.store.DeliveryReceipt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index as it was at some time, and how far the log was written then: a start reads it, and of
 * the log only what came later. It is a copy of what the log says, no more: one that is missing,
 * torn, damaged, of another release or not of this log is as good as none.
 */
record Checkpoint(
    Position position,
    Map<Integer, Integer> ordinals,
    List<Map.Entry<ConversationId, Conversations.Known>> conversations,
    List<Map.Entry<String, Places>> ledgers,
    List<Waiting> waiting,
    List<Parked> parked,
    List<DeliveryReceipt> receipts,
    byte[] salt,
    List<ByteBuffer> graves,
    long waste,
    boolean mustGo) {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

  /**
   * What a start knows.
   *
   * @param position {@code null}: nothing, the index is empty
   */
  record Known(Index index, @Nullable Position position) {}

  /** Copies the index. On the thread that writes, or when it has ended. */
  static Checkpoint of(Index index, SegmentLog log) throws IOException {
    var ledgers = new ArrayList<Map.Entry<String, Places>>();
    index.ledgers().all().forEach((order, places) -> ledgers.add(Map.entry(order, places)));
    return new Checkpoint(
        log.position(),
        log.ordinals(),
        index.conversations().all(),
        ledgers,
        index.dispatches().waiting(),
        index.dispatches().parked(),
        index.receipts().all(),
        index.graves().salt(),
        index.graves().all(),
        index.waste().bytes(),
        index.waste().mustGo());
  }

  /** Writes it beside the segments; until it is whole and on disk it does not have its name. */
  void write(SegmentFolder folder, Disk disk) throws IOException {
    try (var writer = new CheckpointWriter(disk, folder.newCheckpoint())) {
      writer.write(this);
    }
    disk.rename(folder.newCheckpoint(), folder.checkpoint());
  }

  /** What the folder's checkpoint says, if it is one of what is in the folder. */
  static Known read(SegmentFolder folder, Disk disk, Clock clock) throws IOException {
    var nothing = new Known(Index.empty(clock), null);
    if (!Files.exists(folder.checkpoint())) {
      return nothing;
    }
    try (var file = disk.open(folder.checkpoint())) {
      var index = Index.empty(clock);
      var position = new CheckpointReader(file).readInto(index);
      if (isOf(folder, disk, position)) {
        return new Known(index, position);
      }
      LOG.warn("{} is not of these segments: all of them are read", folder.checkpoint());
    } catch (IOException | RuntimeException unreadable) {
      LOG.warn("{} is damaged: all segments are read", folder.checkpoint(), unreadable);
    }
    return nothing;
  }

  private static boolean isOf(SegmentFolder folder, Disk disk, Position position)
      throws IOException {
    for (var segment : position.segments()) {
      var path = folder.path(segment.number());
      if (!Files.exists(path)) {
        return false;
      }
      try (var file = disk.open(path)) {
        if (!Position.Segment.of(segment.number(), file).equals(segment)) {
          return false;
        }
      }
    }
    return !position.segments().isEmpty();
  }
}
