package io.amends.engine;

import io.amends.conversation.AnswerEvent;
import io.amends.conversation.Cause;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.CustomerEvent.CustomerIdentified;
import io.amends.conversation.CustomerEvent.CustomerRated;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.Mode;
import io.amends.conversation.RecordedEvent;
import io.amends.store.AlreadyDeliveredException;
import io.amends.store.EventStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes in what customers do and lets the assistant answer. An acknowledgement means that it is
 * durable. Thread-safe; nothing happens before a publisher is subscribed.
 *
 * <p>Errors: {@link io.amends.store.StoreUnavailableException} and {@link EngineBusyException}
 * (nothing was taken in, try again), {@link ProposalClosedException}.
 */
public final class ConversationEngine {

  private final Lanes lanes;
  private final Recorder recorder;
  private final Assistant assistant;
  private final Pauses pauses;
  private final Announcer announcer;
  private final Background background;
  private final EventStore store;
  private final LedgerDesk ledgers;
  private final Mode mode;

  ConversationEngine(
      Lanes lanes,
      Recorder recorder,
      Assistant assistant,
      Pauses pauses,
      Announcer announcer,
      Background background,
      EventStore store,
      LedgerDesk ledgers,
      Mode mode) {
    this.lanes = lanes;
    this.recorder = recorder;
    this.assistant = assistant;
    this.pauses = pauses;
    this.announcer = announcer;
    this.background = background;
    this.store = store;
    this.ledgers = ledgers;
    this.mode = mode;
  }

  /**
   * Takes in a message. The same id again gets the same answer and has no second effect; the same
   * delivery with another content fails with {@link AlreadyDeliveredException}.
   */
  public Mono<Acknowledgement> customerSaid(
      ConversationId id, Opening opening, CustomerMessage message) {
    return lanes.askAtHand(
        id,
        log -> {
          var seen = log.seen(ConversationLog.customerKey(message.id()));
          if (seen.isPresent()) {
            return Mono.just(new Acknowledgement(message.id(), seen.get(), false));
          }
          var events = opening(log.state(), opening);
          events.add(new CustomerSpoke(message.id(), message.text(), message.attachments()));
          var seq = log.state().talk().seq() + 1;
          return recorder
              .record(log, events, at -> message.receipt(id, seq, at))
              .then(
                  Mono.fromSupplier(
                      () -> {
                        pauses.begin(id);
                        return new Acknowledgement(message.id(), seq, true);
                      }))
              .onErrorResume(
                  AlreadyDeliveredException.class,
                  seenBefore ->
                      seenBefore.receipt().fingerprint().equals(message.fingerprint())
                          ? Mono.just(
                              new Acknowledgement(message.id(), seenBefore.receipt().seq(), false))
                          : Mono.error(seenBefore));
        });
  }

  /**
   * An agent approves what was chosen for an order, out of the agent's own budget of the day. Empty
   * where that is done; else why it may not be, and nothing was done.
   */
  public Mono<String> approves(String order, String proposal, String agent) {
    return ledgers.approve(order, proposal, agent);
  }

  /** Takes in a click on an option. The same option again, under any id, has no second effect. */
  public Mono<Acknowledgement> customerChose(
      ConversationId id, String messageId, String proposal, int option) {
    return lanes.ask(
        id,
        log -> {
          var seen =
              log.seen(ConversationLog.customerKey(messageId))
                  .or(() -> log.seenChoice(proposal, option));
          if (seen.isPresent()) {
            return Mono.just(new Acknowledgement(messageId, seen.get(), false));
          }
          var open = log.state().matter().openProposal();
          var canBe =
              open.filter(p -> p.id().equals(proposal) && p.canBeChosenAt(recorder.now()))
                  .filter(p -> option >= 1 && option <= p.options().size())
                  .filter(p -> !log.isChoiceWaiting());
          if (canBe.isEmpty()) {
            return Mono.error(new ProposalClosedException());
          }
          var seq = log.state().talk().seq() + 1;
          var title = canBe.get().option(option).title();
          return recorder
              .record(log, List.of(new OptionClicked(messageId, proposal, option, title)))
              .then(Mono.fromRunnable(() -> hurry(id)))
              .then(Mono.just(new Acknowledgement(messageId, seq, true)));
        });
  }

  /** Takes in a rating from 1 to 5; it is no entry of the transcript. */
  public Mono<Acknowledgement> customerRated(
      ConversationId id, Opening opening, String ratingId, int score, String comment) {
    return lanes.ask(
        id,
        log -> {
          if (log.seen(ConversationLog.customerKey(ratingId)).isPresent()) {
            return Mono.just(new Acknowledgement(ratingId, 0, false));
          }
          var events = opening(log.state(), opening);
          events.add(new CustomerRated(ratingId, score, comment));
          return recorder
              .record(log, events)
              .then(Mono.just(new Acknowledgement(ratingId, 0, true)));
        });
  }

  /** The customer is typing: whoever looks on is told, and the assistant waits a little longer. */
  public void customerTypes(ConversationId id) {
    pauses.prolong(id);
    announcer.announce(id, new Announcement.Typing("customer"));
  }

  /** Tells onlookers how the waiting goes; nothing is recorded. */
  public void statusChanged(ConversationId id, Status status) {
    announcer.announce(id, new Announcement.StatusChanged(status));
  }

  public void agentTypes(ConversationId id, String agent) {
    announcer.announce(id, new Announcement.Typing(agent));
  }

