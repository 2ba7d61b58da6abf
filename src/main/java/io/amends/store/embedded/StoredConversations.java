package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.EventCodec;
import io.amends.store.embedded.Disk.DiskFile;
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
  private final List<DiskFile> files = new ArrayList<>();
  private final Map<ConversationId, Places> places = new LinkedHashMap<>();

  private StoredConversations(EventCodec codec) {
    this.payloads = new Payload(codec);
  }

  /**
   * @throws NoSuchFileException when there is no store in the folder
   * @throws CannotOpenStoreException when it is damaged, or written by a newer release
   */
  public static StoredConversations open(Path folder, EventCodec codec) throws IOException {
    var segments = new SegmentFolder(folder);
    var stored = new StoredConversations(codec);
    try {
      var last = segments.last();
      if (last == 0) {
        throw new NoSuchFileException(segments.path(1).toString());
      }
      for (var segment = 1; segment <= last; segment++) {
        stored.scan(segments.existing(segment), segment, segment == last);
      }
      return stored;
    } catch (IOException | RuntimeException failed) {
      stored.close();
      throw failed;
    }
  }

  private void scan(Path path, int segment, boolean isLast) throws IOException {
    var file = FileDisk.openToRead(path);
    files.add(file);
    SegmentScan.of(path, segment, file, 0)
        .run(
            isLast,
            (entry, place) -> {
              if (entry instanceof Entry.Conversation append) {
                var before = places.getOrDefault(append.id(), Places.NONE);
                places.put(append.id(), before.and(place, append.newVersion()));
              }
            });
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
    var file = files.get(place.segment() - 1);
    var header = ByteBuffer.allocate(Frame.HEADER);
    file.read(header, place.offset());
    var length = Frame.lengthAt(header.flip(), place.segment());
    var bytes = ByteBuffer.allocate(Frame.HEADER + Math.max(0, length));
    file.read(bytes, place.offset());
    var frame = Frame.read(bytes.flip(), 0, place.segment());
    if (frame == null) {
      throw new IOException(
          "a record of segment " + place.segment() + " changed while it was read");
    }
    return frame.payload();
  }

  @Override
  public void close() throws IOException {
    for (var file : files) {
      file.close();
    }
  }
}
