package io.amends.store.embedded;

import static io.amends.store.SampleAppend.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** Opening, closing, and the threads that results come on. */
class EmbeddedStoreTest {

  private static final Duration HANG = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void a_folder_serves_one_store_at_a_time() {
    try (var store = opening().open()) {
      assertThatThrownBy(() -> opening().open())
          .isInstanceOf(CannotOpenStoreException.class)
          .hasMessageContaining(folder + " is in use by another process");
      store.append(SampleAppend.to(SampleAppend.newId()).build()).block(HANG);
    }
    opening().open().close();
  }

  @Test
  void a_folder_that_could_not_be_opened_is_let_go_of() throws Exception {
    opening().open().close();
    var segment = StoreFiles.segment(folder, 1);
    var content = Files.readAllBytes(segment);
    Files.move(segment, StoreFiles.segment(folder, 2));
    assertThatThrownBy(() -> opening().open()).hasMessageContaining("00000001.log is missing");
    Files.delete(StoreFiles.segment(folder, 2));
    Files.write(segment, content);

    opening().open().close();
  }

  @Test
  void a_durability_that_cannot_be_kept_is_refused() {
    assertThatThrownBy(
            () ->
                EmbeddedStore.open(
                    folder, Durability.REPLICATED, new JsonEventCodec(), Clock.systemUTC()))
        .isInstanceOf(CannotOpenStoreException.class)
        .hasMessageContaining("amends.durability=replicated");
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws Exception {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(
            () ->
                EmbeddedStore.open(file, Durability.FSYNC, new JsonEventCodec(), Clock.systemUTC()))
        .isInstanceOf(CannotOpenStoreException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void closing_twice_is_closing_once() {
    var store = opening().open();
    store.close();
    store.close();
  }

  @Test
  void results_come_neither_on_the_thread_that_writes_nor_on_one_that_reads() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    try (var store = opening().open()) {
      var id = SampleAppend.newId();
      Flux.just(
              store.append(SampleAppend.to(id).dispatch("d", "a", NOON).build()),
              store.append(SampleAppend.to(id).build()).onErrorComplete(),
              store.history(id),
              store.ready(NOON, 1),
              store.sent("d"))
          .concatMap(Flux::from)
          .materialize()
          .doOnNext(any -> threads.add(Thread.currentThread().getName()))
          .blockLast(HANG);
    }
    assertThat(threads).allMatch(name -> name.startsWith("amends-store-results"));
  }

  @Test
  void results_come_where_the_caller_wants_them() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    var loop = Executors.newSingleThreadExecutor(task -> new Thread(task, "loop"));
    try (var store = opening().results(() -> loop).open()) {
      var id = SampleAppend.newId();
      store
          .append(SampleAppend.to(id).build())
          .doOnSuccess(done -> threads.add(Thread.currentThread().getName()))
          .thenMany(store.history(id))
          .doOnNext(event -> threads.add(Thread.currentThread().getName()))
          .blockLast(HANG);
    } finally {
      loop.shutdown();
    }
    assertThat(threads).containsExactly("loop");
  }

  @Test
  void a_result_that_finds_its_executor_gone_is_told_all_the_same() {
    var gone = Executors.newSingleThreadExecutor();
    gone.shutdown();
    try (var store = opening().results(() -> gone).open()) {
      var id = SampleAppend.newId();
      store.append(SampleAppend.to(id).build()).block(HANG);
      assertThat(store.history(id).count().block(HANG)).isEqualTo(1);
    }
  }

  @Test
  void a_subscriber_that_goes_away_harms_nobody() {
    try (var store = opening().open()) {
      var id = SampleAppend.newId();
      for (var version = 0; version < 10; version++) {
        store.append(SampleAppend.to(id).after(version).build()).block(HANG);
      }
      for (var n = 0; n < 200; n++) {
        store.history(id).subscribe().dispose();
      }
      store.append(SampleAppend.to(id).after(10).build()).subscribe().dispose();

      assertThat(store.history(id).count().block(HANG)).isIn(10L, 11L);
      store.append(SampleAppend.to(SampleAppend.newId()).build()).block(HANG);
      assertThat(store.fault()).isEmpty();
    }
  }

  private Opening opening() {
    return new Opening(folder, Durability.FSYNC, new JsonEventCodec(), Clock.systemUTC())
        .segmentBytes(1 << 20);
  }
}
