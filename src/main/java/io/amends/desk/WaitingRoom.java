package io.amends.desk;

import io.amends.conversation.ConversationId;
import io.amends.engine.QueueView;
import io.amends.store.Headline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Who waits for a person, the heaviest first, then who waited longest; and who is held by whom. A
 * view of the headlines, never the truth: whoever takes a conversation asks the engine.
 * Thread-safe.
 */
public final class WaitingRoom implements QueueView {

  /** As many as an agent is shown; those further back come up as the others are taken. */
  private static final int SHOWN = 200;

  /** What left the room so recently may be told by the store as still being there. */
  private static final Duration JUST_NOW = Duration.ofSeconds(2);

  private static final Place NOBODY = new Place(0, 0);

  private static final Comparator<Waiting> HEAVIEST_FIRST =
      Comparator.comparingInt((Waiting w) -> w.headline().weight())
          .reversed()
          .thenComparing(Waiting::since)
          .thenComparing(w -> w.headline().conversation().value());

  private final BooleanSupplier somebodyIsThere;
  private final Clock clock;
  private final Pace pace = new Pace();
  private final Map<ConversationId, Waiting> waiting = new HashMap<>();
  private final Map<ConversationId, Headline> held = new HashMap<>();
  private final Map<ConversationId, Place> told = new HashMap<>();
  private final Sinks.Many<List<QueueItem>> queue = Sinks.many().replay().latest();
  private final Sinks.Many<Headline> takings = Sinks.many().multicast().directBestEffort();
  private @Nullable Line line;
  private boolean isNewsForAgents = true;

  private record Waiting(Headline headline, Instant since) {}

  /** Those who wait, in the order in which they are to be taken. */
  private record Line(List<Waiting> inOrder, Map<ConversationId, Integer> positions) {}

  /**
   * @param somebodyIsThere whether any agent is available; must return at once
   */
  public WaitingRoom(BooleanSupplier somebodyIsThere, Clock clock) {
    this.somebodyIsThere = somebodyIsThere;
    this.clock = clock;
  }

  /** Takes in how a conversation is now; an older headline than the one known changes nothing. */
  public synchronized void accept(Headline headline) {
    var id = headline.conversation();
    var before = waiting.get(id);
    var heldBefore = held.get(id);
    if (isOlder(headline, before == null ? null : before.headline())
        || isOlder(headline, heldBefore)) {
      return;
    }
    wait(headline, before);
    hold(headline, heldBefore);
    if (before != null && heldBefore == null && !headline.agent().isEmpty()) {
      pace.taken(before.since(), clock.instant());
    }
  }

  /**
   * Makes the view equal to what the store told, for what changed elsewhere (another node). What
   * changed here since the store was asked is left alone.
   *
   * @param all every conversation that waits or is held
   */
  public synchronized void correct(List<Headline> all, Instant asked) {
    var known = new HashMap<ConversationId, Headline>();
    all.forEach(headline -> known.put(headline.conversation(), headline));
    var gone = new ArrayList<Headline>(held.values());
    waiting.values().forEach(w -> gone.add(w.headline()));
    for (var headline : gone) {
      var id = headline.conversation();
      if (!known.containsKey(id) && headline.changedAt().isBefore(asked)) {
        dirty(waiting.remove(id) != null);
        held.remove(id);
      }
    }
    for (var headline : all) {
      var here = newest(headline.conversation());
      var isNews =
          here == null
              ? headline.changedAt().isBefore(asked.minus(JUST_NOW))
              : headline.changedAt().isAfter(here.changedAt());
      if (isNews) {
        accept(headline);
      }
    }
  }

  /** It is nowhere any more. */
  public synchronized void forget(ConversationId id) {
    dirty(waiting.remove(id) != null);
    held.remove(id);
  }

  @Override
  public synchronized Optional<Place> place(ConversationId id) {
    if (!waiting.containsKey(id) || !somebodyIsThere.getAsBoolean()) {
      return Optional.empty();
    }
    return Optional.of(place(line().positions().getOrDefault(id, 1)));
  }

  /** The front of the queue: as it is, then whenever it changed; only the newest is kept. */
  public Flux<List<QueueItem>> queue() {
    return queue.asFlux().onBackpressureLatest();
  }

  /** Every conversation whose holder changed, from now on. */
  public Flux<Headline> takings() {
    return takings.asFlux().onBackpressureBuffer(1024);
  }

