package io.amends.engine;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.CustomerEvent.CustomerIdentified;
import io.amends.conversation.DecisionEvent.BudgetRequested;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom and which orders an event names, so that a customer can be erased with all of them. */
final class Named {

  private Named() {}

  /** Parties and buyers: what a guest was told of somebody's order is about that somebody, too. */
  static Set<String> customers(ConversationEvent event) {
    if (event instanceof ConversationOpened opened) {
      return told(opened.customer().id());
    }
    if (event instanceof CustomerIdentified identified) {
      return told(identified.customer().id());
    }
    return event instanceof FactsArrived facts
        ? orders(facts).stream()
            .flatMap(order -> told(order.customer().id()).stream())
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static Set<String> told(String id) {
    return id.isEmpty() ? Set.of() : Set.of(id);
  }

  /** Orders of whose ledgers something was asked. */
  static Stream<String> ledgers(ConversationEvent event) {
    return event instanceof BudgetRequested asked
        ? Stream.of(asked.request().order())
        : Stream.empty();
  }

  static Stream<String> currencies(ConversationEvent event) {
    return event instanceof FactsArrived facts
        ? orders(facts).stream().map(Order::currency)
        : Stream.empty();
  }

  private static List<Order> orders(FactsArrived facts) {
    if (facts.lookup() instanceof Lookup.Found found) {
      return List.of(found.order());
    }
    return facts.lookup() instanceof Lookup.Listed listed ? listed.orders() : List.of();
  }
}
