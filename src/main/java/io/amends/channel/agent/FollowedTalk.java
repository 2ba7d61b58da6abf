package io.amends.channel.agent;

import io.amends.channel.Frames;
import io.amends.conversation.AgentEvent.NoteAdded;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.PromiseDropped;
import io.amends.conversation.DecisionEvent.PromiseKept;
import io.amends.conversation.DecisionEvent.PromiseMade;
import io.amends.conversation.DecisionEvent.PromiseOverdue;
import io.amends.conversation.DecisionEvent.PromiseWarned;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.RecordedEvent;
import io.amends.desk.Summaries;
import io.amends.engine.Announcement;
import io.amends.engine.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One conversation as an agent follows it: first all that is known, then what happens. Used for one
 * subscription, by one thread at a time.
 */
final class FollowedTalk {

  /** Whoever follows a conversation sees what is promised in it as it is now. */
  private static final Set<Class<?>> PROMISES =
      Set.of(
          PromiseMade.class,
          PromiseKept.class,
          PromiseWarned.class,
          PromiseOverdue.class,
          PromiseDropped.class);

  private final AgentSocket.Parts parts;
  private final ConversationId id;
  private final String agent;
  private final List<Entry> entries = new ArrayList<>();
  private final ArrayNode notes = JsonNodeFactory.instance.arrayNode();
  private final Highlights highlights = new Highlights();
  private Conversation state;
  private @Nullable TurnTaken turn;
  private @Nullable ObjectNode told;
  private boolean isLive;

  FollowedTalk(AgentSocket.Parts parts, ConversationId id, String agent) {
    this.parts = parts;
    this.id = id;
    this.agent = agent;
    this.state = Conversation.unopened(id);
  }

  /** Begins with {@code assigned} and the suggestion that waits to be sent. */
  Flux<ObjectNode> frames() {
    return parts
        .engine()
        .announcements(id, 0)
        .concatMap(
            announcement ->
                announcement instanceof Announcement.Begun begun
                    ? recalled(begun)
                    : Flux.fromIterable(frames(announcement)),
            1);
  }

  /**
   * Read up to what was begun with: what comes after it is told, so that nothing falls between the
   * two, and nothing is in both.
   */
  private Flux<ObjectNode> recalled(Announcement.Begun begun) {
    state = begun.conversation();
    return parts
        .engine()
        .events(id)
        .takeWhile(recorded -> recorded.version() <= begun.version())
        .doOnNext(this::remember)
        .thenMany(Flux.empty());
  }

  /** What the conversation's state does not keep. */
  private void remember(RecordedEvent recorded) {
    if (recorded.event() instanceof TurnTaken taken) {
      listened(taken);
    } else if (recorded.event() instanceof NoteAdded note) {
      notes.add(DeskFrames.note(note, recorded.at()));
    }
  }

  private List<ObjectNode> frames(Announcement announcement) {
    if (announcement instanceof Announcement.EntryAdded added) {
      return entry(added.entry());
    } else if (announcement instanceof Announcement.Recorded recorded) {
      return recorded(recorded.event());
    } else if (announcement instanceof Announcement.StatusChanged) {
      return isLive ? changes() : all();
    } else if (announcement instanceof Announcement.Typing typing && !typing.from().equals(agent)) {
      return List.of(frame("typing").put("from", typing.from()));
    }
    return List.of();
  }

  private List<ObjectNode> entry(Entry entry) {
    entries.add(entry);
    if (!isLive) {
      return List.of();
    }
    state = entry.event().applyTo(state);
    return List.of(Frames.entry(entry).put("conversation", id.value()));
  }

  private List<ObjectNode> recorded(ConversationEvent event) {
    state = event.applyTo(state);
    if (event instanceof TurnTaken taken) {
      return listened(taken) ? changes() : List.of();
    } else if (event instanceof NoteAdded note) {
      notes.add(DeskFrames.note(note, parts.clock().instant()));
      var frame = frame("assigned");
      frame.set("notes", notes.deepCopy());
      return List.of(frame);
    } else if (event instanceof SuggestionMade made) {
      var frames = new ArrayList<>(changes());
      frames.add(suggestion(made));
      return frames;
    }
    return PROMISES.contains(event.getClass()) ? changes() : List.of();
  }

  /** Whether there were complaint words in it: an agent sees those at once (P71). */
  private boolean listened(TurnTaken taken) {
    turn = taken;
    return highlights.heard(taken);
  }

  private List<ObjectNode> all() {
    isLive = true;
    var known = known();
    told = known.deepCopy();
    known.set("notes", notes.deepCopy());
    var transcript = known.putArray("transcript");
    entries.forEach(entry -> transcript.add(Frames.entry(entry)));
    var frames = new ArrayList<ObjectNode>();
    frames.add(known);
    var suggestion = state.desk().suggestion();
    if (suggestion != null) {
      frames.add(suggestion(suggestion));
    }
    return frames;
  }

  /** What is known of the case, where it is not what was told last. */
  private List<ObjectNode> changes() {
    var known = known();
    if (known.equals(told)) {
      return List.of();
    }
    told = known.deepCopy();
    return List.of(known);
  }

  private ObjectNode known() {
    var summary = Summaries.of(state, entries, parts.clock().instant());
    var known = DeskFrames.assigned(state, summary);
    known.set("keywords", highlights.keywords());
    known.set("mentions", Highlights.mentions(state, entries, parts.flows()));
    return known;
  }

  private ObjectNode suggestion(SuggestionMade made) {
    var frame = SuggestionFrames.of(state, made, turn, parts.clock().instant());
    var warnings = parts.desk().warnings(state, made);
    if (!warnings.isEmpty()) {
      var array = frame.putArray("warnings");
      warnings.forEach(array::add);
    }
    return frame;
  }

  private ObjectNode frame(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type).put("conversation", id.value());
  }
}
