package io.amends.engine;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.Append;
import io.amends.store.DeliveryReceipt;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import io.amends.store.JsonEventCodec;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts what is asked of a store, and how many events and bytes of theirs go in and out. Bytes are
 * those of the JSON that durable stores keep.
 */
final class CountedStore implements EventStore {

  private final EventStore store;
  private final boolean isShared;
  private final JsonEventCodec codec = new JsonEventCodec();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong eventsRead = new AtomicLong();
  private final AtomicLong bytesRead = new AtomicLong();
  private final AtomicLong eventsWritten = new AtomicLong();
  private final AtomicLong bytesWritten = new AtomicLong();
  private volatile boolean countsBytes = true;

  CountedStore(EventStore store) {
    this(store, store.isShared());
  }

  /**
   * @param isShared whether others are taken to write to it, too
   */
  CountedStore(EventStore store, boolean isShared) {
    this.store = store;
    this.isShared = isShared;
  }

  /** What was counted since the beginning. */
  record Counts(
      long calls, long eventsRead, long bytesRead, long eventsWritten, long bytesWritten) {

    Counts since(Counts before) {
      return new Counts(
          calls - before.calls,
          eventsRead - before.eventsRead,
          bytesRead - before.bytesRead,
          eventsWritten - before.eventsWritten,
          bytesWritten - before.bytesWritten);
    }
  }

  Counts counts() {
    return new Counts(
        calls.get(), eventsRead.get(), bytesRead.get(), eventsWritten.get(), bytesWritten.get());
  }

  /** Counting bytes allocates: it is left while allocations are counted. */
  void countsBytes(boolean whether) {
    countsBytes = whether;
  }

  @Override
  public boolean isShared() {
    return isShared;
  }

  @Override
  public Mono<Boolean> isErased(ConversationId id) {
    return store.isErased(id);
  }

  @Override
  public Flux<RecordedEvent> history(ConversationId id) {
    return read(store.history(id));
  }

  @Override
  public Flux<RecordedEvent> history(ConversationId id, long after) {
    return read(store.history(id, after));
  }

  private Flux<RecordedEvent> read(Flux<RecordedEvent> events) {
    return events
        .doOnSubscribe(begun -> calls.incrementAndGet())
        .doOnNext(
            event -> {
              eventsRead.incrementAndGet();
              bytesRead.addAndGet(size(event));
            });
  }

  @Override
  public Mono<Void> append(Append append) {
    return store
        .append(append)
        .doOnSubscribe(begun -> calls.incrementAndGet())
        .doOnSuccess(
            done -> {
              eventsWritten.addAndGet(append.events().size());
              append.events().forEach(event -> bytesWritten.addAndGet(size(event)));
            });
  }

  private int size(RecordedEvent event) {
    return countsBytes ? codec.write(event).length : 0;
  }

  @Override
  public Flux<ConversationId> due(Instant now, int limit) {
    return store.due(now, limit).doOnSubscribe(begun -> calls.incrementAndGet());
  }

  @Override
  public Flux<Headline> headlines(HeadlineQuery query) {
    return store.headlines(query).doOnSubscribe(begun -> calls.incrementAndGet());
  }

  @Override
  public Mono<DeliveryReceipt> receipt(String delivery) {
    return store.receipt(delivery).doOnSubscribe(begun -> calls.incrementAndGet());
  }
}