  /**
   * {@link Announcement.Begun}, the entries after a {@code seq} in order, the status, then what
   * happens from now on. Nothing is left out in between.
   */
  public Flux<Announcement> announcements(ConversationId id, long after) {
    return Flux.defer(() -> announcements(id, after, new Onlooker()));
  }

  /** A task runs even if nobody waits for it any more, so it is left whatever became of that. */
  private Flux<Announcement> announcements(ConversationId id, long after, Onlooker onlooker) {
    return lanes
        .run(
            id,
            log -> {
              var before = new ArrayList<Announcement>();
              before.add(new Announcement.Begun(log.state(), log.version()));
              log.entriesAfter(after).forEach(e -> before.add(new Announcement.EntryAdded(e)));
              before.add(new Announcement.StatusChanged(Status.of(log.state())));
              announcer.listen(id, log.version(), onlooker);
              return Mono.just(onlooker.hears(before));
            })
        // What another node wrote after that was read, and told when nobody listened, is read now.
        .doOnNext(listening -> readAgain(id))
        .flatMapMany(Function.identity())
        .doFinally(signal -> announcer.leave(id, onlooker));
  }

  /** The conversation as it is now; one that nobody has written in is unopened. */
  public Mono<Conversation> conversation(ConversationId id) {
    return lanes.ask(id, log -> Mono.just(log.state()));
  }

  /** The visible entries after a {@code seq}, as of now. */
  public Flux<Entry> transcript(ConversationId id, long after) {
    return lanes.ask(id, log -> Mono.just(log.entriesAfter(after))).flatMapMany(Flux::fromIterable);
  }

  /** The mode that a new conversation starts in. */
  public Mode startingMode() {
    return mode;
  }

  /** Every recorded event, in order. */
  public Flux<RecordedEvent> events(ConversationId id) {
    return store.history(id);
  }

  /** An answer from outside (the clock, the shop, a channel) that something is decided on. */
  public Mono<Void> answered(ConversationId id, AnswerEvent answer) {
    return lanes.run(
        id, log -> log.state().isOpened() ? assistant.decide(log, answer) : Mono.empty());
  }

  /**
   * It was erased from the store: nothing of it stays here, and who looks on is cut off with {@link
   * ErasedException}.
   */
  public void erased(ConversationId id) {
    pauses.cut(id);
    announcer.end(id, new ErasedException());
    background.run(
        lanes
            .<Void>runAtHand(id, log -> Mono.error(new ErasedException()))
            .doOnError(ErasedException.class, done -> announcer.end(id, new ErasedException()))
            .onErrorResume(failure -> Mono.empty()));
  }

  /** Another process wrote to it: whoever looks on here is told, in order. */
  public void changedElsewhere(ConversationId id) {
    if (announcer.hasAudience(id)) {
      background.run(
          lanes
              .<Void>run(id, log -> Mono.empty())
              .onErrorResume(ErasedException.class, gone -> ended(id, gone)));
    }
  }

  private Mono<Void> ended(ConversationId id, ErasedException gone) {
    return Mono.fromRunnable(() -> announcer.end(id, gone));
  }

  private void readAgain(ConversationId id) {
    if (store.isShared()) {
      changedElsewhere(id);
    }
  }

  /**
   * What may concern these was not heard of: whoever looks on at one here is told what is new, and
   * what is known of the others is compared before it is used.
   */
  public void changedElsewhere(Predicate<ConversationId> mayConcern) {
    lanes.doubt(mayConcern);
    announcer.withAudience().stream().filter(mayConcern).forEach(this::changedElsewhere);
  }

  /** Does whatever the conversation has been waiting for; nothing if it waits for nothing. */
  public Mono<Void> wake(ConversationId id) {
    return pauses.isPausing(id) ? Mono.empty() : assistant.wake(id);
  }

  /** Records what an agent did and lets the assistant decide on it, if there is something to. */
  public <T> Mono<T> act(ConversationId id, Function<Act, Mono<T>> act) {
    return lanes.ask(id, log -> act.apply(new Act(log)));
  }

  /** One agent's hand on a conversation, in its lane. */
  public final class Act {

    private final ConversationLog log;

    private Act(ConversationLog log) {
      this.log = log;
    }

    public Conversation conversation() {
      return log.state();
    }

    /** The seq under which an agent's message id was taken in before. */
    public Optional<Long> seen(String messageId) {
      return log.seen(ConversationLog.agentKey(messageId));
    }

    public Mono<Void> record(List<? extends ConversationEvent> events) {
      return recorder.record(log, List.copyOf(events));
    }

    /** Records an agent's words, with what they promise and what they keep. */
    public Mono<Void> say(List<ConversationEvent> events) {
      return assistant.said(log, events);
    }

    public Mono<Void> decide(Cause cause) {
      return assistant.decide(log, cause);
    }
  }

  private void hurry(ConversationId id) {
    pauses.cut(id);
    assistant.takeTurnSoon(id);
  }

  private List<ConversationEvent> opening(Conversation state, Opening opening) {
    var events = new ArrayList<ConversationEvent>();
    if (!state.isOpened()) {
      events.add(
          new ConversationOpened(opening.channel(), opening.customer(), mode, opening.order()));
    } else if (opening.customer().isIdentified() && !state.customer().isIdentified()) {
      events.add(new CustomerIdentified(opening.customer()));
    }
    return events;
  }
}
