package io.amends.conversation;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.conversation.AnswerEvent.BudgetRefused;
import io.amends.conversation.AnswerEvent.BudgetReserved;
import io.amends.conversation.AnswerEvent.DeadlinePassed;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.dialog.FlowBook;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.dialog.yaml.FlowSource;
import io.amends.language.Taxonomy;
import io.amends.language.Understanding;
import io.amends.remedy.Ledger;
import io.amends.remedy.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation led by the core alone, on the shipped flows: no engine, no store, no clock. The
 * shop and the ledger are values.
 */
final class Run {

  static final FlowBook BOOK = FlowFiles.read(FlowSource.shipped(), subjects());

  private final Decider decider = new Decider(BOOK, ZoneOffset.UTC);
  private final Map<String, Order> orders = new HashMap<>();
  private Map<String, Ledger> ledgers = new HashMap<>();
  private final List<RecordedEvent> history = new ArrayList<>();
  private boolean shopAnswers = true;
  private Instant now;
  private Conversation state;
  private int messages;

  Run(Instant now, Mode mode, Customer customer) {
    this.now = now;
    this.state = Conversation.unopened(new ConversationId("c" + now.toEpochMilli()));
    record(new ConversationOpened("widget", customer, mode, ""));
  }

  static Run at(Instant now) {
    return new Run(now, Mode.AUTOPILOT, Customer.guest("en"));
  }

  Run with(Order order) {
    orders.put(order.number(), order);
    return this;
  }

  /** Another conversation about the same orders: one shop, one set of ledgers. */
  Run sharing(Run other) {
    orders.putAll(other.orders);
    ledgers = other.ledgers;
    return this;
  }

  Run shopAway() {
    shopAnswers = false;
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
    var from = history.size();
    writes(attachments);
    listens(understanding);
    return since(from);
  }

  /** What a text says counts here, beside what it is understood to mean. */
  List<ConversationEvent> hears(String text, Says says) {
    var from = history.size();
    writes(text, List.of());
    listens(says.understood());
    return since(from);
  }

  /** The customer writes without the assistant listening yet: a burst. */
  void writes(List<Attachment> attachments) {
    writes("text " + (messages + 1), attachments);
  }

  private void writes(String text, List<Attachment> attachments) {
    messages++;
    record(new CustomerSpoke("m" + messages, text, attachments));
  }

  void listens(Understanding... understandings) {
    var heard = new ArrayList<Heard>();
    for (var i = 0; i < state.talk().unheard().size(); i++) {
      heard.add(new Heard(state.talk().unheard().get(i).seq(), understandings[i]));
    }
    decide(new TurnTaken(heard));
  }

  List<ConversationEvent> clicks(int option) {
    var from = history.size();
    var proposal = proposal().orElseThrow();
    messages++;
    record(
        new OptionClicked("m" + messages, proposal.id(), option, proposal.option(option).title()));
    listens(Understanding.nothing());
    return since(from);
  }

  /** Time passes; what falls due on the way is decided. */
  List<ConversationEvent> waits(Duration time) {
    var from = history.size();
    var until = now.plus(time);
    while (true) {
      var next =
          state.deadlines().entrySet().stream()
              .filter(deadline -> !deadline.getValue().isAfter(until))
              .min(Map.Entry.comparingByValue());
      if (next.isEmpty()) {
        break;
      }
      now = next.get().getValue();
      decide(new DeadlinePassed(next.get().getKey()));
    }
    now = until;
    return since(from);
  }

  List<ConversationEvent> acts(AgentEvent.Act act) {
    var from = history.size();
    decide(act);
    return since(from);
  }

  void answers(AnswerEvent answer) {
    decide(answer);
  }

  void record(ConversationEvent event) {
    history.add(new RecordedEvent(history.size() + 1, now, event));
    state = event.applyTo(state);
  }

  Conversation state() {
    return state;
  }

  Instant now() {
    return now;
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
    return history;
  }

  Ledger ledger(String order) {
    return ledgers.getOrDefault(order, Ledger.empty(order));
  }

  Optional<Proposal> proposal() {
    return state.matter().openProposal();
  }

  /** The scripts of the newest reply or proposal. */
  List<String> lastScripts() {
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

  private void decide(Cause cause) {
    var outputs = cause.decidedBy(decider, state, now);
    record((ConversationEvent) cause);
    outputs.forEach(this::record);
    answerWhatWasAsked();
  }

  private void answerWhatWasAsked() {
    var facts = state.matter().facts();
    var budget = state.matter().budget();
    if (facts != null) {
      decide(new FactsArrived(lookup(facts.key()), standing(facts.key())));
    } else if (budget != null) {
      var request = budget.request();
      var ledger = ledger(request.order());
      var answer = ledger.answer(request, BOOK.policy(), now);
      for (var event : answer.events()) {
        ledger = event.applyTo(ledger);
      }
      ledgers.put(request.order(), ledger);
      decide(
          answer.granted()
              ? new BudgetReserved(request.proposal(), answer.standing())
              : new BudgetRefused(request.proposal(), answer.reason(), answer.standing()));
    }
  }

  private Lookup lookup(String key) {
    if (!shopAnswers) {
      return new Lookup.Unavailable("away");
    }
    if (key.equals(state.customer().id())) {
      return new Lookup.Listed(
          orders.values().stream().filter(o -> o.customer().id().equals(key)).toList());
    }
    var order = orders.get(key);
    return order == null ? new Lookup.NotFound(key) : new Lookup.Found(order);
  }

  private Standing standing(String order) {
    return ledger(order).standing(BOOK.policy(), now);
  }

  private List<ConversationEvent> since(int from) {
    return history.subList(from, history.size()).stream().map(RecordedEvent::event).toList();
  }

  private static LinkedHashSet<String> subjects() {
    var subjects = new LinkedHashSet<>(Taxonomy.ISSUE.codes());
    subjects.addAll(Taxonomy.REQUEST.codes());
    return subjects;
  }
}
