package io.amends;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.RecordedEvent;
import io.amends.simulation.StoredLives;
import io.amends.store.Append;
import io.amends.store.Durability;
import io.amends.store.EventCodec;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import io.amends.store.embedded.EmbeddedStore;
import io.amends.store.embedded.StoredConversations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that decides stored conversations again. */
class ReplayingTest {

  private static final int CUSTOMERS = 24;
  private static final EventCodec CODEC = new JsonEventCodec();

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void what_is_stored_is_decided_again_whatever_is_on_disk_now() throws IOException {
    StoredLives.write(data(), CUSTOMERS);
    var flows = StoredLives.flowsOfToday(folder.resolve("flows")).toString();

    assertThat(replay()).as(text(out)).isZero();
    assertThat(replay("--flows", flows)).as(text(out)).isZero();
    assertThat(text(out))
        .contains("0 conversations with differences")
        .doesNotContain("from before");
  }

  @Test
  void it_reads_beside_a_service_and_writes_nothing() throws IOException {
    StoredLives.write(data(), CUSTOMERS);
    try (var service = open(data())) {
      var before = files();

      assertThat(replay()).isZero();
      assertThat(files()).isEqualTo(before);
      assertThat(service.fault()).isEmpty();
    }
  }

  @Test
  void the_first_difference_is_named() throws IOException {
    StoredLives.write(folder.resolve("true"), CUSTOMERS);
    rewritten(ReplayingTest::otherWords);

    assertThat(replay()).isEqualTo(1);
    assertThat(text(out))
        .contains("s0-1 at ", "differences; the first:", "\"text\":\"never said\"", "  decided  ");
    assertThat(text(err)).contains("not everything was decided again as it is recorded");
  }

  @Test
  void records_without_a_set_are_counted() throws IOException {
    StoredLives.write(folder.resolve("true"), CUSTOMERS);
    rewritten(event -> new RecordedEvent(event.version(), event.at(), event.event()));
    replay();

    assertThat(text(out)).contains("decisions are from before flow sets were noted");
  }

  @Test
  void a_set_that_is_gone_is_told() throws IOException {
    StoredLives.write(data(), CUSTOMERS);
    try (var sets = Files.list(data().resolve("installed"))) {
      for (var set : sets.toList()) {
        Files.delete(set);
      }
    }

    assertThat(replay("--flows", StoredLives.flowsOfToday(folder.resolve("flows")).toString()))
        .isEqualTo(1);
    assertThat(text(out)).contains("conversations not made again: the flow set ", " is gone");
  }

  @Test
  void a_folder_without_a_store_is_named() throws IOException {
    assertThat(replay()).isEqualTo(1);
    assertThat(text(err)).contains("there is no file", "store");
    assertThat(data()).doesNotExist();
  }

  @Test
  void what_is_no_zone_and_no_time_is_told() throws IOException {
    StoredLives.write(data(), 1);

    assertThat(replay("--zone", "Atlantis")).isEqualTo(2);
    assertThat(replay("--follow-up", "soon")).isEqualTo(2);
    assertThat(text(err)).contains("like Asia/Shanghai, not Atlantis", "like 24h, not soon");
  }

  private static RecordedEvent otherWords(RecordedEvent event) {
    return event.event() instanceof ReplySent reply
        ? new RecordedEvent(
            event.version(),
            event.at(),
            new ReplySent(
                reply.scripts(),
                "never said",
                reply.stage(),
                reply.language(),
                reply.answers(),
                reply.asks()))
        : event;
  }

  private void rewritten(UnaryOperator<RecordedEvent> change) throws IOException {
    var truth = folder.resolve("true");
    Files.createDirectories(data());
    Files.move(truth.resolve("installed"), data().resolve("installed"));
    try (var stored = StoredConversations.open(truth.resolve("store"), CODEC);
        var store = open(data())) {
      for (var id : stored.ids()) {
        var history = stored.history(id).stream().map(change).toList();
        var headline = SampleAppend.to(id).headline();
        store.append(new Append(id, 0, history, headline, List.of(), null)).block();
      }
    }
  }

  private static EmbeddedStore open(Path data) {
    return EmbeddedStore.open(data.resolve("store"), Durability.LOCAL, CODEC, Clock.systemUTC());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(data())) {
      return all.filter(Files::isRegularFile)
          .map(file -> file + " " + file.toFile().length() + " " + file.toFile().lastModified())
          .sorted()
          .toList();
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** In the zone of the simulation. */
  private int replay(String... options) throws IOException {
    var args =
        Stream.concat(
                Stream.of("replay", data().toString(), "--zone", "+08:00"), Stream.of(options))
            .toList();
    return Commands.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
