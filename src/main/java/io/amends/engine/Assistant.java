package io.amends.engine;

import io.amends.commerce.Lookup;
import io.amends.conversation.AnswerEvent.DeadlinePassed;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.AnswerEvent.RemedyProgressed;
import io.amends.conversation.Cause;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.Heard;
import io.amends.conversation.Pendings;
import io.amends.conversation.Watch;
import io.amends.language.Pending;
import io.amends.language.Understander;
import io.amends.language.Understanding;
import io.amends.remedy.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The loop of one conversation: listens, has it decided, records, asks the shop or the ledger what
 * the decision wants to know, and decides again with the answer. Works inside the conversation's
 * lane; what it asks of others it asks outside.
 */
final class Assistant {

  private static final Logger LOG = LoggerFactory.getLogger(Assistant.class);

  /**
   * Messages of one turn. After an outage thousands may wait, and to understand, decide on and
   * record all of them at once would hold up everybody else.
   */
  private static final int HEARD_AT_ONCE = 100;

  private final Lanes lanes;
  private final Recorder recorder;
  private final Supplier<FlowLibrary> flows;
  private final Supplier<Understander> understander;
  private final Scheduler reading;
  private final FactSource facts;
  private final LedgerDesk ledgers;
  private final Fallback fallback;
  private final ZoneId zone;
  private final Background background;

  Assistant(
      Lanes lanes,
      Recorder recorder,
      Supplier<FlowLibrary> flows,
      Supplier<Understander> understander,
      Scheduler reading,
      FactSource facts,
      LedgerDesk ledgers,
      ZoneId zone,
      Background background) {
    this.lanes = lanes;
    this.recorder = recorder;
    this.flows = flows;
    this.understander = understander;
    this.reading = reading;
    this.facts = facts;
    this.ledgers = ledgers;
    this.fallback = new Fallback(flows);
    this.zone = zone;
    this.background = background;
  }

  /** Whether the shop or the ledger was asked and has not answered. */
  static boolean awaitsAnswer(Conversation conversation) {
    return conversation.matter().facts() != null || conversation.matter().budget() != null;
  }

  /**
   * Listens to what has been said, unless an answer is awaited: then once it is there. Of very much
   * the oldest first, and the rest in turns of its own.
   */
  void takeTurnSoon(ConversationId id) {
    background.run(lanes.runAtHand(id, this::takeTurn));
  }

  Mono<Void> wake(ConversationId id) {
    return lanes.run(
        id,
        log -> {
          var state = log.state();
          if (awaitsAnswer(state)) {
            askSoon(state);
            return Mono.empty();
          }
          var now = recorder.now();
          var due =
              state.deadlines().entrySet().stream()
                  .filter(deadline -> !deadline.getValue().isAfter(now))
                  .map(deadline -> deadline.getKey())
                  .sorted()
                  .findFirst();
          return due.isPresent() ? passed(log, due.get()) : takeTurn(log);
        });
  }

  /** The shop is asked of what it is doing each time that the decider wants to know. */
  private Mono<Void> passed(ConversationLog log, String deadline) {
    return decide(log, new DeadlinePassed(deadline))
        .doOnSuccess(done -> askOfRemedies(log.state(), deadline));
  }

  private void askOfRemedies(Conversation state, String deadline) {
    if (!deadline.equals(Conversation.PROGRESS)) {
      return;
    }
    for (var watch : state.watched()) {
      background.run(
          facts.remedyState(watch.id()).flatMap(told -> progressed(state.id(), watch, told)));
    }
  }

  /** The same state again is no news, and is not recorded. */
  private Mono<Void> progressed(ConversationId id, Watch watch, String told) {
    return lanes.run(
        id,
        log -> {
          var news =
              log.state().watched().stream()
                  .anyMatch(w -> w.id().equals(watch.id()) && !w.state().equals(told));
          return news ? decide(log, new RemedyProgressed(watch.id(), told)) : Mono.empty();
        });
  }

