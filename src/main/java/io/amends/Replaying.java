package io.amends;

import io.amends.Arguments.NotUnderstood;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.Cause;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.conversation.Replay;
import io.amends.conversation.Replay.Difference;
import io.amends.dialog.yaml.FlowSource;
import io.amends.installed.FolderArchive;
import io.amends.installed.InstalledSets;
import io.amends.store.EventCodec;
import io.amends.store.JsonEventCodec;
import io.amends.store.embedded.StoredConversations;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * The command that makes the decisions of all stored conversations again and tells where others
 * come out. It reads only, so the service may run on the same folder.
 */
final class Replaying {

  private static final String ZONE = "--zone";
  private static final String FOLLOW_UP = "--follow-up";
  private static final String FLOWS = "--flows";
  private static final int SHOWN = 20;

  /** Decisions came out otherwise than they were recorded. */
  static final class NotTheSame extends Exception {
    private static final long serialVersionUID = 1L;

    NotTheSame(String message) {
      super(message);
    }
  }

  private final EventCodec codec = new JsonEventCodec();
  private final InstalledSets sets;
  private final PrintStream out;
  private final Map<String, Integer> unreadable = new TreeMap<>();
  private int conversations;
  private int decisions;
  private int withoutSet;
  private int different;

  private Replaying(InstalledSets sets, PrintStream out) {
    this.sets = sets;
    this.out = out;
  }

  static void replay(List<String> args, PrintStream out, PrintStream err)
      throws IOException, NotUnderstood, NotTheSame {
    var arguments = Arguments.read(args, 1, Set.of(ZONE, FOLLOW_UP, FLOWS), Set.of());
    var data = arguments.path(0);
    var codec = new JsonEventCodec();
    try (var stored = StoredConversations.open(existing(data.resolve("store")), codec)) {
      var replaying = new Replaying(sets(arguments, data), out);
      for (var id : stored.ids()) {
        replaying.replay(id, stored.history(id));
      }
      replaying.conclude();
    }
  }

  private static Path existing(Path folder) throws NoSuchFileException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    return folder;
  }

  /** The sets that the data folder keeps; the newest is for records that name none. */
  private static InstalledSets sets(Arguments arguments, Path data)
      throws NotUnderstood, NoSuchFileException {
    var flows = arguments.path(FLOWS);
    return new InstalledSets(
        FolderArchive.toRead(existing(data.resolve("installed"))),
        DialogConfiguration::read,
        flows.isPresent() ? FlowSource.folder(flows.get()) : FlowSource.shipped(),
        followUp(arguments),
        zone(arguments));
  }

  private static ZoneId zone(Arguments arguments) throws NotUnderstood {
    var zone = arguments.options().get(ZONE);
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw new NotUnderstood(ZONE + " is a time zone like Asia/Shanghai, not " + zone);
    }
  }

  private static @Nullable Duration followUp(Arguments arguments) throws NotUnderstood {
    var delay = arguments.options().get(FOLLOW_UP);
    try {
      return delay == null ? null : DurationStyle.detectAndParse(delay);
    } catch (IllegalArgumentException unknown) {
      throw new NotUnderstood(FOLLOW_UP + " is a time like 24h, not " + delay);
    }
  }

  private void replay(ConversationId id, List<RecordedEvent> history) {
    conversations++;
    for (var recorded : history) {
      if (recorded.event() instanceof Cause) {
        decisions++;
        // Nothing is ever decided on the taking by a word, so no set is noted with it.
        withoutSet += recorded.set() == null && !(recorded.event() instanceof AgentTook) ? 1 : 0;
      }
    }
    try {
      var replay = Replay.of(id, history, sets);
      if (!replay.equal()) {
        different++;
        if (different <= SHOWN) {
          tell(id, replay.differences().get(0), replay.differences().size());
        }
      }
    } catch (IllegalStateException gone) {
      unreadable.merge(String.valueOf(gone.getMessage()), 1, Integer::sum);
    }
  }

  private void tell(ConversationId id, Difference first, int count) {
    out.println(
        "%s at %d: %d differences; the first:".formatted(id.value(), first.version(), count));
    out.println("  recorded " + json(first.expected()));
    out.println("  decided  " + json(first.decided()));
  }

  private String json(@Nullable ConversationEvent event) {
    return event == null
        ? "nothing more"
        : new String(
            codec.write(new RecordedEvent(1, Instant.EPOCH, event)), StandardCharsets.UTF_8);
  }

  private void conclude() throws NotTheSame {
    out.println(
        "%d conversations, %d decisions made again, %d conversations with differences"
            .formatted(conversations, decisions, different));
    if (withoutSet > 0) {
      out.println(
          withoutSet
              + " decisions are from before flow sets were noted; outside of flows the newest set"
              + " was taken for them");
    }
    unreadable.forEach(
        (why, count) -> out.println("%d conversations not made again: %s".formatted(count, why)));
    if (different > 0 || !unreadable.isEmpty()) {
      throw new NotTheSame("not everything was decided again as it is recorded");
    }
  }
}
