package io.amends.conversation;

import io.amends.commerce.Order;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.dialog.FlowBook;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.dialog.yaml.FlowSource;
import io.amends.language.Taxonomy;
import io.amends.language.Understanding;
import io.amends.rehearsal.LedConversation;
import io.amends.remedy.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** A {@link LedConversation} on the shipped flows, in the words of tests. */
final class Run {

  static final FlowBook BOOK = FlowFiles.read(FlowSource.shipped(), subjects());

  private final Decider decider = new Decider(BOOK, ZoneOffset.UTC);
  private final LedConversation talk;
  private int messages;

  Run(Instant now, Mode mode, Customer customer) {
    var id = new ConversationId("c" + now.toEpochMilli());
    this.talk = new LedConversation(BOOK, decider, id, now, (began, before, event, at) -> {});
    record(new ConversationOpened("widget", customer, mode, ""));
  }

  static Run at(Instant now) {
    return new Run(now, Mode.AUTOPILOT, Customer.guest("en"));
  }

  Run with(Order order) {
    talk.put(order);
    return this;
  }

  /** Another conversation about the same orders: one shop, one set of ledgers. */
  Run sharing(Run other) {
    talk.share(other.talk);
    return this;
  }

  Run shopAway() {
    talk.shopGoesAway();
    return this;
  }

  /** The customer writes, and the assistant listens. Returns what was decided, cause included. */
  List<ConversationEvent> hears(Says says) {
    return hears(says.understood(), List.of());
  }

  List<ConversationEvent> hears(Says says, List<Attachment> attachments) {
    return hears(says.understood(), attachments);
  }

  List<ConversationEvent> hears(Understanding understanding, List<Attachment> attachments) {
    var from = talk.length();
    writes(attachments);
    listens(understanding);
    return talk.since(from);
  }

  /** What a text says counts here, beside what it is understood to mean. */
  List<ConversationEvent> hears(String text, Says says) {
    var from = talk.length();
    talk.writes(text, List.of());
    listens(says.understood());
    return talk.since(from);
  }

  /** The customer writes without the assistant listening yet: a burst. */
  void writes(List<Attachment> attachments) {
    messages++;
    talk.writes("text " + messages, attachments);
  }

  void listens(Understanding... understandings) {
    talk.listens(List.of(understandings));
  }

  List<ConversationEvent> clicks(int option) {
    var from = talk.length();
    talk.clicks(proposal().orElseThrow(), option);
    listens(Understanding.nothing());
    return talk.since(from);
  }

  /** Time passes; what falls due on the way is decided. */
  List<ConversationEvent> waits(Duration time) {
    var from = talk.length();
    talk.waits(time);
    return talk.since(from);
  }

  List<ConversationEvent> acts(AgentEvent.Act act) {
    var from = talk.length();
    talk.decide(act);
    return talk.since(from);
  }

  void answers(AnswerEvent answer) {
    talk.decide(answer);
  }

  void record(ConversationEvent event) {
    talk.record(event);
  }

  Conversation state() {
    return talk.state();
  }

  Instant now() {
    return talk.now();
  }

  Decider decider() {
    return decider;
  }

  Replay.Deciders deciders() {
    return always(decider);
  }

  /** Decides everything with one set. */
  static Replay.Deciders always(Decider decider) {
    return new Replay.Deciders() {
      @Override
      public Decider decider(String set) {
        return decider;
      }

      @Override
      public Decider deciderFor(Conversation conversation) {
        return decider;
      }
    };
  }

  List<RecordedEvent> history() {
    return talk.history();
  }

  Ledger ledger(String order) {
    return talk.ledger(order);
  }

  Optional<Proposal> proposal() {
    return state().matter().openProposal();
  }

  /** The scripts of the newest reply or proposal. */
  List<String> lastScripts() {
    var history = talk.history();
    for (var i = history.size() - 1; i >= 0; i--) {
      if (history.get(i).event() instanceof ReplySent reply) {
        return reply.scripts();
      }
      if (history.get(i).event() instanceof ProposalMade made) {
        return made.scripts();
      }
    }
    return List.of();
  }

  private static LinkedHashSet<String> subjects() {
    var subjects = new LinkedHashSet<>(Taxonomy.ISSUE.codes());
    subjects.addAll(Taxonomy.REQUEST.codes());
    return subjects;
  }
}
