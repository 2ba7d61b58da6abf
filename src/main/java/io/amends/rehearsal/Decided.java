package io.amends.rehearsal;

import io.amends.conversation.ConversationEvent;
import io.amends.conversation.DecisionEvent.BudgetRequested;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.DecisionEvent.SystemSaid;
import io.amends.remedy.BudgetRequest.Reserve;
import io.amends.remedy.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one decision comes to for the customer, the desk and the till: the words, the offer, whether
 * a person comes. The rest of its events follows from these, or is book-keeping.
 *
 * @param words what was said or suggested, one text after the other
 * @param offer what the ledger was asked to reserve
 * @param handoffs why a person comes in
 */
record Decided(List<String> words, Optional<Reserve> offer, List<String> handoffs) {

  static Decided of(List<ConversationEvent> events) {
    var words = new ArrayList<String>();
    var handoffs = new ArrayList<String>();
    Optional<Reserve> offer = Optional.empty();
    for (var event : events) {
      words(event).ifPresent(words::add);
      if (event instanceof SuggestionMade made) {
        made.moves()
            .forEach(move -> words(move).map(w -> "(suggested) " + w).ifPresent(words::add));
      } else if (event instanceof HandoffRequested handoff) {
        handoffs.add(handoff.reason());
      } else if (event instanceof BudgetRequested asked
          && asked.request() instanceof Reserve reserve) {
        offer = Optional.of(reserve);
      }
    }
    return new Decided(List.copyOf(words), offer, List.copyOf(handoffs));
  }

  private static Optional<String> words(ConversationEvent event) {
    if (event instanceof ReplySent reply) {
      return Optional.of(reply.text());
    }
    if (event instanceof SystemSaid said) {
      return Optional.of(said.text());
    }
    return event instanceof ProposalMade made ? Optional.of(made.text()) : Optional.empty();
  }

  List<Offer> offers() {
    return offer.map(Reserve::offers).orElse(List.of());
  }

  String said() {
    return words.isEmpty() ? "nothing" : String.join(" / ", words);
  }

  /** Remedies with what they give and cost. */
  String offered() {
    return offers().isEmpty()
        ? "nothing"
        : offers().stream().map(Decided::plain).collect(Collectors.joining(" or "));
  }

  String handed() {
    return handoffs.isEmpty() ? "nobody" : String.join(", ", handoffs);
  }

  static String plain(Offer offer) {
    var amount = offer.amount();
    var gives = amount == null ? "" : " of " + amount.major() + " " + amount.currency();
    var approval = offer.needsApproval() ? ", after approval" : "";
    var cost = offer.cost();
    return "%s%s (costs %s %s%s)"
        .formatted(offer.remedy().code(), gives, cost.major(), cost.currency(), approval);
  }
}
