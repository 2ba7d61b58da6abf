package io.amends.engine;

import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AgentEvent.SuggestionSent;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.CustomerRated;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.RecordedEvent;
import io.amends.conversation.Utterance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with its transcript and the message ids it has seen, as far as it was read.
 * Belongs to its lane: one task at a time touches it.
 */
final class ConversationLog {

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Long> seen = new HashMap<>();
  private Conversation state;
  private long version;
  private long weight = Weights.EMPTY;
  private @Nullable RecordedEvent last;
  private volatile boolean isDoubtful;

  ConversationLog(ConversationId id) {
    this.state = Conversation.unopened(id);
  }

  Conversation state() {
    return state;
  }

  /** Version of the last event; 0 before the first. */
  long version() {
    return version;
  }

  /** The newest event that is in it; {@code null}: none is. */
  @Nullable RecordedEvent last() {
    return last;
  }

  /** What is stored may have become another: it is to be compared before it is used. Any thread. */
  void doubt() {
    isDoubtful = true;
  }

  /** It was compared. */
  void trust() {
    isDoubtful = false;
  }

  boolean isDoubtful() {
    return isDoubtful;
  }

  /** Takes in the next event; returns its entry, if it is a visible one. */
  Optional<Entry> add(RecordedEvent recorded) {
    return add(recorded, recorded.event().applyTo(state));
  }

  /**
   * The same where it is known what it leads to.
   *
   * @param after the conversation as it is with the event
   */
  Optional<Entry> add(RecordedEvent recorded, Conversation after) {
    var event = recorded.event();
    last = recorded;
    version = recorded.version();
    state = after;
    var seq = event.isVisible() ? state.talk().seq() : 0;
    remember(event, seq);
    if (seq == 0) {
      return Optional.empty();
    }
    var entry = new Entry(state.id(), seq, recorded.at(), event);
    entries.add(entry);
    weight += Weights.of(event);
    return Optional.of(entry);
  }

  /** Bytes of memory that it takes, about. */
  long weight() {
    return weight + Weights.of(state);
  }

  /** The seq that a message id was given; empty for one that is new. */
  Optional<Long> seen(String key) {
    return Optional.ofNullable(seen.get(key));
  }

  /** The option of a proposal that was clicked before, and its seq. */
  Optional<Long> seenChoice(String proposal, int option) {
    return Optional.ofNullable(seen.get(choiceKey(proposal, option)));
  }

  /** Whether a click is in and nobody has listened to it yet. */
  boolean isChoiceWaiting() {
    return state.talk().unheard().stream().anyMatch(Utterance::isChoice);
  }

  List<Entry> entriesAfter(long seq) {
    var from = (int) Math.max(0, Math.min(seq, entries.size()));
    return List.copyOf(entries.subList(from, entries.size()));
  }

  private void remember(ConversationEvent event, long seq) {
    if (event instanceof CustomerSpoke spoke) {
      seen.put(customerKey(spoke.messageId()), seq);
    } else if (event instanceof OptionClicked click) {
      seen.put(customerKey(click.messageId()), seq);
      seen.put(choiceKey(click.proposal(), click.option()), seq);
    } else if (event instanceof CustomerRated rated) {
      seen.put(customerKey(rated.ratingId()), 0L);
    } else if (event instanceof AgentSpoke spoke) {
      seen.put(agentKey(spoke.messageId()), seq);
    } else if (event instanceof SuggestionSent sent) {
      seen.put(agentKey(sent.messageId()), state.talk().seq());
    }
  }

  /** Agents and customers make up their ids apart, so neither can take the other's. */
  static String customerKey(String messageId) {
    return "customer " + messageId;
  }

  static String agentKey(String messageId) {
    return "agent " + messageId;
  }

  private static String choiceKey(String proposal, int option) {
    return "choice " + proposal + " " + option;
  }
}
