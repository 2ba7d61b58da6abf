package io.amends.rehearsal;

import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.Move;
import io.amends.conversation.DecisionEvent.NoteWritten;
import io.amends.conversation.DecisionEvent.OnlyWayOffered;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.DecisionEvent.SystemSaid;
import io.amends.conversation.Proposal;
import io.amends.rehearsal.Reaction.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what Amends did from the events that were recorded. */
final class Reactions {

  private Reactions() {}

  /**
   * @param after the conversation after them
   */
  static Reaction of(List<ConversationEvent> events, Conversation after) {
    var said = new ArrayList<Said>();
    var does = new ArrayList<String>();
    var notes = new ArrayList<String>();
    var onlyWay = "";
    var handsOff = "";
    var closes = "";
    for (var event : events) {
      said(event, false).ifPresent(said::add);
      if (event instanceof SuggestionMade made) {
        made.moves().forEach(move -> said(move, true).ifPresent(said::add));
      } else if (event instanceof OnlyWayOffered offered && isOpen(offered.only(), after)) {
        onlyWay = code(offered.only(), 1);
      } else if (event instanceof RemedyRequested requested) {
        does.add(requested.offer().remedy().code() + " " + requested.order());
      } else if (event instanceof NoteWritten note) {
        notes.add(note.text());
      } else if (event instanceof HandoffRequested handoff) {
        handsOff = handoff.reason();
      } else if (event instanceof ConversationClosed closed) {
        closes = closed.reason();
      }
    }
    return new Reaction(said, onlyWay, does, handsOff, closes, notes);
  }

  private static Optional<Said> said(ConversationEvent event, boolean suggested) {
    if (!(event instanceof Move)) {
      return Optional.empty();
    }
    if (event instanceof ReplySent reply) {
      return Optional.of(new Said(suggested, reply.scripts(), List.of(), reply.text()));
    }
    if (event instanceof SystemSaid news) {
      return Optional.of(new Said(suggested, news.scripts(), List.of(), news.text()));
    }
    if (event instanceof ProposalMade made) {
      var offers = List.of(code(made.proposal(), 1), code(made.proposal(), 2));
      return Optional.of(new Said(suggested, made.scripts(), offers, made.text()));
    }
    return Optional.empty();
  }

  private static boolean isOpen(Proposal only, Conversation after) {
    return after.matter().openProposal().filter(open -> open.id().equals(only.id())).isPresent();
  }

  private static String code(Proposal proposal, int option) {
    return proposal.option(option).offer().remedy().code();
  }
}
