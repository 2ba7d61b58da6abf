package io.amends.engine;

import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.remedy.LedgerEvent;
import io.amends.remedy.LedgerEvent.OffersReserved;
import io.amends.remedy.ShopPolicy;
import io.amends.store.Erasure;
import io.amends.store.ErasureStore;
import io.amends.store.EventStore;
import io.amends.store.LedgerStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases a customer: every conversation that names them, as a party or as the buyer of an order
 * that was looked up, the ledgers of their orders, and their budgets. Who looks on at one of the
 * conversations is cut off with {@link ErasedException}. Where it fails it can be called again.
 * Thread-safe; nothing happens before subscription.
 */
public final class CustomerEraser {

  /** Somebody may begin to write while we erase. */
  private static final int ROUNDS = 10;

  private static final int AT_ONCE = 8;

  private final EventStore events;
  private final LedgerStore ledgers;
  private final ErasureStore erasures;
  private final List<Dispatcher> dispatchers;
  private final Supplier<ShopPolicy> policy;
  private final Consumer<ConversationId> gone;

  /**
   * @param gone told of each conversation that was erased
   */
  public CustomerEraser(
      EventStore events,
      LedgerStore ledgers,
      ErasureStore erasures,
      List<Dispatcher> dispatchers,
      Supplier<ShopPolicy> policy,
      Consumer<ConversationId> gone) {
    this.events = events;
    this.ledgers = ledgers;
    this.erasures = erasures;
    this.dispatchers = List.copyOf(dispatchers);
    this.policy = policy;
    this.gone = gone;
  }

  /** What the histories of conversations tell of the rest that must go. */
  private record Traces(Set<String> orders, Set<String> currencies, Set<String> dispatches) {

    static Traces none() {
      return new Traces(new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    Traces and(Traces other) {
      orders.addAll(other.orders);
      currencies.addAll(other.currencies);
      dispatches.addAll(other.dispatches);
      return this;
    }
  }

  /** Completes with how many conversations were erased; nothing of them can be read any more. */
  public Mono<Integer> erase(String customer) {
    return Mono.defer(() -> round(customer))
        .expand(more -> again(customer, more))
        .take(ROUNDS)
        .reduce(0, Integer::sum);
  }

  private Mono<Integer> again(String customer, int erased) {
    return erased == 0 ? Mono.empty() : Mono.defer(() -> round(customer));
  }

  private Mono<Integer> round(String customer) {
    return erasures
        .naming(customer)
        .collectList()
        .flatMap(
            ids ->
                Flux.fromIterable(ids)
                    .flatMap(this::traces, AT_ONCE)
                    .reduce(Traces.none(), Traces::and)
                    .flatMap(traces -> erasure(customer, Set.copyOf(ids), traces))
                    .flatMap(erasures::erase)
                    .then(Mono.fromRunnable(() -> ids.forEach(gone)))
                    .thenReturn(ids.size()));
  }

  private Mono<Traces> traces(ConversationId id) {
    return events.history(id).collectList().map(history -> traces(id, history));
  }

  /** What was sent is found by asking again what had to be. */
  private Traces traces(ConversationId id, List<RecordedEvent> history) {
    var traces = Traces.none();
    var before = Conversation.unopened(id);
    for (var recorded : history) {
      Named.ledgers(recorded.event()).forEach(traces.orders()::add);
      Named.currencies(recorded.event()).forEach(traces.currencies()::add);
      var after = recorded.event().applyTo(before);
      for (var dispatcher : dispatchers) {
        dispatcher
            .of(before, after, recorded)
            .forEach(dispatch -> traces.dispatches().add(dispatch.id()));
      }
      before = after;
    }
    return traces;
  }

  private Mono<Erasure> erasure(String customer, Set<ConversationId> ids, Traces traces) {
    var currencies = new HashSet<>(traces.currencies());
    currencies.addAll(policy.get().budgets().keySet());
    return Flux.fromIterable(traces.orders())
        .filterWhen(order -> isTheirs(order, customer, ids), AT_ONCE)
        .collectList()
        .map(
            orders -> {
              var streams = new HashSet<>(orders);
              currencies.forEach(
                  currency -> streams.add(BudgetDesk.customerKey(customer, currency)));
              return new Erasure(ids, streams, traces.dispatches());
            });
  }

  /** Older ledgers do not tell whose order it is, but to whom it was offered. */
  private Mono<Boolean> isTheirs(String order, String customer, Set<ConversationId> ids) {
    return ledgers.ledger(order).any(event -> isTheirs(event, customer, ids));
  }

  private static boolean isTheirs(LedgerEvent event, String customer, Set<ConversationId> ids) {
    return event instanceof OffersReserved offered
        && (offered.customer().equals(customer)
            || offered.customer().isEmpty()
                && ids.contains(new ConversationId(offered.conversation())));
  }
}
