package io.amends.simulation;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.dialog.yaml.FlowSource;
import io.amends.installed.FolderArchive;
import io.amends.store.Append;
import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import io.amends.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Flux;

/** Simulated conversations in a data folder, as a service would have left them. */
public final class StoredLives {

  private StoredLives() {}

  /** Writes the conversations of so many customers, understood as their lines are written. */
  public static void write(Path data, int customers) {
    var simulation = new Simulation((text, pending, at) -> null);
    var given = java.util.stream.LongStream.range(0, 2L * customers).filter(s -> s / 6 % 2 == 0);
    write(data, simulation.sets(), given.limit(customers).mapToObj(simulation::life).toList());
  }

  static void write(Path data, Sets sets, List<Life> lives) {
    var archive = new FolderArchive(data.resolve("installed"));
    sets.files().forEach(archive::keep);
    try (var store =
        EmbeddedStore.open(
            data.resolve("store"), Durability.LOCAL, new JsonEventCodec(), Clock.systemUTC())) {
      Flux.fromIterable(lives)
          .flatMapIterable(Life::conversations)
          .flatMap(talk -> store.append(append(talk)), 64)
          .blockLast();
    }
  }

  private static Append append(Life.Conversation talk) {
    var id = new ConversationId(talk.id());
    var headline = SampleAppend.to(id).headline();
    return new Append(id, 0, talk.history(), headline, List.of(), null);
  }

  /** The shipped flows with other words and figures: what a shop may have on its disk by now. */
  public static Path flowsOfToday(Path folder) throws IOException {
    for (var file :
        FlowSource.folder(Path.of(System.getProperty("basedir", ""), "dialog-flows")).entrySet()) {
      var target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      var text =
          file.getValue()
              .replace("We hear all of this.", "All of this has reached us.")
              .replace("ladder-steps: 2", "ladder-steps: 1")
              .replace("您好", "你好");
      Files.writeString(target, text);
    }
    return folder;
  }

  /** One number for all bytes of all conversations, in the sequence of their ids. */
  static String digest(Map<String, List<RecordedEvent>> histories) {
    try {
      var codec = new JsonEventCodec();
      var digest = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(histories)
          .forEach(
              (id, history) -> {
                digest.update(id.getBytes(StandardCharsets.UTF_8));
                history.forEach(event -> digest.update(codec.write(event)));
              });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
