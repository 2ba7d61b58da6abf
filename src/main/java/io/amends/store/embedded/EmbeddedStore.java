package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.remedy.LedgerEvent;
import io.amends.store.Append;
import io.amends.store.DeadLetter;
import io.amends.store.DeliveryReceipt;
import io.amends.store.Dispatch;
import io.amends.store.DispatchStore;
import io.amends.store.Durability;
import io.amends.store.Erasure;
import io.amends.store.ErasureStore;
import io.amends.store.EventCodec;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import io.amends.store.LedgerStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Conversations, dispatches and ledgers of one node, in a folder of its own. An append completes
 * when it is as durable as the {@link Durability} says; all of it is one record, so all of it is
 * there after a crash, or nothing.
 *
 * <p>Results never come on the thread that writes. They come on the executor that was named for the
 * subscribing thread, by default one of the store's own; so does what is read from disk. Whatever
 * is answered from memory ({@link #due}, {@link #receipt}) comes on the subscriber's thread.
 *
 * <p>A full disk refuses writes until there is room again. After a failed fsync nothing is written
 * until a restart, and whether the last writes were is known only then; {@link #fault()} tells
 * both.
 */
public final class EmbeddedStore
    implements EventStore, DispatchStore, LedgerStore, ErasureStore, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

  private final Index index;
  private final SegmentLog log;
  private final Payload payloads;
  private final Closeable lock;
  private final @Nullable ResultThreads ownResults;
  private final Supplier<Executor> results;
  private final Readers readers;
  private final Committer committer;
  private final Compactor compactor;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /**
   * Opens the folder, which is made if need be.
   *
   * @param clock tells when a receipt is forgotten
   * @throws CannotOpenStoreException when the folder is in use or damaged, or the durability cannot
   *     be kept
   */
  public static EmbeddedStore open(
      Path folder, Durability durability, EventCodec codec, Clock clock) {
    return new Opening(folder, durability, codec, clock).open();
  }

  /**
   * Likewise, with results where the caller wants them.
   *
   * @param results asked on the subscribing thread; names where its results come, such as the event
   *     loop that it is. The results of one batch come there as one task
   */
  public static EmbeddedStore open(
      Path folder,
      Durability durability,
      EventCodec codec,
      Clock clock,
      Supplier<Executor> results) {
    return new Opening(folder, durability, codec, clock).results(results).open();
  }

  EmbeddedStore(
      Index index,
      SegmentLog log,
      Payload payloads,
      Committer committer,
      Compactor compactor,
      @Nullable Supplier<Executor> namedResults,
      Closeable lock) {
    this.index = index;
    this.log = log;
    this.payloads = payloads;
    this.lock = lock;
    var own = namedResults == null ? new ResultThreads() : null;
    this.ownResults = own;
    this.results = own == null ? Objects.requireNonNull(namedResults) : own;
    this.readers = new Readers(log, results);
    this.committer = committer;
    this.compactor = compactor;
    committer.start();
    compactor.start();
  }

  /** Why nothing can be written at the moment, for people; empty: all is well. */
  public Optional<String> fault() {
    return committer.fault();
  }

  @Override
  public Flux<RecordedEvent> history(ConversationId id) {
    return Flux.defer(() -> readers.events(() -> index.conversations().of(id), payloads::events));
  }

  @Override
  public Flux<LedgerEvent> ledger(String order) {
    return Flux.defer(
        () -> readers.events(() -> index.ledgers().of(order), payloads::ledgerEvents));
  }

  @Override
  public Mono<Void> append(Append append) {
    return write(
        () -> payloads.of(append),
        new Entry.Conversation(
            append.conversation(),
            append.expectedVersion(),
            append.newVersion(),
            append.headline(),
            Waiting.allOf(append.dispatches()),
            append.receipt(),
            append.named()));
  }

  @Override
  public Mono<Void> append(String order, long expectedVersion, List<LedgerEvent> events) {
    return write(
        () -> payloads.of(order, expectedVersion, events),
        new Entry.Ledger(order, expectedVersion, expectedVersion + events.size()));
  }

  @Override
  public Flux<ConversationId> due(Instant now, int limit) {
    return Flux.defer(() -> Flux.fromIterable(index.conversations().due(now, limit)));
  }

  @Override
  public Flux<Headline> headlines(HeadlineQuery query) {
    return readers.read(() -> index.conversations().matching(query));
  }

  @Override
  public Mono<DeliveryReceipt> receipt(String delivery) {
    return Mono.defer(() -> Mono.justOrEmpty(index.receipts().find(delivery)));
  }

  @Override
  public Flux<Dispatch> ready(Instant now, int limit) {
    return Flux.defer(() -> readers.dispatches(() -> index.dispatches().ready(now, limit)));
  }

  @Override
  public Flux<DeadLetter> deadLetters() {
    return Flux.defer(() -> readers.deadLetters(() -> index.dispatches().parked()));
  }

  @Override
  public Mono<Void> sent(String id) {
    return change(Kind.SENT, id, Instant.EPOCH, "");
  }

  @Override
  public Mono<Void> postponed(String id, Instant notBefore, String reason) {
    return change(Kind.POSTPONED, id, notBefore, reason);
  }

  @Override
  public Mono<Void> parked(String id, Instant at, String reason) {
    return change(Kind.PARKED, id, at, reason);
  }

  @Override
  public Mono<Void> unparked(String id) {
    return change(Kind.UNPARKED, id, Instant.EPOCH, "");
  }

  @Override
  public Mono<Boolean> isErased(ConversationId id) {
    return Mono.fromSupplier(
        () -> index.conversations().of(id).isNone() && index.graves().contains(id));
  }

  @Override
  public Flux<ConversationId> naming(String customer) {
    return Flux.defer(() -> Flux.fromIterable(index.conversations().naming(customer)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>It is on disk, whatever the {@link Durability}, before it completes. The bytes are gone when
   * the store has been compacted: that begins at most {@link Compactor#SOON} later, and takes as
   * long as reading the store at {@link Compactor#BYTES_A_SECOND}.
   */
  @Override
  public Mono<Void> erase(Erasure erasure) {
    return Mono.create(
        sink -> {
          var to = results.get();
          committer
              .between(() -> new Eraser(index, log).erase(erasure))
              .whenCompleteAsync(
                  (done, failure) -> {
                    if (failure == null) {
                      compactor.nudge();
                      sink.success();
                    } else {
                      sink.error(failure);
                    }
                  },
                  to);
        });
  }

  private Mono<Void> change(Kind kind, String id, Instant notBefore, String reason) {
    return write(
        () -> payloads.of(kind, id, notBefore, reason),
        new Entry.Change(kind, id, notBefore, reason));
  }

  /** The bytes are made on the subscriber's thread: the one that writes has enough to do. */
  private Mono<Void> write(Supplier<byte[]> payload, Entry entry) {
    return Mono.create(
        sink -> {
          var bytes = payload.get();
          if (bytes.length > log.maxPayload()) {
            throw new IllegalArgumentException(
                bytes.length + " bytes are more than the " + log.maxPayload() + " of a record");
          }
          committer.submit(new Write(entry, bytes, results.get(), sink));
        });
  }

  /** Waits until all that nobody needs is gone from the disk; for tests. */
  void compactNow() {
    compactor.passNow();
  }

  /** Writes what waits, then closes. Writes and reads that come later are refused. */
  @Override
  public void close() {
    if (!isClosed.compareAndSet(false, true)) {
      return;
    }
    try (lock;
        log) {
      compactor.close();
      committer.close();
      if (fault().isEmpty()) {
        compactor.saveForNextStart();
      }
      readers.close();
      if (ownResults != null) {
        ownResults.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      LOG.warn("could not close the store in good order", failed);
    }
  }
}
