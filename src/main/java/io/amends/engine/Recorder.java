package io.amends.engine;

import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.RecordedEvent;
import io.amends.store.Append;
import io.amends.store.DeliveryReceipt;
import io.amends.store.Dispatch;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Appends events with all that goes with them, then takes them into the log and tells the
 * onlookers. What could not be appended leaves no trace anywhere.
 */
final class Recorder {

  private final EventStore store;
  private final Clock clock;
  private final Headlines headlines;
  private final List<Dispatcher> dispatchers;
  private final Announcer announcer;
  private final Consumer<Headline> changed;
  private final Runnable dispatched;

  /**
   * @param changed told after every append
   * @param dispatched told after an append that has something to send
   */
  Recorder(
      EventStore store,
      Clock clock,
      Headlines headlines,
      List<Dispatcher> dispatchers,
      Announcer announcer,
      Consumer<Headline> changed,
      Runnable dispatched) {
    this.store = store;
    this.clock = clock;
    this.headlines = headlines;
    this.dispatchers = List.copyOf(dispatchers);
    this.announcer = announcer;
    this.changed = changed;
    this.dispatched = dispatched;
  }

  Instant now() {
    return clock.instant();
  }

  Mono<Void> record(ConversationLog log, List<ConversationEvent> events) {
    return record(log, events, at -> null);
  }

  Mono<Void> record(
      ConversationLog log,
      List<ConversationEvent> events,
      Function<Instant, @Nullable DeliveryReceipt> receipt) {
    return record(log, events, clock.instant(), null, receipt);
  }

  /**
   * Records a cause and what was decided on it. They get the time that they were decided with, and
   * the cause the flow set, so that replay decides the same.
   *
   * @param events the cause first
   */
  Mono<Void> record(
      ConversationLog log, List<ConversationEvent> events, Instant at, @Nullable String set) {
    return record(log, events, at, set, none -> null);
  }

  private Mono<Void> record(
      ConversationLog log,
      List<ConversationEvent> events,
      Instant at,
      @Nullable String set,
      Function<Instant, @Nullable DeliveryReceipt> receipt) {
    if (events.isEmpty()) {
      return Mono.empty();
    }
    var recorded = new ArrayList<RecordedEvent>(events.size());
    var states = new ArrayList<Conversation>(events.size());
    var customers = new HashSet<String>();
    var dispatches = new ArrayList<Dispatch>();
    var before = log.state();
    var state = before;
    for (var event : events) {
      var version = log.version() + recorded.size() + 1;
      var next = new RecordedEvent(version, at, event, recorded.isEmpty() ? set : null);
      var after = event.applyTo(state);
      for (var dispatcher : dispatchers) {
        dispatches.addAll(dispatcher.of(state, after, next));
      }
      recorded.add(next);
      states.add(after);
      customers.addAll(Named.customers(event));
      state = after;
    }
    var headline = headlines.of(state, at);
    var append =
        new Append(
            state.id(),
            log.version(),
            recorded,
            headline,
            dispatches,
            receipt.apply(at),
            customers);
    return store
        .append(append)
        .doOnSuccess(done -> taken(log, before, recorded, states, headline, !dispatches.isEmpty()));
  }

  private void taken(
      ConversationLog log,
      Conversation before,
      List<RecordedEvent> recorded,
      List<Conversation> states,
      Headline headline,
      boolean sends) {
    for (var i = 0; i < recorded.size(); i++) {
      tell(log, recorded.get(i), log.add(recorded.get(i), states.get(i)));
    }
    // The queue knows of it before anybody is told that it waits.
    changed.accept(headline);
    tellStatus(log, before);
    if (sends) {
      dispatched.run();
    }
  }

  /** Takes in what somebody else recorded, and tells it to the onlookers who do not know it. */
  void catchUp(ConversationLog log, List<RecordedEvent> recorded) {
    var before = log.state();
    var isNews = false;
    for (var event : recorded) {
      isNews |= tell(log, event, log.add(event));
    }
    if (isNews && !before.isOpened()) {
      // What they were told last is not known here.
      announcer.announce(before.id(), new Announcement.StatusChanged(Status.of(log.state())));
    } else if (isNews) {
      tellStatus(log, before);
    }
  }

  /** Whether anybody was told. */
  private boolean tell(ConversationLog log, RecordedEvent event, Optional<Entry> entry) {
    return announcer.announce(
        log.state().id(),
        event.version(),
        entry
            .<Announcement>map(Announcement.EntryAdded::new)
            .orElseGet(() -> new Announcement.Recorded(event.event())));
  }

  private void tellStatus(ConversationLog log, Conversation before) {
    var status = Status.of(log.state());
    if (!status.equals(Status.of(before))) {
      announcer.announce(before.id(), new Announcement.StatusChanged(status));
    }
  }
}
