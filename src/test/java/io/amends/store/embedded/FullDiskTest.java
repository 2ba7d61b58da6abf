package io.amends.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import io.amends.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.util.retry.Retry;

/** A disk that is really full: a tiny one in memory. Skipped where nobody may mount one. */
class FullDiskTest {

  private static final int MEGABYTE = 1 << 20;
  private static final Duration HANG = Duration.ofSeconds(60);

  @TempDir private Path disk;
  private boolean isMounted;

  @BeforeEach
  void mount() throws Exception {
    isMounted = run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString());
    assumeTrue(isMounted, "mounting is not permitted here");
  }

  @AfterEach
  void unmount() throws Exception {
    if (isMounted) {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  @Test
  void a_full_disk_refuses_and_serves_again_when_there_is_room() throws Exception {
    var others = Files.write(disk.resolve("of somebody else"), new byte[2 * MEGABYTE]);
    var id = SampleAppend.newId();
    var kept = 0L;
    try (var store = open()) {
      kept = appendUntilRefused(store, id);
      assertThat(kept).isGreaterThan(1_000);
      assertThat(store.fault())
          .hasValueSatisfying(why -> assertThat(why).contains("No space left on device"));
      assertThat(store.history(id).count().block(HANG)).isEqualTo(kept);

      Files.delete(others);
      store
          .append(SampleAppend.to(id).after(kept).build())
          .retryWhen(
              Retry.fixedDelay(500, Duration.ofMillis(20))
                  .filter(StoreUnavailableException.class::isInstance))
          .block(HANG);
      assertThat(store.fault()).isEmpty();
    }
    try (var reopened = open()) {
      assertThat(reopened.history(id).map(RecordedEvent::version).collectList().block(HANG))
          .isEqualTo(LongStream.rangeClosed(1, kept + 1).boxed().toList());
    }
  }

  @Test
  void a_store_without_room_for_its_first_segment_does_not_open() throws Exception {
    Files.write(disk.resolve("of somebody else"), new byte[11 * MEGABYTE / 2]);

    assertThatThrownBy(this::open)
        .isInstanceOf(CannotOpenStoreException.class)
        .hasMessageContaining("No space left on device");
  }

  private EmbeddedStore open() {
    return new Opening(
            disk.resolve("store"), Durability.FSYNC, new JsonEventCodec(), Clock.systemUTC())
        .segmentBytes(MEGABYTE)
        .open();
  }

  private static long appendUntilRefused(EmbeddedStore store, ConversationId id) {
    for (var version = 0L; ; version++) {
      try {
        store.append(SampleAppend.to(id).after(version).build()).block(HANG);
      } catch (StoreUnavailableException full) {
        return version;
      }
    }
  }
}
