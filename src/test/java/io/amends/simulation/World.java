package io.amends.simulation;

import io.amends.commerce.Lookup;
import io.amends.conversation.AgentEvent.AgentReleased;
import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.AgentEvent.ApprovalGiven;
import io.amends.conversation.AgentEvent.SuggestionSent;
import io.amends.conversation.AnswerEvent.BudgetRefused;
import io.amends.conversation.AnswerEvent.BudgetReserved;
import io.amends.conversation.AnswerEvent.DeadlinePassed;
import io.amends.conversation.AnswerEvent.DeliveryFailed;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.AnswerEvent.RemedyProgressed;
import io.amends.conversation.Attachment;
import io.amends.conversation.Cause;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.Heard;
import io.amends.conversation.Mode;
import io.amends.conversation.Pendings;
import io.amends.conversation.Proposal;
import io.amends.conversation.RecordedEvent;
import io.amends.desk.SuggestedReply;
import io.amends.language.Pending;
import io.amends.language.Understanding;
import io.amends.remedy.Ledger;
import io.amends.remedy.Standing;
import io.amends.simulation.Lines.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with all around it: the shop, the ledgers, the clock and the people at the desk.
 * Does what the engine does, in the same sequence, with nothing of it. Time passes only here.
 */
final class World {

  /** How a line is understood. */
  interface Ear {
    Understanding hear(Spoken line, Pending pending, Instant at);
  }

  private static final String AGENT = "mei";
  private static final List<String> STEPS =
      List.of("approved", "awaiting-parcel", "inspecting", "done");

  private final Sets sets;
  private final Scene scene;
  private final Map<String, Ledger> ledgers;
  private final Ear ear;
  private final Random random;
  private final Witness witness;
  private final List<RecordedEvent> history = new ArrayList<>();
  private final Deque<Spoken> unheard = new ArrayDeque<>();
  private final Map<String, String> remedies = new HashMap<>();
  private String newest;
  private Instant now;
  private Conversation state;
  private @Nullable Instant answersAt;

  World(
      String id,
      Sets sets,
      Scene scene,
      Instant begin,
      Map<String, Ledger> ledgers,
      Ear ear,
      Witness witness,
      Random random) {
    this.sets = sets;
    this.scene = scene;
    this.ledgers = ledgers;
    this.ear = ear;
    this.random = random;
    this.witness = witness;
    this.newest = random.nextInt(4) == 0 ? sets.edited() : sets.shipped();
    this.now = begin;
    this.state = Conversation.unopened(new ConversationId(id));
    var hint = random.nextInt(8) == 0 ? scene.order().number() : "";
    record(new ConversationOpened("widget", scene.customer(), Mode.AUTOPILOT, hint), null);
  }

  Conversation state() {
    return state;
  }

  Instant now() {
    return now;
  }

  List<RecordedEvent> history() {
    return history;
  }

  Optional<Proposal> pair() {
    return state
        .matter()
        .openProposal()
        .filter(p -> p.canBeChosenAt(now) && p.options().size() == 2);
  }

  /** The shop or the ledger was asked and takes its time. */
  boolean isChecking() {
    return state.matter().facts() != null || state.matter().budget() != null;
  }

  /** Several lines at once are a burst. */
  void says(List<Spoken> lines) {
    for (var line : lines) {
      var photo = new Attachment("image", "https://shop.example/photo.jpg", "", 0);
      record(
          new CustomerSpoke(
              "m" + history.size(), line.text(), line.photo() ? List.of(photo) : List.of()),
          null);
      unheard.add(line);
    }
    goOn();
  }

  void clicks(int option) {
    var proposal = state.matter().openProposal().orElseThrow();
    var title = proposal.option(option).title();
    record(new OptionClicked("m" + history.size(), proposal.id(), option, title), null);
    goOn();
  }

  /** Time passes; what falls due on the way is decided. */
  void passes(Duration time) {
    var until = now.plus(time);
    while (true) {
      var answer = answersAt;
      if (isChecking()) {
        if (answer == null || answer.isAfter(until)) {
          break;
        }
        now = answer;
        answersAt = null;
        goOn();
        continue;
      }
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
      goOn();
      if (next.get().getKey().equals(Conversation.PROGRESS)) {
        shopGoesOn();
      }
    }
    now = until;
  }

  /** The shop edits its flows; what is under way stays on its own set. */
  void reloads() {
    newest = newest.equals(sets.shipped()) ? sets.edited() : sets.shipped();
  }

  /** A person does one thing with a conversation that waits for one. */
  void personActs() {
    if (!state.desk().isHeld()) {
      decide(new AgentTook(AGENT));
      goOn();
    }
    var accepted = state.matter().accepted();
    if (accepted != null
        && accepted.offer().needsApproval()
        && state.matter().approved() == null
        && state.desk().modeBefore() == Mode.AUTOPILOT) {
      var yes = random.nextInt(10) < 7;
      decide(new ApprovalGiven(AGENT, accepted.proposal(), yes, yes ? "" : "too dear"));
      goOn();
    }
    var suggestion = state.desk().suggestion();
    if (suggestion != null && random.nextBoolean() && canBeSent(suggestion.upTo())) {
      sends(SuggestedReply.of(suggestion));
    } else if (!state.talk().unanswered().isEmpty()) {
      record(spoken("m" + history.size(), wordsOfAPerson(), "", List.of(), state, ""), null);
    }
    witness.settled(now);
  }

