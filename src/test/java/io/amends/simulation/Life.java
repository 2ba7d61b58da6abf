package io.amends.simulation;

import io.amends.conversation.ConversationEvent;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.conversation.DecisionEvent.OptionsDeclined;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of one customer: the conversations, and what went wrong in them.
 *
 * @param conversations by id, in their sequence
 */
record Life(long seed, Scene scene, boolean isHeard, List<Conversation> conversations) {

  /** One of them. */
  record Conversation(String id, List<RecordedEvent> history, List<Breach> breaches) {
    Conversation {
      history = List.copyOf(history);
      breaches = List.copyOf(breaches);
    }

    private Stream<ConversationEvent> events() {
      return history.stream().map(RecordedEvent::event);
    }

    private <T> List<T> all(Class<T> type) {
      return events().filter(type::isInstance).map(type::cast).toList();
    }

    int turns() {
      return all(TurnTaken.class).size();
    }

    List<String> handoffs() {
      return all(HandoffRequested.class).stream().map(HandoffRequested::reason).toList();
    }

    boolean wasOffered() {
      return !all(ProposalMade.class).isEmpty();
    }

    /** Something was chosen before anybody at the desk was needed. */
    boolean choseAlone() {
      for (var recorded : history) {
        if (recorded.event() instanceof HandoffRequested) {
          return false;
        }
        if (recorded.event() instanceof OptionAccepted) {
          return !needsApproval((OptionAccepted) recorded.event());
        }
      }
      return false;
    }

    private static boolean needsApproval(OptionAccepted accepted) {
      return accepted.offer().needsApproval();
    }

    boolean declined() {
      return !all(OptionsDeclined.class).isEmpty();
    }

    /** {@code closed:…}, {@code person}, or {@code open}. */
    String ends() {
      var state =
          io.amends.conversation.Conversation.unopened(
                  new io.amends.conversation.ConversationId(id))
              .after(events().toList());
      var closed = all(ConversationClosed.class);
      if (state.stage() == io.amends.dialog.Stage.CLOSED && !closed.isEmpty()) {
        return "closed: " + closed.get(closed.size() - 1).reason();
      }
      if (!state.desk().assistantSpeaks()) {
        return "person";
      }
      return state.matter().accepted() != null
          ? "chosen"
          : state.matter().isNone() ? "answered" : "open";
    }
  }

  Life {
    conversations = List.copyOf(conversations);
  }

  List<Breach> breaches() {
    var all = new ArrayList<Breach>();
    conversations.forEach(conversation -> all.addAll(conversation.breaches()));
    return all;
  }
}
