package io.amends.store.embedded;

import static io.amends.store.SampleAppend.NOON;
import static io.amends.store.SampleAppend.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.amends.store.Durability;
import io.amends.store.Erasure;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import io.amends.store.Scale;
import io.amends.store.SeededCustomers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

class CompactionTest {

  private static final int SEGMENT = 32 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  static IntStream seeds() {
    return IntStream.range(0, Scale.of(10, 500));
  }

  private Opening opening(Path path, Disk disk, Clock clock) {
    return new Opening(path, Durability.FSYNC, new JsonEventCodec(), clock)
        .disk(disk)
        .segmentBytes(SEGMENT)
        .compactsWhenTold();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_compacted_store_says_what_one_says_that_forgets_nothing(int seed) throws IOException {
    var random = new Random(seed);
    var two = new TwoStores(seed);
    var store = opening(folder, new FileDisk(), two.clock()).open();
    for (var n = 0; n < 400; n++) {
      two.change(store);
      if (random.nextInt(40) == 0) {
        store.compactNow();
        two.assertSame(store);
      }
      if (random.nextInt(60) == 0) {
        store.close();
        if (random.nextBoolean()) {
          Files.delete(folder.resolve("checkpoint"));
        }
        store = opening(folder, new FileDisk(), two.clock()).open();
        two.assertSame(store);
      }
    }
    two.assertSame(store);
    two.assertSameInEveryLane(store);
    store.close();
  }

  /** With each step of a pass being the one before which the power fails. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void power_loss_before_any_step_of_a_pass_loses_nothing(int seed) throws IOException {
    var steps = 0;
    var wasOff = true;
    for (; wasOff; steps++) {
      var path = folder.resolve("step-" + steps);
      var two = new TwoStores(seed);
      var disk = new TestDisk();
      var store = opening(path, disk, two.clock()).open();
      for (var n = 0; n < 150; n++) {
        two.change(store);
      }
      disk.losePowerAfter(steps);
      store.compactNow();
      wasOff = disk.isOff();
      if (wasOff) {
        disk.losePower(new Random(seed * 1_000L + steps));
      }
      store.close();
      store = opening(path, new FileDisk(), two.clock()).open();
      two.assertSame(store);
      store.compactNow();
      two.assertSame(store);
      for (var n = 0; n < 20; n++) {
        two.change(store);
      }
      store.close();
      Files.deleteIfExists(path.resolve("checkpoint"));
      store = opening(path, new FileDisk(), two.clock()).open();
      two.assertSame(store);
      two.assertSameInEveryLane(store);
      store.close();
    }
    assertThat(steps).isGreaterThan(10);
  }

  @Test
  void the_bytes_of_what_was_erased_are_gone_after_a_pass() throws Exception {
    var customers = Scale.of(500, 5_000);
    var erased = customers / 10;
    var seeded = 20;
    try (var store = opening(folder, new FileDisk(), Clock.systemUTC()).open()) {
      for (var n = 0; n < customers; n++) {
        SeededCustomers.write(store, n);
      }
      assertThat(found(seeded)).hasSize(seeded);

      var goesOn = new AtomicBoolean(true);
      var load =
          new Thread(
              () -> {
                for (var n = customers; goesOn.get(); n++) {
                  SeededCustomers.write(store, n);
                }
              });
      load.start();
      for (var n = 0; n < erased; n++) {
        store.erase(SeededCustomers.erasure(n)).block();
      }
      goesOn.set(false);
      load.join();
      store.compactNow();

      assertThat(found(seeded)).isEmpty();
      assertThat(store.history(SeededCustomers.conversation(erased)).count().block()).isEqualTo(2);
      store.close();
      assertThat(found(seeded)).isEmpty();
    }
    try (var store = opening(folder, new FileDisk(), Clock.systemUTC()).open()) {
      assertThat(store.naming("customer-" + erased + "-").count().block()).isEqualTo(1);
      assertThat(store.naming("customer-0-").count().block()).isZero();
    }
  }

  /** Which of the seeded values of the first customers are anywhere in the folder. */
  private List<String> found(int values) throws IOException {
    var content = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (Files.exists(file)) {
          content.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return SeededCustomers.values(values).stream()
        .filter(value -> content.indexOf(value) >= 0)
        .toList();
  }

  @Test
  void a_pass_begins_by_itself_after_an_erasure_also_one_before_the_last_crash() throws Exception {
    try (var store = opening(folder, new FileDisk(), Clock.systemUTC()).open()) {
      SeededCustomers.write(store, 0);
      store.erase(SeededCustomers.erasure(0)).block();
    }
    assertThat(found(1)).hasSize(1);
    Files.delete(folder.resolve("checkpoint"));

    try (var store =
        new Opening(folder, Durability.FSYNC, new JsonEventCodec(), Clock.systemUTC())
            .segmentBytes(SEGMENT)
            .open()) {
      await().atMost(PATIENCE).until(() -> found(1).isEmpty());
      assertThat(store.fault()).isEmpty();
    }
  }

  @Test
  void an_erasure_outlasts_the_power_also_where_appends_need_not() throws IOException {
    for (var seed = 0; seed < 20; seed++) {
      var path = folder.resolve("seed-" + seed);
      var disk = new TestDisk();
      var store =
          new Opening(path, Durability.LOCAL, new JsonEventCodec(), Clock.systemUTC())
              .disk(disk)
              .segmentBytes(SEGMENT)
              .compactsWhenTold()
              .open();
      SeededCustomers.write(store, 0);
      store.erase(SeededCustomers.erasure(0)).block();
      disk.losePower(new Random(seed));
      store.close();

      try (var after = opening(path, new FileDisk(), Clock.systemUTC()).open()) {
        var id = SeededCustomers.conversation(0);
        assertThat(after.history(id).count().block()).isZero();
        assertThat(after.isErased(id).block()).isTrue();
      }
    }
  }

  @Test
  void what_was_sent_and_said_anew_gives_its_room_back() throws IOException {
    try (var store = opening(folder, new FileDisk(), Clock.systemUTC()).open()) {
      for (var n = 0; n < 400; n++) {
        var id = SampleAppend.newId();
        var append = SampleAppend.to(id);
        for (var d = 0; d < 10; d++) {
          append.dispatch("d-" + n + "-" + d, "lane", NOON);
        }
        store.append(append.build()).block();
      }
      var before = size();
      for (var n = 0; n < 400; n++) {
        for (var d = 0; d < 10; d++) {
          store.sent("d-" + n + "-" + d).block();
        }
      }
      store.compactNow();

      assertThat(size()).isLessThan(before / 2);
    }
  }

  private long size() throws IOException {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void appends_and_reads_go_on_while_passes_are_made() throws Exception {
    try (var store = opening(folder, new FileDisk(), Clock.systemUTC()).open()) {
      var ids = IntStream.range(0, 20).mapToObj(n -> SampleAppend.newId()).toList();
      var goesOn = new AtomicBoolean(true);
      var passes =
          new Thread(
              () -> {
                while (goesOn.get()) {
                  store.erase(erasureOfAnother(store)).block();
                  store.compactNow();
                }
              });
      passes.start();
      var rounds = 60;
      Flux.fromIterable(ids)
          .flatMap(
              id ->
                  Flux.range(0, rounds)
                      .concatMap(
                          n ->
                              store
                                  .append(
                                      SampleAppend.to(id)
                                          .after(n)
                                          .with(said("x".repeat(500)))
                                          .build())
                                  .thenMany(store.history(id))
                                  .count()
                                  .doOnNext(count -> assertThat(count).isEqualTo(n + 1))),
              20)
          .blockLast();
      goesOn.set(false);
      passes.join();

      for (var id : ids) {
        assertThat(store.history(id).count().block()).isEqualTo(rounds);
      }
    }
  }

  private static Erasure erasureOfAnother(EmbeddedStore store) {
    var id = SampleAppend.newId();
    store.append(SampleAppend.to(id).build()).block();
    return new Erasure(Set.of(id), Set.of(), Set.of());
  }
}