  void personGivesBack() {
    decide(new AgentReleased(AGENT, "assistant", now));
    goOn();
  }

  private String wordsOfAPerson() {
    return scene.language().equals("en")
        ? "This is Mei, a colleague. I have read everything and look after it myself."
        : "我是同事小梅，前面说的我都看过了，我来跟进。";
  }

  private boolean canBeSent(long upTo) {
    var reply = SuggestedReply.of(java.util.Objects.requireNonNull(state.desk().suggestion()));
    var proposal = reply.proposal();
    return state.talk().customerSeq() <= upTo && (proposal == null || proposal.canBeChosenAt(now));
  }

  /** As the desk records it. */
  private void sends(SuggestedReply reply) {
    var message = "a" + history.size();
    var proposal = reply.proposal();
    if (proposal != null) {
      record(
          new ProposalMade(
              proposal,
              reply.scripts(),
              reply.text(),
              reply.language(),
              state.talk().unanswered(),
              AGENT),
          null);
    } else if (reply.stage() != null) {
      record(spoken(message, reply.text(), reply.id(), reply.scripts(), state, reply.asks()), null);
    }
    if (proposal != null || reply.stage() == null) {
      record(new SuggestionSent(message, AGENT, reply.id(), false), null);
    }
    reply.rest().forEach(move -> record(move, null));
  }

  private AgentSpoke spoken(
      String message,
      String text,
      String suggestion,
      List<String> scripts,
      Conversation to,
      String asks) {
    return new AgentSpoke(
        message,
        AGENT,
        text,
        suggestion,
        false,
        scripts,
        to.stage(),
        to.talk().language(),
        to.talk().unanswered(),
        asks);
  }

  private void shopGoesOn() {
    for (var watch : state.watched()) {
      if (random.nextInt(3) == 0) {
        continue;
      }
      var known = remedies.getOrDefault(watch.id(), "requested");
      var at = STEPS.indexOf(known);
      var comesBack = watch.offer().remedy().code().matches("exchange.*|return.*");
      var told =
          random.nextInt(25) == 0 ? "refused" : at < 0 || comesBack ? STEPS.get(at + 1) : "done";
      if (known.equals("done") || known.equals("refused")) {
        continue;
      }
      remedies.put(watch.id(), told);
      decide(new RemedyProgressed(watch.id(), told));
      goOn();
    }
  }

  /** What the engine's loop does until nobody is asked and everything is heard. */
  private void goOn() {
    while (true) {
      var facts = state.matter().facts();
      var budget = state.matter().budget();
      if (facts != null) {
        if (answersAt == null && random.nextInt(10) == 0) {
          answersAt = now.plusSeconds(5 + random.nextInt(60));
        }
        var at = answersAt;
        if (at != null && at.isAfter(now)) {
          return;
        }
        answersAt = null;
        var lookup = lookUp(facts.fact(), facts.key());
        var standing =
            lookup instanceof Lookup.Found found
                ? standing(found.order().number())
                : Standing.fresh();
        decide(new FactsArrived(lookup, standing));
      } else if (budget != null) {
        var request = budget.request();
        var ledger = ledger(request.order());
        var answer = ledger.answer(request, sets.book(newest).policy(), now);
        for (var event : answer.events()) {
          ledger = event.applyTo(ledger);
        }
        ledgers.put(request.order(), ledger);
        decide(
            answer.granted()
                ? new BudgetReserved(request.proposal(), answer.standing())
                : new BudgetRefused(request.proposal(), answer.reason(), answer.standing()));
      } else if (!state.talk().unheard().isEmpty()) {
        decide(new TurnTaken(heard()));
      } else {
        witness.settled(now);
        return;
      }
    }
  }

  private List<Heard> heard() {
    var pending = Pendings.of(state, now);
    var heard = new ArrayList<Heard>();
    for (var utterance : state.talk().unheard()) {
      heard.add(
          new Heard(
              utterance.seq(),
              utterance.isChoice()
                  ? Understanding.nothing()
                  : ear.hear(unheard.remove(), pending, now)));
    }
    return heard;
  }

  private Lookup lookUp(String fact, String key) {
    if (scene.away() || random.nextInt(60) == 0) {
      return new Lookup.Unavailable("away");
    }
    if (fact.equals("orders")) {
      return new Lookup.Listed(List.copyOf(scene.orders().values()));
    }
    var order = scene.orders().get(key);
    return order == null ? new Lookup.NotFound(key) : new Lookup.Found(order);
  }

  private Standing standing(String order) {
    return ledger(order).standing(sets.book(newest).policy(), now);
  }

  private Ledger ledger(String order) {
    return ledgers.getOrDefault(order, Ledger.empty(order));
  }

  private void decide(Cause cause) {
    var decider = sets.newest(newest).deciderFor(state);
    var outputs = cause.decidedBy(decider, state, now);
    record((ConversationEvent) cause, decider.set());
    for (var event : outputs) {
      record(event, null);
    }
    for (var event : outputs) {
      if (event instanceof RemedyRequested request && random.nextInt(100) == 0) {
        decide(new DeliveryFailed(request.id(), "404", true));
      }
    }
  }

  private void record(ConversationEvent event, @Nullable String set) {
    var recorded = new RecordedEvent(history.size() + 1, now, event, set);
    history.add(recorded);
    state = event.applyTo(state);
    witness.sees(recorded);
  }
}
