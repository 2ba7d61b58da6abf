package io.amends.conversation;

import io.amends.conversation.DecisionEvent.SuggestionMade;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who answers, and whether a person is needed.
 *
 * @param modeBefore the mode that a release to the assistant restores
 * @param agent who holds the conversation; empty: nobody
 * @param waitingSince since when it waits for a person; {@code null}: it does not
 * @param waitingFor why it waits; empty: it does not
 * @param suggestion the newest one that was neither sent nor dismissed
 * @param risks every risk that was flagged, in the order they came
 */
public record Desk(
    Mode mode,
    Mode modeBefore,
    String agent,
    @Nullable Instant waitingSince,
    String waitingFor,
    @Nullable SuggestionMade suggestion,
    Set<String> risks) {

  public Desk {
    risks = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(risks));
  }

  static Desk in(Mode mode) {
    return new Desk(mode, mode, "", null, "", null, Set.of());
  }

  /** Whether the assistant may speak to the customer itself. */
  public boolean assistantSpeaks() {
    return mode == Mode.AUTOPILOT;
  }

  public boolean isHeld() {
    return !agent.isEmpty();
  }

  Desk handedOff(String reason, Instant at) {
    var since = waitingSince == null ? at : waitingSince;
    return new Desk(Mode.HUMAN, modeBefore, agent, since, reason, suggestion, risks);
  }

  Desk waiting(String reason, Instant at) {
    return new Desk(mode, modeBefore, "", at, reason, suggestion, risks);
  }

  Desk taken(String newAgent) {
    var newMode = mode == Mode.AUTOPILOT ? Mode.HUMAN : mode;
    return new Desk(newMode, modeBefore, newAgent, null, "", suggestion, risks);
  }

  Desk releasedToAssistant() {
    return new Desk(modeBefore, modeBefore, "", null, "", null, risks);
  }

  Desk suggested(SuggestionMade newSuggestion) {
    return new Desk(mode, modeBefore, agent, waitingSince, waitingFor, newSuggestion, risks);
  }

  Desk withoutSuggestion() {
    return new Desk(mode, modeBefore, agent, waitingSince, waitingFor, null, risks);
  }

  Desk flagged(String risk) {
    var next = new LinkedHashSet<>(risks);
    next.add(risk);
    return new Desk(mode, modeBefore, agent, waitingSince, waitingFor, suggestion, next);
  }
}
