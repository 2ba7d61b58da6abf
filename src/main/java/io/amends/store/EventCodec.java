package io.amends.store;

import io.amends.conversation.RecordedEvent;
import io.amends.remedy.LedgerEvent;

/**
 * Events to bytes and back. Stored names live for ever. An event that cannot be read is an error
 * ({@link IllegalArgumentException}, naming the type), never skipped. Thread-safe.
 */
public interface EventCodec {

  byte[] write(RecordedEvent event);

  RecordedEvent readEvent(byte[] bytes);

  byte[] write(LedgerEvent event);

  LedgerEvent readLedgerEvent(byte[] bytes);
}
