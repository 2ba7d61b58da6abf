package io.amends.conversation;

import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.dialog.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation as the fold of its events: whoever folds the same events has the same
 * conversation. Immutable.
 *
 * @param channel where it is held: {@code widget}, {@code standard}, {@code api}
 * @param hint order number that the channel knew from the start; empty: none
 * @param suspended subjects put aside, the newest last
 * @param deadlines when the conversation must be looked at again, by name
 * @param watched remedies that the shop is carrying out, oldest first
 * @param promises what was promised and is not kept, oldest first
 */
public record Conversation(
    ConversationId id,
    String channel,
    Customer customer,
    String hint,
    Talk talk,
    Matter matter,
    List<Matter> suspended,
    Desk desk,
    Map<String, Instant> deadlines,
    List<Watch> watched,
    List<Promise> promises) {

  /** Name of the deadline at which the shop is asked how far its remedies are. */
  public static final String PROGRESS = Progress.DEADLINE;

  public Conversation {
    suspended = List.copyOf(suspended);
    deadlines = Map.copyOf(deadlines);
    watched = List.copyOf(watched);
    promises = List.copyOf(promises);
  }

  /** Before its first event. */
  public static Conversation unopened(ConversationId id) {
    return new Conversation(
        id,
        "",
        Customer.guest(""),
        "",
        Talk.begun(),
        Matter.none(),
        List.of(),
        Desk.in(Mode.AUTOPILOT),
        Map.of(),
        List.of(),
        List.of());
  }

  /** The conversation after these events. */
  public Conversation after(List<? extends ConversationEvent> events) {
    var state = this;
    for (var event : events) {
      state = event.applyTo(state);
    }
    return state;
  }

  public boolean isOpened() {
    return !channel.isEmpty();
  }

  public Stage stage() {
    return matter.stage();
  }

  Conversation opened(ConversationOpened event) {
    var begun =
        with(event.channel(), event.customer(), event.order()).withDesk(Desk.in(event.mode()));
    return event.order().isEmpty()
        ? begun
        : begun.withMatter(matter.withSlot(Matter.ORDER, event.order()));
  }

  /** A message after {@code closed} opens a new episode; what is known of the order stays. */
  Conversation heardFrom(String text, List<Attachment> attachments, String proposal, int option) {
    var heard = withTalk(talk.heardFrom(text, attachments, proposal, option));
    return stage() == Stage.CLOSED ? heard.nextEpisode() : heard;
  }

  private Conversation nextEpisode() {
    return with(talk.nextEpisode(), matter.forgotten(), List.of(), desk).withDeadlines(watching());
  }

  Conversation listened(TurnTaken turn) {
    return withTalk(talk.listened(turn.heard()));
  }

  Conversation spoken(
      List<String> scripts, String text, Stage stage, List<Long> answers, String asks) {
    var empathy = stage == Stage.EMPATHY && isOfAFlow(scripts);
    return withTalk(talk.spoken(scripts, text, answers, empathy))
        .withMatter(matter.spoken(stage, asks));
  }

  /** A greeting has the stage of empathy, too, and meets nobody yet. */
  private static boolean isOfAFlow(List<String> scripts) {
    for (var script : scripts) {
      if (!script.startsWith("repair/")) {
        return true;
      }
    }
    return false;
  }

  Conversation systemSaid(List<String> scripts, String text) {
    return withTalk(talk.spoken(scripts, text, List.of(), false));
  }

  /** A person who speaks has met the customer, whatever was said. */
  Conversation agentSpoke(AgentSpoke event) {
    var spoken = withTalk(talk.spoken(event.scripts(), event.text(), event.answers(), true));
    var on =
        event.scripts().isEmpty()
            ? spoken
            : spoken.withMatter(matter.spoken(event.stage(), event.asks()));
    return on.withDesk(desk.withoutSuggestion());
  }

  Conversation proposed(ProposalMade event) {
    var byPerson = !event.agent().isEmpty();
    return withTalk(talk.spoken(event.scripts(), event.text(), event.answers(), byPerson))
        .withMatter(matter.spoken(Stage.PROPOSE, "").proposed(event.proposal()));
  }

  Conversation proposed(Proposal proposal) {
    return withMatter(matter.proposed(proposal));
  }

  /** A person takes over: what the assistant put on the table can no longer be chosen. */
  Conversation handedOff(String reason, Instant at) {
    return withDesk(desk.handedOff(reason, at)).withMatter(matter.proposalClosed());
  }

  Conversation taken(String agent) {
    return withDesk(desk.taken(agent))
        .withMatter(desk.mode() == Mode.AUTOPILOT ? matter.proposalClosed() : matter);
  }

  Conversation released(String to, Instant at) {
    return to.equals("assistant")
        ? withDesk(desk.releasedToAssistant())
        : withDesk(desk.waiting("released", at));
  }

  Conversation transferred(String to, Instant at) {
    return withDesk(desk.waiting("transferred to " + to, at));
  }

  Conversation putAside() {
    var next = new ArrayList<>(suspended);
    next.add(matter);
    return with(talk, matter.ended(), next, desk);
  }

  Conversation resumed() {
    if (suspended.isEmpty()) {
      return this;
    }
    var last = suspended.size() - 1;
    return with(talk, suspended.get(last), suspended.subList(0, last), desk);
  }

  /** What is known of the order stays for the next subject. */
  Conversation matterEnded() {
    return withMatter(matter.ended());
  }

  Conversation closed() {
    return with(talk, matter.closed(), List.of(), desk.withoutSuggestion())
        .withDeadlines(watching());
  }

  /** What the shop is still doing, and what is owed, is looked at after the talk, too. */
  private Map<String, Instant> watching() {
    var kept = new HashMap<>(deadlines);
    kept.keySet().retainAll(Set.of(Progress.DEADLINE, Promises.DEADLINE));
    return kept;
  }

  Conversation promised(Promise promise) {
    return withPromises(Owed.with(promises, promise));
  }

  Conversation withoutPromise(String promise) {
    return withPromises(Owed.without(promises, promise));
  }

  Conversation promiseIn(String promise, String newState) {
    return withPromises(Owed.in(promises, promise, newState));
  }

  /** The conversation is looked at again when the first of them wants it. */
  private Conversation withPromises(List<Promise> newPromises) {
    var with = with(deadlines, watched, newPromises);
    return Owed.nextLook(newPromises)
        .map(at -> with.withDeadline(Promises.DEADLINE, at))
        .orElseGet(() -> with.withoutDeadline(Promises.DEADLINE));
  }

  Conversation withWatch(Watch watch) {
    var next = new ArrayList<>(watched);
    next.add(watch);
    return withWatched(next);
  }

  /** A remedy that is done or refused is not watched any more. */
  Conversation progressed(String remedy, String state) {
    return withWatched(Owed.progressed(watched, remedy, state));
  }

  /** The watch of a remedy, while it is carried out. */
  Optional<Watch> watch(String remedy) {
    return watched.stream().filter(watch -> watch.id().equals(remedy)).findFirst();
  }

  Conversation withDeadline(String name, Instant at) {
    if (deadlines.isEmpty()) {
      return withDeadlines(Map.of(name, at)); // as in most talks
    }
    var next = new HashMap<>(deadlines);
    next.put(name, at);
    return withDeadlines(next);
  }

  Conversation withoutDeadline(String name) {
    if (!deadlines.containsKey(name)) {
      return this;
    }
    if (deadlines.size() == 1) {
      return withDeadlines(Map.of()); // as in most talks
    }
    var next = new HashMap<>(deadlines);
    next.remove(name);
    return withDeadlines(next);
  }

  Conversation withCustomer(Customer newCustomer) {
    return with(channel, newCustomer, hint);
  }

  Conversation withTalk(Talk newTalk) {
    return with(newTalk, matter, suspended, desk);
  }

  Conversation withMatter(Matter newMatter) {
    if (newMatter == matter) {
      return this;
    }
    return with(talk, newMatter, suspended, desk);
  }

  Conversation withDesk(Desk newDesk) {
    return with(talk, matter, suspended, newDesk);
  }

  private Conversation withWatched(List<Watch> newWatched) {
    return with(deadlines, newWatched, promises);
  }

  private Conversation withDeadlines(Map<String, Instant> newDeadlines) {
    return with(newDeadlines, watched, promises);
  }

  /** The same held elsewhere or with somebody else. */
  private Conversation with(String newChannel, Customer newCustomer, String newHint) {
    return new Conversation(
        id,
        newChannel,
        newCustomer,
        newHint,
        talk,
        matter,
        suspended,
        desk,
        deadlines,
        watched,
        promises);
  }

  /** The same with another state of the talk. */
  private Conversation with(
      Talk newTalk, Matter newMatter, List<Matter> newSuspended, Desk newDesk) {
    return new Conversation(
        id,
        channel,
        customer,
        hint,
        newTalk,
        newMatter,
        newSuspended,
        newDesk,
        deadlines,
        watched,
        promises);
  }

  /** The same with another state of what is to come. */
  private Conversation with(
      Map<String, Instant> newDeadlines, List<Watch> newWatched, List<Promise> newPromises) {
    return new Conversation(
        id,
        channel,
        customer,
        hint,
        talk,
        matter,
        suspended,
        desk,
        newDeadlines,
        newWatched,
        newPromises);
  }
}
