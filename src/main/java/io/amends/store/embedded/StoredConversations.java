package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.EventCodec;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conversations of a store's folder as they were when it was opened, for looking at them beside
 * a service that goes on writing. The folder is not locked and nothing in it is written. A record
 * that is being written at that moment is not there yet. For one thread.
 */
public final class StoredConversations implements Closeable {

  private final Payload payloads;
  private final List<FileChannel> files = new ArrayList<>();
  private final Map<ConversationId, List<Place>> places = new LinkedHashMap<>();

  private StoredConversations(EventCodec codec) {
    this.payloads = new Payload(codec);
  }

  /**
   * @throws NoSuchFileException when there is no such folder
   * @throws CannotOpenStoreException when a segment is missing or damaged
   */
  public static StoredConversations open(Path folder, EventCodec codec) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    var stored = new StoredConversations(codec);
    try {
      var segments = new SegmentFolder(folder);
      var last = segments.last();
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
    var file = FileChannel.open(path, StandardOpenOption.READ);
    files.add(file);
    var bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
    read(file, bytes, 0);
    bytes.flip();
    var offset = 0;
    for (var frame = Frame.read(bytes, 0, segment);
        frame != null;
        frame = Frame.read(bytes, offset, segment)) {
      if (Kind.SEALED.isOf(frame.payload())) {
        return;
      }
      if (Kind.APPEND.isOf(frame.payload())
          && Payload.entry(frame.payload()) instanceof Entry.Conversation entry) {
        places
            .computeIfAbsent(entry.id(), first -> new ArrayList<>())
            .add(new Place(segment, offset));
      }
      offset += frame.size();
    }
    if (!isLast) {
      throw new CannotOpenStoreException(
          path + " is damaged at offset " + offset + " (later segments go on)");
    }
  }

  /** In the order in which they began. */
  public List<ConversationId> ids() {
    return List.copyOf(places.keySet());
  }

  /** Every event of a conversation, in order; none where it is not known. */
  public List<RecordedEvent> history(ConversationId id) throws IOException {
    var events = new ArrayList<RecordedEvent>();
    for (var place : places.getOrDefault(id, List.of())) {
      events.addAll(payloads.events(payload(place)));
    }
    return List.copyOf(events);
  }

  private byte[] payload(Place place) throws IOException {
    var file = files.get(place.segment() - 1);
    var header = ByteBuffer.allocate(Frame.HEADER);
    read(file, header, place.offset());
    var whole = ByteBuffer.allocate(Frame.HEADER + Frame.lengthAt(header.flip(), place.segment()));
    read(file, whole, place.offset());
    var frame = Frame.read(whole.flip(), 0, place.segment());
    if (frame == null) {
      throw new IOException("a record changed while it was read, at offset " + place.offset());
    }
    return frame.payload();
  }

  private static void read(FileChannel file, ByteBuffer into, int from) throws IOException {
    long at = from;
    while (into.hasRemaining()) {
      var count = file.read(into, at);
      if (count < 0) {
        return;
      }
      at += count;
    }
  }

  @Override
  public void close() throws IOException {
    for (var file : files) {
      file.close();
    }
  }
}
