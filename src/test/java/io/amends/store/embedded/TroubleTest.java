package io.amends.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.Durability;
import io.amends.store.SampleAppend;
import io.amends.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** What becomes of writes when the disk is full, breaks, lies, or loses its power. */
class TroubleTest extends TestDiskStore {

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
    StepVerifier.create(append(id, 1).retryWhen(Retry.fixedDelay(10, TENDING.dividedBy(2))))
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
}
