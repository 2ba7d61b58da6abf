package io.amends.rehearsal;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AnswerEvent.BudgetRefused;
import io.amends.conversation.AnswerEvent.BudgetReserved;
import io.amends.conversation.AnswerEvent.DeadlinePassed;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.Attachment;
import io.amends.conversation.Cause;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.Decider;
import io.amends.conversation.Heard;
import io.amends.conversation.Proposal;
import io.amends.conversation.RecordedEvent;
import io.amends.dialog.FlowBook;
import io.amends.language.Understanding;
import io.amends.remedy.Ledger;
import io.amends.remedy.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A conversation led by the core alone, without engine, store or clock: the orders of the shop, the
 * ledgers and the time are plain values. What is asked of the shop and of the ledger is answered at
 * once. Not thread-safe.
 */
public final class LedConversation {

  /** Is told of each event that was decided, before it counts. */
  @FunctionalInterface
  public interface Onlooker {
    /**
     * @param began the conversation when deciding began
     * @param before the conversation before this event
     */
    void sees(Conversation began, Conversation before, ConversationEvent event, Instant now);
  }

  private final FlowBook book;
  private final Decider decider;
  private final Onlooker onlooker;
  private final List<RecordedEvent> history = new ArrayList<>();
  private Map<String, Order> orders = new LinkedHashMap<>();
  private Map<String, Ledger> ledgers = new HashMap<>();
  private boolean shopAway;
  private Instant now;
  private Conversation state;

  /** Nothing has happened yet: {@code ConversationOpened} is to be recorded first. */
  public LedConversation(
      FlowBook book, Decider decider, ConversationId id, Instant now, Onlooker onlooker) {
    this.book = book;
    this.decider = decider;
    this.onlooker = onlooker;
    this.now = now;
    this.state = Conversation.unopened(id);
  }

  /** The shop has this order. */
  public void put(Order order) {
    orders.put(order.number(), order);
  }

  /** From now on there is one shop and one set of ledgers for both; what this one had is added. */
  public void share(LedConversation other) {
    other.orders.putAll(orders);
    orders = other.orders;
    ledgers = other.ledgers;
  }

  /** From now on the shop answers nothing. */
  public void shopGoesAway() {
    shopAway = true;
  }

  public Conversation state() {
    return state;
  }

  public Instant now() {
    return now;
  }

  /** Everything that was recorded, oldest first; a copy. */
  public List<RecordedEvent> history() {
    return List.copyOf(history);
  }

  /** Events from that place in the history on. */
  public List<ConversationEvent> since(int from) {
    return history.subList(from, history.size()).stream().map(RecordedEvent::event).toList();
  }

  public int length() {
    return history.size();
  }

  /** An order that nothing was reserved for has an empty one. */
  public Ledger ledger(String order) {
    return ledgers.getOrDefault(order, Ledger.empty(order));
  }

  /** The customer writes; nobody listens yet. */
  public void writes(String text, List<Attachment> attachments) {
    record(new CustomerSpoke(nextId(), text, attachments));
  }

  /**
   * The customer clicks; nobody listens yet.
   *
   * @param option 1 or 2
   */
  public void clicks(Proposal proposal, int option) {
    record(new OptionClicked(nextId(), proposal.id(), option, proposal.option(option).title()));
  }

  /**
   * The assistant listens to what was written and clicked since it did last.
   *
   * @param understandings one for each, in their order
   */
  public void listens(List<Understanding> understandings) {
    var unheard = state.talk().unheard();
    var heard = new ArrayList<Heard>();
    for (var i = 0; i < unheard.size(); i++) {
      heard.add(new Heard(unheard.get(i).seq(), understandings.get(i)));
    }
    decide(new TurnTaken(heard));
  }

  /** Time passes; what falls due on the way is decided, the earliest first. */
  public void waits(Duration time) {
    var until = now.plus(time);
    while (true) {
      var next =
          state.deadlines().entrySet().stream()
              .filter(deadline -> !deadline.getValue().isAfter(until))
              .min(
                  Map.Entry.<String, Instant>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey()));
      if (next.isEmpty()) {
        break;
      }
      now = next.get().getValue();
      decide(new DeadlinePassed(next.get().getKey()));
    }
    now = until;
  }

  /** Decides what the cause leads to and records both. */
  public void decide(Cause cause) {
    var outputs = cause.decidedBy(decider, state, now);
    record((ConversationEvent) cause);
    var began = state;
    for (var event : outputs) {
      onlooker.sees(began, state, event, now);
      record(event);
    }
    answerWhatWasAsked();
  }

  public void record(ConversationEvent event) {
    history.add(new RecordedEvent(history.size() + 1, now, event));
    state = event.applyTo(state);
  }

  /** An agent writes; what the words keep and promise is recorded behind them. */
  public void speaks(AgentSpoke words) {
    var before = state;
    record(words);
    decider.promises(before, List.of(words), now).forEach(this::record);
  }

  /** Of a message: none has it yet. */
  public String nextId() {
    return "m" + history.size();
  }

  private void answerWhatWasAsked() {
    var facts = state.matter().facts();
    var budget = state.matter().budget();
    if (facts != null) {
      decide(new FactsArrived(lookUp(facts.fact(), facts.key()), standing(facts.key())));
    } else if (budget != null) {
      var request = budget.request();
      var ledger = ledger(request.order());
      var answer = ledger.answer(request, book.policy(), now);
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

  private Lookup lookUp(String fact, String key) {
    if (shopAway) {
      return new Lookup.Unavailable("away");
    }
    if (fact.equals("orders")) {
      return new Lookup.Listed(
          orders.values().stream().filter(o -> o.customer().id().equals(key)).toList());
    }
    var order = orders.get(key);
    return order == null ? new Lookup.NotFound(key) : new Lookup.Found(order);
  }

  private Standing standing(String order) {
    return ledger(order).standing(book.policy(), now);
  }
}
