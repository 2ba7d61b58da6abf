package io.amends.store;

import io.amends.conversation.RecordedEvent;
import io.amends.remedy.LedgerEvent;
import java.util.List;

/**
 * Events to bytes and back. Stored names live for ever. An event that cannot be read is an error
 * ({@link IllegalArgumentException}, naming the type), never skipped. Thread-safe.
 */
public interface EventCodec {

  /** Each by itself, in order; the same bytes as alone. */
  List<byte[]> write(List<RecordedEvent> events);

  default byte[] write(RecordedEvent event) {
    return write(List.of(event)).get(0);
  }

  RecordedEvent readEvent(byte[] bytes);

  byte[] write(LedgerEvent event);

  LedgerEvent readLedgerEvent(byte[] bytes);
}
