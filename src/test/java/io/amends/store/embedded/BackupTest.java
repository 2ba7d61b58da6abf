package io.amends.store.embedded;

import static io.amends.store.SampleAppend.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.conversation.ConversationId;
import io.amends.store.Durability;
import io.amends.store.Erasure;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class BackupTest {

  @TempDir private Path folder;

  private EmbeddedStore open(Path path) {
    return new Opening(path, Durability.FSYNC, new JsonEventCodec(), Clock.systemUTC())
        .segmentBytes(32 << 10)
        .compactsWhenTold()
        .open();
  }

  @Test
  void a_copy_made_while_the_store_is_written_and_compacted_has_all_that_was_acknowledged()
      throws Exception {
    var ids = IntStream.range(0, 10).mapToObj(n -> SampleAppend.newId()).toList();
    var acknowledged = new ConcurrentHashMap<ConversationId, Long>();
    var goesOn = new AtomicBoolean(true);
    try (var store = open(folder.resolve("store"))) {
      var writing = new Thread(() -> write(store, ids, acknowledged, goesOn));
      var compacting =
          new Thread(
              () -> {
                while (goesOn.get()) {
                  var id = SampleAppend.newId();
                  store.append(SampleAppend.to(id).build()).block();
                  store.erase(new Erasure(Set.of(id), Set.of(), Set.of())).block();
                  store.compactNow();
                }
              });
      writing.start();
      compacting.start();
      for (var n = 0; n < 10; n++) {
        var before = new HashMap<>(acknowledged);
        var copy = folder.resolve("copy-" + n);
        StoreBackup.copy(folder.resolve("store"), copy);
        assertThatItHas(copy, before);
      }
      goesOn.set(false);
      writing.join();
      compacting.join();
    }
  }

  private static void write(
      EmbeddedStore store,
      List<ConversationId> ids,
      Map<ConversationId, Long> acknowledged,
      AtomicBoolean goesOn) {
    for (var n = 0L; goesOn.get(); n++) {
      var version = n;
      Flux.fromIterable(ids)
          .flatMap(
              id ->
                  store
                      .append(
                          SampleAppend.to(id).after(version).with(said("y".repeat(300))).build())
                      .doOnSuccess(done -> acknowledged.put(id, version + 1)))
          .blockLast();
    }
  }

  private void assertThatItHas(Path copy, Map<ConversationId, Long> acknowledged) {
    try (var store = open(copy)) {
      acknowledged.forEach(
          (id, version) ->
              assertThat(store.history(id).count().block()).isGreaterThanOrEqualTo(version));
      acknowledged.forEach(
          (id, version) -> {
            var newest = store.history(id).count().block();
            store.append(SampleAppend.to(id).after(newest).build()).block();
          });
    }
  }

  @Test
  void what_was_erased_before_is_not_in_the_copy_even_where_its_bytes_are() throws IOException {
    var id = SampleAppend.newId();
    try (var store = open(folder.resolve("store"))) {
      store.append(SampleAppend.to(id).build()).block();
      store.erase(new Erasure(Set.of(id), Set.of(), Set.of())).block();
      StoreBackup.copy(folder.resolve("store"), folder.resolve("copy"));
    }
    try (var store = open(folder.resolve("copy"))) {
      assertThat(store.history(id).count().block()).isZero();
      assertThat(store.isErased(id).block()).isTrue();
    }
  }

  @Test
  void it_is_not_made_over_something_or_of_nothing() throws IOException {
    open(folder.resolve("store")).close();
    assertThatThrownBy(() -> StoreBackup.copy(folder.resolve("store"), folder))
        .isInstanceOf(FileAlreadyExistsException.class);
    java.nio.file.Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> StoreBackup.copy(folder.resolve("empty"), folder.resolve("another")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
