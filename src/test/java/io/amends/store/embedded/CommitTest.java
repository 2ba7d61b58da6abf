package io.amends.store.embedded;

import static io.amends.store.SampleAppend.NOON;
import static io.amends.store.SampleAppend.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.AlreadyDeliveredException;
import io.amends.store.Durability;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import io.amends.store.StaleVersionException;
import io.amends.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** When a write is acknowledged, when it is refused, and what is done to the disk for it. */
class CommitTest {

  private static final int SEGMENT = 64 << 10;
  private static final Duration HANG = Duration.ofSeconds(30);
  private static final JsonEventCodec CODEC = new JsonEventCodec();

  @TempDir private Path folder;
  private final TestDisk disk = new TestDisk();
  private EmbeddedStore store;

  @AfterEach
  void close() {
    disk.goOn();
    store.close();
  }

  @Test
  void what_comes_in_while_the_disk_is_busy_is_one_commit() throws Exception {
    store = open(Durability.FSYNC);
    disk.standStill();
    var before = disk.forces();
    var first = append().toFuture();
    disk.awaitStandstill();
    var others = IntStream.range(0, 64).mapToObj(n -> append().toFuture()).toList();

    disk.goOn();

    first.join();
    others.forEach(future -> future.join());
    assertThat(disk.forces() - before).isEqualTo(2);
  }

  @Test
  void concurrent_appends_share_their_commits() {
    store = open(Durability.FSYNC);
    var before = disk.forces();

    appendConcurrently(2_000, 64);

    assertThat(disk.forces() - before).isLessThan(1_000);
  }

