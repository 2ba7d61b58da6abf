package io.amends.store.embedded;

import static io.amends.store.SampleAppend.NOON;
import static io.amends.store.SampleAppend.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.store.AlreadyDeliveredException;
import io.amends.store.Durability;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import io.amends.store.SampleAppend;
import io.amends.store.StaleVersionException;
import io.amends.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** When a write is acknowledged, and what is done to the disk for it. */
class CommitTest extends TestDiskStore {

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

  @Test
  void local_acknowledges_without_a_force_and_forces_a_little_later() {
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

  @Test
  void more_writes_than_can_wait_are_refused_and_the_others_are_kept() throws Exception {
    store = open(Durability.FSYNC);
    disk.standStill();
    append().toFuture();
    disk.awaitStandstill();
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
    assertThat(refused).isEqualTo(500);
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
}
