package io.amends.engine;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.CustomerEvent.CustomerIdentified;
import io.amends.conversation.DecisionEvent.BudgetRequested;
import java.util.List;
import java.util.stream.Stream;

/** Whom and which orders an event names, so that a customer can be erased with all of them. */
final class Named {

  private Named() {}

  /** Parties and buyers: what a guest was told of somebody's order is about that somebody, too. */
  static Stream<String> customers(ConversationEvent event) {
    Stream<String> ids = Stream.empty();
    if (event instanceof ConversationOpened opened) {
      ids = Stream.of(opened.customer().id());
    } else if (event instanceof CustomerIdentified identified) {
      ids = Stream.of(identified.customer().id());
    } else if (event instanceof FactsArrived facts) {
      ids = orders(facts).stream().map(order -> order.customer().id());
    }
    return ids.filter(id -> !id.isEmpty());
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
