package io.amends.simulation;

import io.amends.conversation.Cause;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.DecisionEvent;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.RecordedEvent;
import io.amends.conversation.Replay;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.dialog.yaml.FlowSource;
import io.amends.installed.FolderArchive;
import io.amends.installed.InstalledSets;
import io.amends.language.Taxonomy;
import io.amends.store.JsonEventCodec;
import io.amends.store.embedded.StoredConversations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;

/**
 * A process of its own: reads what is stored, keeps of it what others told (customers, the shop,
 * the ledger, agents, the clock), decides all the rest again, and prints one number for all bytes.
 * Its arguments: the data folder, the flows that are on disk now, how many threads.
 */
public final class ReplayElsewhere {

  private ReplayElsewhere() {}

  public static void main(String[] args) throws Exception {
    var data = Path.of(args[0]);
    var subjects = new LinkedHashSet<>(Taxonomy.ISSUE.codes());
    subjects.addAll(Taxonomy.REQUEST.codes());
    var sets =
        new InstalledSets(
            FolderArchive.toRead(data.resolve("installed")),
            files -> FlowFiles.read(files, subjects),
            FlowSource.folder(Path.of(args[1])),
            null,
            Sets.ZONE);
    var again = new ConcurrentSkipListMap<String, List<RecordedEvent>>();
    var differences = new ConcurrentSkipListMap<String, Integer>();
    try (var stored = StoredConversations.open(data.resolve("store"), new JsonEventCodec())) {
      var threads = Executors.newFixedThreadPool(Integer.parseInt(args[2]));
      var work = new ArrayList<Callable<Void>>();
      for (var id : stored.ids()) {
        work.add(
            () -> {
              var history = stored.history(id);
              again.put(id.value(), again(id, history, sets));
              var found = Replay.of(id, history, sets).differences().size();
              if (found > 0) {
                differences.put(id.value(), found);
              }
              return null;
            });
      }
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
      threads.shutdown();
    }
    System.out.println(told(again, differences));
  }

  private static String told(
      Map<String, List<RecordedEvent>> again, Map<String, Integer> differences) throws IOException {
    return "replayed %d conversations on %s with %d differing %s: %s"
        .formatted(
            again.size(),
            Runtime.version().feature(),
            differences.size(),
            differences.keySet().stream().limit(5).toList(),
            StoredLives.digest(again));
  }

  /** The whole history once more; what was decided is not looked at, only left out. */
  private static List<RecordedEvent> again(
      ConversationId id, List<RecordedEvent> history, InstalledSets sets) {
    var all = new ArrayList<RecordedEvent>();
    var state = Conversation.unopened(id);
    for (var i = 0; i < history.size(); i++) {
      var given = history.get(i);
      state = record(all, given, given.event(), given.set(), state);
      if (!(given.event() instanceof Cause cause)) {
        continue;
      }
      while (i + 1 < history.size() && isDecided(history.get(i + 1), given)) {
        i++;
      }
      var before = Conversation.unopened(id).after(events(all.subList(0, all.size() - 1)));
      for (var decided : cause.decidedBy(sets.decider(given.set()), before, given.at())) {
        state = record(all, given, decided, null, state);
      }
    }
    return all;
  }

  private static Conversation record(
      List<RecordedEvent> all,
      RecordedEvent like,
      ConversationEvent event,
      @org.jspecify.annotations.Nullable String set,
      Conversation state) {
    all.add(new RecordedEvent(all.size() + 1, like.at(), event, set));
    return event.applyTo(state);
  }

  private static List<ConversationEvent> events(List<RecordedEvent> history) {
    return history.stream().map(RecordedEvent::event).toList();
  }

  private static boolean isDecided(RecordedEvent next, RecordedEvent cause) {
    return next.event() instanceof DecisionEvent
        && next.at().equals(cause.at())
        && !(next.event() instanceof ProposalMade made && !made.agent().isEmpty());
  }
}
