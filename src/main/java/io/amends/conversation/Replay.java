package io.amends.conversation;

import io.amends.conversation.DecisionEvent.FlowStarted;
import io.amends.conversation.DecisionEvent.ProposalMade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of a conversation made again from its record: at every cause, with the time and the
 * flow set it was recorded with, on the state that the record led to. Pure.
 *
 * @param differences every place where another event was decided, in order; none: all is equal
 */
public record Replay(List<Difference> differences) {

  /**
   * @param version where the recorded event stands, or would stand
   * @param expected what is recorded; {@code null}: nothing more of that decision
   * @param decided what is decided now; {@code null}: nothing more
   */
  public record Difference(
      long version, @Nullable ConversationEvent expected, @Nullable ConversationEvent decided) {}

  /** The deciders of all sets that a record may name. */
  public interface Deciders {

    /**
     * Of a set by its hash.
     *
     * @throws IllegalStateException when that set is no longer there
     */
    Decider decider(String set);

    /**
     * Of the set that a conversation in this state is decided with: its flow's, else the newest.
     * Asked where the record names none, as records of before did not; what was said outside of
     * flows may then differ.
     */
    Decider deciderFor(Conversation conversation);
  }

  public Replay {
    differences = List.copyOf(differences);
  }

  public boolean equal() {
    return differences.isEmpty();
  }

  /**
   * @param history every event of the conversation, in order
   */
  public static Replay of(ConversationId id, List<RecordedEvent> history, Deciders deciders) {
    var differences = new ArrayList<Difference>();
    var state = Conversation.unopened(id);
    for (var i = 0; i < history.size(); i++) {
      var recorded = history.get(i);
      if (recorded.event() instanceof Cause cause) {
        var expected = decisions(history, i);
        var set = recorded.set();
        var decider =
            set == null
                ? deciders.deciderFor(asDecided(state, cause, expected))
                : deciders.decider(set);
        var decided = decide(decider, cause, state, recorded.at());
        compare(recorded.version() + 1, expected, decided, differences);
      }
      state = recorded.event().applyTo(state);
    }
    return new Replay(differences);
  }

  /**
   * What was recorded in one append with the cause: decisions, up to anything that is none.
   *
   * @param cause index of the cause in the history
   */
  public static List<ConversationEvent> decisions(List<RecordedEvent> history, int cause) {
    var at = history.get(cause).at();
    return history.subList(cause + 1, history.size()).stream()
        .takeWhile(next -> isDecided(next.event()) && next.at().equals(at))
        .map(RecordedEvent::event)
        .toList();
  }

  /** Who sends a suggested proposal takes the conversation with it, and decided on it himself. */
  private static boolean isDecided(ConversationEvent event) {
    return event instanceof DecisionEvent
        && !(event instanceof ProposalMade made && !made.agent().isEmpty());
  }

  /** A flow that the decision began names the set that it was decided with. */
  private static Conversation asDecided(
      Conversation before, Cause cause, List<ConversationEvent> decisions) {
    var state = cause.applyTo(before);
    for (var event : decisions) {
      state = event.applyTo(state);
      if (event instanceof FlowStarted) {
        return state;
      }
    }
    return before;
  }

  /** Deciding that fails is answered as the engine answers it. */
  private static List<ConversationEvent> decide(
      Decider decider, Cause cause, Conversation before, Instant at) {
    try {
      return cause.decidedBy(decider, before, at);
    } catch (RuntimeException bug) {
      return decider.apologise(cause.applyTo(before), at);
    }
  }

  private static void compare(
      long version,
      List<ConversationEvent> expected,
      List<ConversationEvent> decided,
      List<Difference> differences) {
    for (var i = 0; i < Math.max(expected.size(), decided.size()); i++) {
      var one = i < expected.size() ? expected.get(i) : null;
      var other = i < decided.size() ? decided.get(i) : null;
      if (!Objects.equals(one, other)) {
        differences.add(new Difference(version + i, one, other));
      }
    }
  }
}
