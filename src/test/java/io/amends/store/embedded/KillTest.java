package io.amends.store.embedded;

import static io.amends.store.SampleAppend.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.RecordedEvent;
import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real process under load gets a real {@code kill -9}, several times over on the same folder. */
class KillTest {

  private static final int ROUNDS = Integer.getInteger("amends.kills", 3);
  private static final int MAX_ACKNOWLEDGEMENTS = 1_500;
  private static final Duration HANG = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Durability.class,
      names = {"FSYNC", "LOCAL"})
  void every_acknowledged_append_is_there_once(Durability durability) throws Exception {
    var random = new Random(durability.ordinal());
    var acknowledged = new HashMap<String, Integer>();
    for (var round = 0; round < ROUNDS; round++) {
      killAfter(
          1 + random.nextInt(MAX_ACKNOWLEDGEMENTS), durability, "round" + round, acknowledged);

      assertThatItIsThere(acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
  }

  private void killAfter(
      int lines, Durability durability, String round, Map<String, Integer> acknowledged)
      throws Exception {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledWriter.class.getName(),
                folder.toString(),
                durability.name(),
                round)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = child.inputReader()) {
      read(output, lines, acknowledged);
      // Through its handle: killing the Process itself would close what it still has to say.
      child.toHandle().destroyForcibly();
      read(output, Integer.MAX_VALUE, acknowledged);
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor()).isEqualTo(128 + 9);
  }

  /** The last line may be torn too; a whole one is {@code name version}. */
  private static void read(BufferedReader output, int lines, Map<String, Integer> acknowledged)
      throws IOException {
    for (var n = 0; n < lines; n++) {
      var line = output.readLine();
      if (line == null) {
        return;
      }
      var words = line.split(" ");
      if (words.length == 2 && words[0].startsWith("round")) {
        acknowledged.merge(words[0], Integer.parseInt(words[1]), Math::max);
      }
    }
  }

  private void assertThatItIsThere(Map<String, Integer> acknowledged) {
    try (var store =
        EmbeddedStore.open(folder, Durability.FSYNC, new JsonEventCodec(), Clock.systemUTC())) {
      acknowledged.forEach((name, version) -> assertThatItIsThere(store, name, version));
      var lanes = store.ready(NOON, 10_000).collectList().block(HANG);
      assertThat(lanes)
          .extracting("lane")
          .doesNotHaveDuplicates()
          .containsAll(acknowledged.keySet());
    }
  }

  private static void assertThatItIsThere(EmbeddedStore store, String name, int version) {
    var history = store.history(new ConversationId(name)).collectList().block(HANG);

    assertThat(history).hasSizeGreaterThanOrEqualTo(version);
    assertThat(history).extracting(RecordedEvent::version).isEqualTo(upTo(history.size()));
    for (var event : history) {
      assertThat(((CustomerSpoke) event.event()).text())
          .isEqualTo(name + " says " + event.version());
      assertThat(store.receipt(name + "/" + event.version()).block(HANG).seq())
          .isEqualTo(event.version());
    }
  }

  private static List<Long> upTo(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(Long::valueOf).toList();
  }
}
