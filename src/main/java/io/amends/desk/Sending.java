package io.amends.desk;

import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.AgentEvent.SuggestionSent;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.Proposal;
import io.amends.desk.WordingGate.Outgoing;
import io.amends.dialog.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is recorded when an agent's words go out. Pure. */
final class Sending {

  private final WordingGate gate;

  Sending(WordingGate gate) {
    this.gate = gate;
  }

  List<ConversationEvent> freeText(Conversation conversation, String agent, AgentMessage message) {
    requirePassing(new Outgoing(message.text(), "", List.of(), conversation));
    var events = taking(conversation, agent);
    events.add(
        spoken(
            conversation,
            agent,
            message,
            message.text(),
            false,
            List.of(),
            conversation.stage(),
            language(conversation),
            ""));
    return events;
  }

  /**
   * @param isCurrent whether the suggestion is still the newest
   */
  List<ConversationEvent> suggestion(
      Conversation conversation,
      String agent,
      AgentMessage message,
      SuggestionMade made,
      boolean isCurrent,
      Instant now) {
    var reply = SuggestedReply.of(made);
    requireFresh(conversation, message, reply, isCurrent, now);
    var text = message.text().isBlank() ? reply.text() : message.text();
    var edited = !text.strip().equals(reply.text().strip());
    requirePassing(new Outgoing(text, reply.text(), reply.options(), conversation));
    var events = taking(conversation, agent);
    var proposal = reply.proposal();
    if (proposal != null) {
      events.add(proposed(conversation, agent, reply, proposal, text));
    } else if (reply.stage() != null) {
      events.add(
          spoken(
              conversation,
              agent,
              message,
              text,
              edited,
              reply.scripts(),
              reply.stage(),
              reply.language(),
              reply.asks()));
    }
    if (proposal != null || reply.stage() == null) {
      events.add(new SuggestionSent(message.id(), agent, made.id(), edited));
    }
    events.addAll(reply.rest());
    return events;
  }

  /** Whoever speaks holds it from then on. */
  private static List<ConversationEvent> taking(Conversation conversation, String agent) {
    var events = new ArrayList<ConversationEvent>();
    if (!conversation.desk().isHeld()) {
      events.add(new AgentTook(agent));
    }
    return events;
  }

  /** Options that are no longer on the table are never put there again, confirmed or not. */
  private static void requireFresh(
      Conversation conversation,
      AgentMessage message,
      SuggestedReply reply,
      boolean isCurrent,
      Instant now) {
    var proposal = reply.proposal();
    if (proposal != null && (!isCurrent || !proposal.canBeChosenAt(now))) {
      throw new StaleSuggestionException("the options of this suggestion no longer stand");
    }
    var isStale = !isCurrent || conversation.talk().customerSeq() > reply.upTo();
    if (isStale && !message.confirm()) {
      throw new StaleSuggestionException("the customer has written since this was suggested");
    }
  }

  private void requirePassing(Outgoing outgoing) {
    gate.check(outgoing)
        .ifPresent(
            objection -> {
              throw new WordingException(objection.reason(), objection.rewording());
            });
  }

  private static ProposalMade proposed(
      Conversation conversation,
      String agent,
      SuggestedReply reply,
      Proposal proposal,
      String text) {
    return new ProposalMade(
        proposal, reply.scripts(), text, reply.language(), conversation.talk().unanswered(), agent);
  }

  private static AgentSpoke spoken(
      Conversation conversation,
      String agent,
      AgentMessage message,
      String text,
      boolean edited,
      List<String> scripts,
      @Nullable Stage stage,
      String language,
      String asks) {
    return new AgentSpoke(
        message.id(),
        agent,
        text,
        message.suggestion(),
        edited,
        scripts,
        stage == null ? conversation.stage() : stage,
        language,
        conversation.talk().unanswered(),
        asks);
  }

  private static String language(Conversation conversation) {
    var language = conversation.talk().language();
    return language.isEmpty() ? "en" : language;
  }
}
