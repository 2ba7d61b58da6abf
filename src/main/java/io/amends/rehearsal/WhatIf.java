package io.amends.rehearsal;

import io.amends.commerce.Money;
import io.amends.conversation.Cause;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Decider;
import io.amends.conversation.DecisionEvent.FlowStarted;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.conversation.RecordedEvent;
import io.amends.conversation.Replay;
import io.amends.rehearsal.Otherwise.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What recorded conversations would have come to under another set of flows and policy. Each
 * decision is made again by itself, on the talk as it was recorded up to there: nobody knows what a
 * customer would have answered to other words, and nothing is made up. For one thread.
 */
public final class WhatIf {

  private final Decider then;
  private final Function<String, Optional<Decider>> sets;
  private final List<Otherwise> otherwise = new ArrayList<>();
  private final Map<String, Till> chosen = new TreeMap<>();
  private final Map<String, Till> gone = new TreeMap<>();
  private final Map<String, Till> offered = new TreeMap<>();
  private int conversations;
  private int decisions;
  private int drifted;
  private int withoutSet;

  /**
   * @param then of the other set
   * @param sets the decider of a set that conversations ran on, by its hash; empty: it is gone
   */
  public WhatIf(Decider then, Function<String, Optional<Decider>> sets) {
    this.then = then;
    this.sets = sets;
  }

  /** Takes a conversation in, with every event of it in order. */
  public void add(ConversationId id, List<RecordedEvent> history) {
    conversations++;
    new Talk(id, history).decideAgain();
  }

  public int conversations() {
    return conversations;
  }

  public int decisions() {
    return decisions;
  }

  /** Decisions that this release makes otherwise than recorded, under their own set too. */
  public int drifted() {
    return drifted;
  }

  /** Decisions outside of any flow, or whose own set is gone: held against what is recorded. */
  public int withoutSet() {
    return withoutSet;
  }

  /** All that would be otherwise, in the order of the conversations. */
  public List<Otherwise> otherwise() {
    return List.copyOf(otherwise);
  }

  /** By currency: what customers chose and could choose again. */
  public Map<String, Till> chosen() {
    return Map.copyOf(chosen);
  }

  /** By currency: what customers chose and would not be offered; between the options instead. */
  public Map<String, Till> gone() {
    return Map.copyOf(gone);
  }

  /** By currency: the dearer option of every offer. */
  public Map<String, Till> offered() {
    return Map.copyOf(offered);
  }

  /** What was reserved under a proposal's id, as it was and as it would be. */
  private record Pair(Decided was, Decided wouldBe) {}

  /** One conversation on its way through. */
  private final class Talk {

    private final ConversationId id;
    private final List<RecordedEvent> history;
    private final Map<String, Pair> proposals = new HashMap<>();
    private Conversation state;

    Talk(ConversationId id, List<RecordedEvent> history) {
      this.id = id;
      this.history = history;
      this.state = Conversation.unopened(id);
    }

    void decideAgain() {
      for (var i = 0; i < history.size(); i++) {
        var event = history.get(i).event();
        if (event instanceof Cause cause) {
          compare(cause, history.get(i), Replay.decisions(history, i));
        } else if (event instanceof OptionAccepted accepted) {
          choose(accepted, history.get(i).version());
        }
        state = event.applyTo(state);
      }
    }

    private void compare(Cause cause, RecordedEvent at, List<ConversationEvent> recorded) {
      decisions++;
      var was = Decided.of(asDecidedToday(cause, at, recorded));
      var flow = state.after(List.of(at.event())).after(recorded).matter().flow();
      Decided wouldBe;
      try {
        wouldBe = Decided.of(cause.decidedBy(then, state, at.at()));
      } catch (RuntimeException lacking) {
        note(at, flow, Kind.UNDECIDED, was.said(), Objects.toString(lacking.getMessage(), ""));
        return;
      }
      if (!was.words().equals(wouldBe.words())) {
        note(at, flow, Kind.REPLY, was.said(), wouldBe.said());
      }
      if (!was.offered().equals(wouldBe.offered())) {
        note(at, flow, Kind.OFFER, was.offered(), wouldBe.offered());
      }
      if (!was.handoffs().equals(wouldBe.handoffs())) {
        note(at, flow, Kind.HANDOFF, was.handed(), wouldBe.handed());
      }
      offer(was, wouldBe);
    }

    private void offer(Decided was, Decided wouldBe) {
      was.offer().ifPresent(r -> proposals.put(r.proposal(), new Pair(was, wouldBe)));
      var first = was.offers().isEmpty() ? wouldBe.offers() : was.offers();
      if (!first.isEmpty()) {
        var dearest = Till.dearest(wouldBe.offers());
        var currency = first.get(0).cost().currency();
        var before = new Money(Till.dearest(was.offers()), currency);
        offered.merge(currency, Till.EMPTY.plus(before, dearest, dearest), WhatIf::sum);
      }
    }

    /**
     * This release may decide otherwise than the one that recorded: that is not the set's doing.
     */
    private List<ConversationEvent> asDecidedToday(
        Cause cause, RecordedEvent at, List<ConversationEvent> recorded) {
      var own = own(cause, at, recorded);
      if (own.isEmpty()) {
        withoutSet++;
        return recorded;
      }
      try {
        var today = cause.decidedBy(own.get(), state, at.at());
        drifted += today.equals(recorded) ? 0 : 1;
        return today;
      } catch (RuntimeException bug) {
        drifted++;
        return recorded;
      }
    }

    /** The set that the record names; before sets were noted, that of the flow. */
    private Optional<Decider> own(Cause cause, RecordedEvent at, List<ConversationEvent> recorded) {
      var noted = at.set();
      if (noted != null) {
        return sets.apply(noted);
      }
      var began =
          recorded.stream()
              .filter(FlowStarted.class::isInstance)
              .map(event -> ((FlowStarted) event).set())
              .findFirst();
      var set = began.orElse(cause.applyTo(state).matter().set());
      return set.isEmpty() ? Optional.empty() : sets.apply(set);
    }

    private void choose(OptionAccepted accepted, long version) {
      var pair = proposals.get(accepted.proposal());
      var offer = accepted.offer();
      if (pair == null) {
        return;
      }
      var options = pair.wouldBe().offers();
      var again = Till.same(offer, options);
      var currency = offer.cost().currency();
      if (again.isPresent()) {
        var cost = again.get().cost().minor();
        chosen.merge(currency, Till.EMPTY.plus(offer.cost(), cost, cost), WhatIf::sum);
        return;
      }
      gone.merge(
          currency,
          Till.EMPTY.plus(offer.cost(), Till.cheapest(options), Till.dearest(options)),
          WhatIf::sum);
      otherwise.add(
          new Otherwise(
              id,
              version,
              state.matter().flow(),
              Kind.CHOICE,
              Decided.plain(offer),
              pair.wouldBe().offered()));
    }

    private void note(RecordedEvent at, String flow, Kind kind, String before, String after) {
      otherwise.add(new Otherwise(id, at.version(), flow, kind, before, after));
    }
  }

  private static Till sum(Till one, Till other) {
    return new Till(
        one.count() + other.count(),
        one.before() + other.before(),
        one.least() + other.least(),
        one.most() + other.most());
  }
}
