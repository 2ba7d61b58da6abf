package io.amends.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import io.amends.store.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class CheckpointTest {

  private static final int SEGMENT = 32 << 10;

  @TempDir private Path folder;
  private final TwoStores two = new TwoStores(1);
  private final CountingDisk disk = new CountingDisk();

  private EmbeddedStore open() {
    return new Opening(folder, Durability.FSYNC, new JsonEventCodec(), two.clock())
        .disk(disk)
        .segmentBytes(SEGMENT)
        .compactsWhenTold()
        .open();
  }

  private Path checkpoint() {
    return folder.resolve("checkpoint");
  }

  private void changes(EmbeddedStore store, int count) {
    for (var n = 0; n < count; n++) {
      two.change(store);
    }
  }

  @Test
  void a_start_reads_the_checkpoint_and_of_the_log_only_the_last_segment() {
    var store = open();
    changes(store, 600);
    store.close();
    var size = folder.toFile().listFiles((f, name) -> name.endsWith(".log")).length;
    assertThat(size).isGreaterThan(5);

    disk.reset();
    store = open();

    assertThat(disk.segmentsReadInFull()).isEqualTo(1);
    two.assertSame(store);
    changes(store, 50);
    two.assertSame(store);
    store.close();
  }

  @Test
  void what_came_after_it_is_read_from_the_log() throws IOException {
    var store = open();
    changes(store, 200);
    store.close();
    var old = folder.resolve("old");
    Files.copy(checkpoint(), old);
    store = open();
    changes(store, 300);
    store.close();
    Files.move(old, checkpoint(), StandardCopyOption.REPLACE_EXISTING);

    disk.reset();
    store = open();

    two.assertSame(store);
    two.assertSameInEveryLane(store);
    store.close();
  }

  @Test
  void a_torn_or_damaged_one_is_as_good_as_none() throws IOException {
    var store = open();
    changes(store, 300);
    store.close();
    var whole = Files.readAllBytes(checkpoint());
    var random = new Random(7);

    for (var n = 0; n < Scale.of(40, 1_000); n++) {
      var bytes = whole.clone();
      if (n % 2 == 0) {
        bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      } else {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(checkpoint(), bytes);
      store = open();
      two.assertSame(store);
      store.close();
    }
  }

  @Test
  void one_of_segments_that_were_compacted_since_is_not_used() throws IOException {
    var store = open();
    changes(store, 400);
    store.close();
    var old = Files.readAllBytes(checkpoint());
    store = open();
    two.change(store);
    store.compactNow();
    store.close();
    Files.write(checkpoint(), old);

    store = open();

    two.assertSame(store);
    store.close();
  }

  @Test
  void one_that_was_being_written_is_not_there() throws IOException {
    var store = open();
    changes(store, 100);
    store.close();
    Files.move(checkpoint(), folder.resolve("checkpoint.new"));

    store = open();

    two.assertSame(store);
    store.close();
    assertThat(Files.exists(folder.resolve("checkpoint.new"))).isFalse();
  }

  /** Prints what it took; nothing of it is a promise. */
  @Test
  void a_start_with_very_many_conversations() {
    var conversations = Scale.of(2_000, 1_000_000);
    var opening = new Opening(folder, Durability.LOCAL, new JsonEventCodec(), Clock.systemUTC());
    try (var store = opening.open()) {
      Flux.range(0, conversations)
          .flatMap(n -> store.append(append(n, 0)).then(store.append(append(n, 1))), 2_000)
          .blockLast(Duration.ofHours(1));
    }
    var withIt = timeOfAStart(conversations);
    checkpoint().toFile().delete();
    var without = timeOfAStart(conversations);

    System.out.printf(
        "%,d conversations: start %,d ms from a checkpoint, %,d ms without; heap %,d MB%n",
        conversations, withIt[0], without[0], withIt[1] >> 20);
  }

  private static io.amends.store.Append append(int n, int version) {
    return SampleAppend.to(new ConversationId("conversation-" + n))
        .after(version)
        .headline("autopilot", "propose", "damaged", n % 3 == 0 ? "customer-" + n : "")
        .build();
  }

  private long[] timeOfAStart(int conversations) {
    var runtime = Runtime.getRuntime();
    var begun = System.nanoTime();
    var opening = new Opening(folder, Durability.LOCAL, new JsonEventCodec(), Clock.systemUTC());
    try (var store = opening.open()) {
      var millis = (System.nanoTime() - begun) / 1_000_000;
      System.gc();
      var heap = runtime.totalMemory() - runtime.freeMemory();
      var last = new ConversationId("conversation-" + (conversations - 1));
      assertThat(store.history(last).count().block()).isEqualTo(2);
      return new long[] {millis, heap};
    }
  }
}