  private Mono<Void> takeTurn(ConversationLog log) {
    var state = log.state();
    if (state.talk().unheard().isEmpty() || awaitsAnswer(state)) {
      return Mono.empty();
    }
    return Mono.fromCallable(() -> heard(state))
        .subscribeOn(reading)
        .flatMap(heard -> decide(log, new TurnTaken(heard)));
  }

  private List<Heard> heard(Conversation state) {
    var now = recorder.now();
    var pending = Pendings.of(state, now);
    var heard = new ArrayList<Heard>();
    for (var utterance : state.talk().nextUnheard(HEARD_AT_ONCE)) {
      heard.add(
          new Heard(
              utterance.seq(),
              utterance.isChoice()
                  ? Understanding.nothing()
                  : understand(utterance.text(), pending, now)));
    }
    return heard;
  }

  /** What fails here fails each time: better not understood than never answered. */
  private Understanding understand(String text, Pending pending, Instant now) {
    try {
      return understander.get().understand(text, pending, now.atZone(zone).toOffsetDateTime());
    } catch (RuntimeException bug) {
      LOG.error("Understanding failed; the message counts as not understood", bug);
      return Understanding.nothing();
    }
  }

  /** Decides on a cause, records both, and asks for what the decision wants to know. */
  Mono<Void> decide(ConversationLog log, Cause cause) {
    var before = log.state();
    var now = recorder.now();
    var decision = decided(before, cause, now);
    var events = new ArrayList<ConversationEvent>();
    events.add((ConversationEvent) cause);
    events.addAll(decision.events());
    return recorder.record(log, events, now, decision.set()).doOnSuccess(done -> goOn(log.state()));
  }

  /** Records an agent's words, with what they promise and what they keep. */
  Mono<Void> said(ConversationLog log, List<ConversationEvent> words) {
    var now = recorder.now();
    var before = log.state();
    var events = new ArrayList<>(words);
    var decider = flows.get().deciderFor(before);
    events.addAll(decider.promises(before, words, now));
    return recorder.record(log, events, now, decider.set());
  }

  private Decision decided(Conversation before, Cause cause, Instant now) {
    try {
      var decider = flows.get().deciderFor(before);
      return new Decision(cause.decidedBy(decider, before, now), decider.set());
    } catch (RuntimeException bug) {
      // Silence is a bug: the customer is told something, and a person looks at it.
      LOG.error("Deciding on {} failed", cause.getClass().getSimpleName(), bug);
      return fallback.decide(before, cause, now);
    }
  }

  private void goOn(Conversation state) {
    if (awaitsAnswer(state)) {
      askSoon(state);
    } else if (!state.talk().unheard().isEmpty()) {
      takeTurnSoon(state.id());
    }
  }

  private void askSoon(Conversation state) {
    var request = state.matter().facts();
    var budget = state.matter().budget();
    if (request != null) {
      var lookup =
          request.fact().equals("orders")
              ? facts.ordersOf(request.key())
              : facts.order(request.key());
      background.run(
          lookup
              .map(found -> Visibility.to(state.customer(), found))
              .flatMap(this::withStanding)
              .flatMap(arrived -> answer(state.id(), arrived)));
    } else if (budget != null) {
      background.run(
          ledgers.ask(budget.request()).flatMap(answered -> answer(state.id(), answered)));
    }
  }

  private Mono<FactsArrived> withStanding(Lookup lookup) {
    return lookup instanceof Lookup.Found found
        ? ledgers.standing(found.order().number()).map(s -> new FactsArrived(lookup, s))
        : Mono.just(new FactsArrived(lookup, Standing.fresh()));
  }

  /** An answer that is no longer awaited (it was asked for twice) decides nothing. */
  private Mono<Void> answer(ConversationId id, Cause answer) {
    return lanes.runAtHand(
        id, log -> awaitsAnswer(log.state()) ? decide(log, answer) : Mono.empty());
  }
}