  @Test
  void a_lone_append_is_forced_before_it_is_acknowledged() {
    store = open(Durability.FSYNC);
    for (var n = 0; n < 10; n++) {
      var before = disk.forces();
      append().block(HANG);
      assertThat(disk.forces() - before).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void power_loss_costs_nothing_that_was_acknowledged(long seed) throws IOException {
    store = open(Durability.FSYNC);
    var random = new Random(seed);
    Set<ConversationId> tried = ConcurrentHashMap.newKeySet();
    Set<ConversationId> acknowledged = ConcurrentHashMap.newKeySet();
    var enough = new CountDownLatch(random.nextInt(300));
    var writers =
        Flux.range(0, 100_000)
            .flatMap(
                n -> {
                  var id = SampleAppend.newId();
                  tried.add(id);
                  return store
                      .append(SampleAppend.to(id).build())
                      .doOnSuccess(
                          done -> {
                            acknowledged.add(id);
                            enough.countDown();
                          });
                },
                8)
            .subscribe(done -> {}, powerIsOff -> {});
    await(enough);
    disk.losePower(random);
    store.close();
    writers.dispose();

    try (var reopened = new Opening(folder, Durability.FSYNC, CODEC, Clock.systemUTC()).open()) {
      var found = new HashSet<ConversationId>();
      for (var id : tried) {
        var versions = reopened.history(id).map(RecordedEvent::version).collectList().block(HANG);
        assertThat(versions).isIn(List.of(), List.of(1L));
        if (!versions.isEmpty()) {
          found.add(id);
        }
      }
      assertThat(found).containsAll(acknowledged);
    }
  }

  @Test
  void local_acknowledges_without_a_force_and_forces_within_a_second_or_so() {
    store = open(Durability.LOCAL);
    var before = disk.forces();
    for (var n = 0; n < 20; n++) {
      append().block(HANG);
    }
    assertThat(disk.forces() - before).isLessThan(20);

    var forced =
        Mono.fromSupplier(disk::forces)
            .repeatWhen(again -> again.delayElements(Duration.ofMillis(20)))
            .filter(forces -> forces > before);
    assertThat(forced.blockFirst(HANG)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = Durability.class,
      names = {"FSYNC", "LOCAL"})
  void a_full_disk_refuses_and_serves_again_when_there_is_room(Durability durability) {
    store = open(durability);
    disk.room(0);
    var id = SampleAppend.newId();
    var kept = appendUntilRefused(id);

    assertThat(kept).isPositive();
    assertThat(store.fault()).hasValueSatisfying(why -> assertThat(why).contains("No space left"));
    StepVerifier.create(append()).expectError(StoreUnavailableException.class).verify(HANG);
    assertThat(store.history(id).count().block(HANG)).isEqualTo(kept);

    disk.room(Long.MAX_VALUE);
    appendPatiently(id, kept);
    assertThat(store.fault()).isEmpty();
    assertThatAllIsThereAfterReopening(id, kept + 1);
  }

  @Test
  void health_returns_without_anybody_writing() {
    store = open(Durability.FSYNC);
    disk.room(0);
    appendUntilRefused(SampleAppend.newId());
    assertThat(store.fault()).isPresent();
    disk.room(Long.MAX_VALUE);

    awaitHealth();
    assertThat(store.fault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 25, 400, 1500})
  void a_batch_that_breaks_off_leaves_nothing_behind(long bytes) throws Exception {
    store = open(Durability.FSYNC);
    var id = SampleAppend.newId();
    append(id, 0).block(HANG);
    var size = StoreFiles.frames(folder, 1).get(0).size();
    disk.standStill();
    disk.worksFor(size + bytes);
    var alone = append(id, 1).toFuture();
    disk.awaitStandstill();
    var batch = IntStream.rangeClosed(2, 6).mapToObj(n -> append(id, n).toFuture()).toList();
    disk.goOn();

    alone.join();
    for (var refused : batch) {
      assertThatThrownBy(refused::join).hasCauseInstanceOf(StoreUnavailableException.class);
    }
    assertThat(store.history(id).count().block(HANG)).isEqualTo(2);

    disk.worksFor(Long.MAX_VALUE);
    appendPatiently(id, 2);
    var crashed = folder.resolve("crashed");
    StoreFiles.copy(folder, crashed);
    assertThat(StoreFiles.frames(crashed, 1)).hasSize(3);
    assertThatAllIsThereAfterReopening(id, 3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void a_refused_append_does_not_come_back_even_if_nobody_writes_again(long seed) throws Exception {
    store = open(Durability.FSYNC);
    var id = SampleAppend.newId();
    append(id, 0).block(HANG);
    var size = StoreFiles.frames(folder, 1).get(0).size();
    disk.standStill();
    disk.worksFor(size + size + 100);
    var alone = append(id, 1).toFuture();
    disk.awaitStandstill();
    // The first of these two is written in full, and is refused all the same.
    var whole = append(id, 2).toFuture();
    var torn = append(id, 3).toFuture();
    disk.goOn();
    alone.join();
    assertThatThrownBy(whole::join).hasCauseInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(torn::join).hasCauseInstanceOf(StoreUnavailableException.class);

    disk.worksFor(Long.MAX_VALUE);
    awaitHealth();
    disk.losePower(new Random(seed));
    assertThatAllIsThereAfterReopening(id, 2);
  }

  @Test
  void after_a_failed_fsync_nothing_is_acknowledged_until_a_restart() {
    store = open(Durability.FSYNC);
    var id = SampleAppend.newId();
    append(id, 0).block(HANG);
    disk.failToForce(true);
    StepVerifier.create(append(id, 1)).expectError(StoreUnavailableException.class).verify(HANG);
    disk.failToForce(false);
    // Longer than the store waits before it tries again after other troubles.
    StepVerifier.create(append(id, 1).retryWhen(Retry.fixedDelay(15, Duration.ofMillis(100))))
        .expectErrorMatches(Exceptions::isRetryExhausted)
        .verify(HANG);

    assertThat(store.fault())
        .hasValueSatisfying(why -> assertThat(why).contains("fsync failed").contains("restarted"));
    assertThat(store.history(id).count().block(HANG)).isEqualTo(1);

    store.close();
    store = open(Durability.FSYNC);
    assertThat(store.fault()).isEmpty();
    // The one that failed may be there or not; whoever wrote it must look.
    var version = store.history(id).count().block(HANG);
    assertThat(version).isIn(1L, 2L);
    append(id, version).block(HANG);
  }

  @Test
  void more_writes_than_can_wait_are_refused_and_the_others_are_kept() {
    store = open(Durability.FSYNC);
    disk.standStill();
    var futures =
        IntStream.range(0, Committer.MAX_WAITING + 500).mapToObj(n -> append().toFuture()).toList();
    assertThat(futures).anyMatch(CompletableFuture::isCompletedExceptionally);
    disk.goOn();

    var refused = 0;
    for (var future : futures) {
      try {
        future.join();
      } catch (CompletionException e) {
        assertThat(e).hasCauseInstanceOf(StoreUnavailableException.class);
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 500);
    append().block(HANG);
  }

  @Test
  void what_waits_when_the_store_is_closed_is_written_and_what_comes_later_is_refused() {
    store = open(Durability.FSYNC);
    var id = SampleAppend.newId();
    disk.standStill();
    var waiting = IntStream.range(0, 10).mapToObj(n -> append(id, n).toFuture()).toList();
    var closing = CompletableFuture.runAsync(store::close);
    disk.goOn();
    closing.join();

    waiting.forEach(CompletableFuture::join);
    StepVerifier.create(append()).expectError(StoreUnavailableException.class).verify(HANG);
    StepVerifier.create(store.history(id))
        .expectError(StoreUnavailableException.class)
        .verify(HANG);
    assertThatAllIsThereAfterReopening(id, 10);
  }

  @Test
  void a_writer_in_the_same_batch_as_the_one_that_won_is_stale() throws Exception {
    store = open(Durability.FSYNC);
    var id = SampleAppend.newId();
    disk.standStill();
    append().toFuture();
    disk.awaitStandstill();
    var first = append(id, 0).toFuture();
    var stale = append(id, 0).toFuture();
    var next = append(id, 1).toFuture();
    disk.goOn();

    first.join();
    next.join();
    assertThatThrownBy(stale::join).hasCauseInstanceOf(StaleVersionException.class);
  }

  @Test
  void a_copy_of_a_delivery_in_the_same_batch_is_refused_with_the_receipt() throws Exception {
    store = open(Durability.FSYNC);
    var first = SampleAppend.to(SampleAppend.newId()).receipt("webhook/1").dispatch("d", "a", NOON);
    var copy = SampleAppend.to(SampleAppend.newId()).receipt("webhook/1");
    var sameDispatch = SampleAppend.to(SampleAppend.newId()).dispatch("d", "b", NOON);
    disk.standStill();
    append().toFuture();
    disk.awaitStandstill();
    var taken = store.append(first.build()).toFuture();
    var refused = store.append(copy.build()).toFuture();
    var alsoRefused = store.append(sameDispatch.build()).toFuture();
    disk.goOn();

    taken.join();
    assertThatThrownBy(refused::join).hasCauseInstanceOf(AlreadyDeliveredException.class);
    assertThatThrownBy(alsoRefused::join).hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void segments_follow_one_another() {
    store = open(Durability.FSYNC);

    appendConcurrently(2_000, 64);

    assertThat(StoreFiles.segment(folder, 5)).exists();
    store.close();
    store = open(Durability.FSYNC);
    var all = new HeadlineQuery(null, null, null, null, 10_000);
    var found = store.headlines(all).map(Headline::conversation).collectList().block(HANG);
    assertThat(found).hasSize(2_000).doesNotHaveDuplicates();
    assertThat(Flux.fromIterable(found).flatMap(store::history, 4).count().block(HANG))
        .isEqualTo(2_000);
  }

  @Test
  void an_append_that_no_segment_can_hold_is_the_callers_error() {
    store = open(Durability.FSYNC);
    var tooLarge = SampleAppend.to(SampleAppend.newId()).with(said("x".repeat(SEGMENT)));

    StepVerifier.create(store.append(tooLarge.build()))
        .expectError(IllegalArgumentException.class)
        .verify(HANG);
    append().block(HANG);
  }

  private EmbeddedStore open(Durability durability) {
    return new Opening(folder, durability, CODEC, Clock.systemUTC())
        .disk(disk)
        .segmentBytes(SEGMENT)
        .open();
  }

  private Mono<Void> append() {
    return append(SampleAppend.newId(), 0);
  }

  private Mono<Void> append(ConversationId id, long version) {
    return store.append(SampleAppend.to(id).after(version).build());
  }

  private void appendConcurrently(int count, int atOnce) {
    Flux.range(0, count)
        .flatMap(n -> append().subscribeOn(Schedulers.parallel()), atOnce)
        .blockLast(HANG);
  }

  /** How many were taken in. */
  private long appendUntilRefused(ConversationId id) {
    for (var version = 0L; ; version++) {
      try {
        append(id, version).block(HANG);
      } catch (StoreUnavailableException full) {
        return version;
      }
    }
  }

  private void appendPatiently(ConversationId id, long version) {
    append(id, version)
        .retryWhen(
            Retry.fixedDelay(1_000, Duration.ofMillis(20))
                .filter(StoreUnavailableException.class::isInstance))
        .block(HANG);
  }

  private void awaitHealth() {
    Mono.fromSupplier(() -> store.fault().isEmpty())
        .repeatWhen(again -> again.delayElements(Duration.ofMillis(20)))
        .filter(isWell -> isWell)
        .blockFirst(HANG);
  }

  private void assertThatAllIsThereAfterReopening(ConversationId id, long version) {
    store.close();
    store = new Opening(folder, Durability.FSYNC, CODEC, Clock.systemUTC()).open();
    assertThat(store.history(id).map(RecordedEvent::version).collectList().block(HANG))
        .isEqualTo(LongStream.rangeClosed(1, version).boxed().toList());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
