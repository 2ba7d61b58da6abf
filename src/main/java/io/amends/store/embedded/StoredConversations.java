package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.EventCodec;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conversations of a store's folder, to look at only: nothing is written, nothing is locked, so
 * a service may go on with them. What it writes after the opening is not seen. Thread-safe.
 */
public final class StoredConversations implements Closeable {

  private final Payload payloads;
  private final List<StoredSegments.Segment> files = new ArrayList<>();
  private final Map<ConversationId, Places> places = new LinkedHashMap<>();

  private StoredConversations(EventCodec codec) {
    this.payloads = new Payload(codec);
  }

  /**
   * @throws NoSuchFileException when there is no store in the folder
   * @throws CannotOpenStoreException when it is damaged, or written by a newer release
   */
  public static StoredConversations open(Path folder, EventCodec codec) throws IOException {
    try (var segments = StoredSegments.open(folder)) {
      var stored = new StoredConversations(codec);
      try {
        stored.scan(segments);
        return stored;
      } catch (IOException | RuntimeException failed) {
        stored.close();
        throw failed;
      }
    }
  }

  private void scan(StoredSegments segments) throws IOException {
    for (var segment : segments.handOver()) {
      files.add(segment);
    }
    for (var n = 0; n < files.size(); n++) {
      var segment = files.get(n);
      SegmentScan.of(segment.path(), segment.number(), n + 1, segment.file(), 0)
          .run(n == files.size() - 1, 0, this::take);
    }
  }

  private void take(Entry entry, Place place) {
    if (entry instanceof Entry.Conversation append) {
      var before = places.getOrDefault(append.id(), Places.NONE);
      places.put(append.id(), before.and(place, append.newVersion()));
    } else if (entry instanceof Entry.Erased erased) {
      places.keySet().removeAll(erased.conversations());
    }
  }

  /** Every conversation, the one that began first first. */
  public List<ConversationId> ids() {
    return List.copyOf(places.keySet());
  }

  /** Its events in order; none for one that is not there. */
  public List<RecordedEvent> history(ConversationId id) throws IOException {
    var events = new ArrayList<RecordedEvent>();
    for (var place : places.getOrDefault(id, Places.NONE).all()) {
      events.addAll(payloads.events(read(place)));
    }
    return events;
  }

  private byte[] read(Place place) throws IOException {
    var segment = files.get(place.segment() - 1);
    var file = segment.file();
    var header = ByteBuffer.allocate(Frame.HEADER);
    file.read(header, place.offset());
    var length = Frame.lengthAt(header.flip(), segment.number());
    var bytes = ByteBuffer.allocate(Frame.HEADER + Math.max(0, length));
    file.read(bytes, place.offset());
    var frame = Frame.read(bytes.flip(), 0, segment.number());
    if (frame == null) {
      throw new IOException("a record of " + segment.path() + " changed while it was read");
    }
    return frame.payload();
  }

  @Override
  public void close() throws IOException {
    for (var segment : files) {
      segment.file().close();
    }
  }
}
