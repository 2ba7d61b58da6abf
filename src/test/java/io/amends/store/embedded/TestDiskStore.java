package io.amends.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import io.amends.store.StoreUnavailableException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** A store on small segments of a disk that can be made to fail. */
abstract class TestDiskStore {

  static final Duration HANG = Duration.ofSeconds(30);

  /** How long the store leaves a trouble alone. */
  static final Duration TENDING = Duration.ofMillis(100);

  static final int SEGMENT = 64 << 10;
  static final JsonEventCodec CODEC = new JsonEventCodec();

  @TempDir Path folder;
  final TestDisk disk = new TestDisk();
  EmbeddedStore store;

  @AfterEach
  void close() {
    disk.goOn();
    store.close();
  }

  EmbeddedStore open(Durability durability) {
    return new Opening(folder, durability, CODEC, Clock.systemUTC())
        .disk(disk)
        .segmentBytes(SEGMENT)
        .tending(TENDING)
        .open();
  }

  Mono<Void> append() {
    return append(SampleAppend.newId(), 0);
  }

  Mono<Void> append(ConversationId id, long version) {
    return store.append(SampleAppend.to(id).after(version).build());
  }

  void appendConcurrently(int count, int atOnce) {
    Flux.range(0, count)
        .flatMap(n -> append().subscribeOn(Schedulers.parallel()), atOnce)
        .blockLast(HANG);
  }

  /** How many were taken in. */
  long appendUntilRefused(ConversationId id) {
    for (var version = 0L; ; version++) {
      try {
        append(id, version).block(HANG);
      } catch (StoreUnavailableException full) {
        return version;
      }
    }
  }

  void appendPatiently(ConversationId id, long version) {
    append(id, version)
        .retryWhen(
            Retry.fixedDelay(1_000, Duration.ofMillis(20))
                .filter(StoreUnavailableException.class::isInstance))
        .block(HANG);
  }

  void awaitHealth() {
    Mono.fromSupplier(() -> store.fault().isEmpty())
        .repeatWhen(again -> again.delayElements(Duration.ofMillis(20)))
        .filter(isWell -> isWell)
        .blockFirst(HANG);
  }

  void assertThatAllIsThereAfterReopening(ConversationId id, long version) {
    store.close();
    store = new Opening(folder, Durability.FSYNC, CODEC, Clock.systemUTC()).open();
    assertThat(store.history(id).map(RecordedEvent::version).collectList().block(HANG))
        .isEqualTo(LongStream.rangeClosed(1, version).boxed().toList());
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