  /** What an agent holds, in no particular order. */
  public synchronized List<ConversationId> heldBy(String agent) {
    return held.values().stream()
        .filter(headline -> headline.agent().equals(agent))
        .map(Headline::conversation)
        .toList();
  }

  /** Conversations that are held, with their newest headline. */
  public synchronized List<Headline> held() {
    return List.copyOf(held.values());
  }

  public synchronized int size() {
    return waiting.size();
  }

  /** Conversations with a promise that the desk was warned of and that is still owed. */
  public synchronized int promisesPressing() {
    return (int) promisesDue().count();
  }

  /** Those of them whose promise was not kept in time. */
  public synchronized int promisesOverdue() {
    var now = clock.instant();
    return (int) promisesDue().filter(due -> !due.isAfter(now)).count();
  }

  private Stream<Instant> promisesDue() {
    var waits = waiting.values().stream().map(Waiting::headline);
    return Stream.concat(waits, held.values().stream())
        .distinct()
        .flatMap(headline -> Stream.ofNullable(headline.promiseDue()));
  }

  /** Tells the agents what is new since it was called last. */
  public synchronized void tellAgents() {
    if (isNewsForAgents) {
      isNewsForAgents = false;
      var items = line().inOrder().stream().limit(SHOWN);
      queue.tryEmitNext(items.map(w -> QueueItem.of(w.headline(), w.since())).toList());
    }
  }

  /**
   * Those whose customers should be told how the waiting goes, for it is not what it was when this
   * was called last.
   */
  public synchronized List<Headline> newsForCustomers() {
    var there = somebodyIsThere.getAsBoolean();
    var news = new ArrayList<Headline>();
    var position = 0;
    for (var one : line().inOrder()) {
      position++;
      if (isLookedAt(one.headline())) {
        continue;
      }
      var id = one.headline().conversation();
      var before = told.get(id);
      var now = there ? place(position) : NOBODY;
      if (before == null || before.position() != now.position()) {
        told.put(id, now);
        news.add(one.headline());
      }
    }
    told.keySet().retainAll(waiting.keySet());
    return news;
  }

  /** A promise of it is due soon: the assistant goes on, and the customer waits for nobody. */
  private static boolean isLookedAt(Headline headline) {
    return headline.mode().equals("autopilot");
  }

  private Place place(int position) {
    return new Place(position, (int) pace.ofAPlace().multipliedBy(position).toSeconds());
  }

  private void wait(Headline headline, @Nullable Waiting before) {
    var since = headline.waitingSince();
    if (since == null) {
      dirty(waiting.remove(headline.conversation()) != null);
      return;
    }
    var begun = before == null ? since : begun(before, headline, since);
    var now = new Waiting(headline, begun);
    waiting.put(headline.conversation(), now);
    dirty(
        before == null
            || !QueueItem.of(before.headline(), before.since())
                .equals(QueueItem.of(headline, begun)));
  }

  /** In copilot a headline does not know when the waiting began; the room does. */
  private static Instant begun(Waiting before, Headline headline, Instant since) {
    var goesOn = before.headline().waitingFor().equals(headline.waitingFor());
    return goesOn && before.since().isBefore(since) ? before.since() : since;
  }

  private void hold(Headline headline, @Nullable Headline before) {
    var holder = headline.agent();
    var holderBefore = before == null ? "" : before.agent();
    if (holder.isEmpty()) {
      held.remove(headline.conversation());
    } else {
      held.put(headline.conversation(), headline);
    }
    if (!holder.equals(holderBefore)) {
      takings.tryEmitNext(headline);
    }
  }

  private @Nullable Headline newest(ConversationId id) {
    var waits = waiting.get(id);
    return waits == null ? held.get(id) : waits.headline();
  }

  private void dirty(boolean changed) {
    if (changed) {
      line = null;
      isNewsForAgents = true;
    }
  }

  private Line line() {
    var known = line;
    if (known == null) {
      var inOrder = waiting.values().stream().sorted(HEAVIEST_FIRST).toList();
      var positions = new HashMap<ConversationId, Integer>();
      for (var one : inOrder) {
        positions.put(one.headline().conversation(), positions.size() + 1);
      }
      known = new Line(inOrder, positions);
      line = known;
    }
    return known;
  }

  private static boolean isOlder(Headline headline, @Nullable Headline known) {
    return known != null && headline.changedAt().isBefore(known.changedAt());
  }
}
