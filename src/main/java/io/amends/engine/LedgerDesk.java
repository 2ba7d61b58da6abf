package io.amends.engine;

import io.amends.commerce.Money;
import io.amends.conversation.AnswerEvent;
import io.amends.conversation.AnswerEvent.BudgetRefused;
import io.amends.conversation.AnswerEvent.BudgetReserved;
import io.amends.engine.BudgetDesk.Held;
import io.amends.remedy.BudgetRequest;
import io.amends.remedy.BudgetRequest.Approve;
import io.amends.remedy.BudgetRequest.Reserve;
import io.amends.remedy.Ledger;
import io.amends.remedy.LedgerEvent;
import io.amends.remedy.ShopPolicy;
import io.amends.remedy.Standing;
import io.amends.store.LedgerStore;
import io.amends.store.StaleVersionException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Asks the ledger of an order. Of racing requests each sees what the others left; the same request
 * again has no second effect.
 */
final class LedgerDesk {

  private static final int TRIES = 16;

  private final LedgerStore store;
  private final Clock clock;
  private final Supplier<ShopPolicy> policy;
  private final BudgetDesk budgets;

  /**
   * @param zone in which a budget's day begins
   */
  LedgerDesk(LedgerStore store, Clock clock, ZoneId zone, Supplier<ShopPolicy> policy) {
    this.store = store;
    this.budgets = new BudgetDesk(store, clock, zone, policy);
    this.clock = clock;
    this.policy = policy;
  }

  Mono<Standing> standing(String order) {
    return read(order).map(read -> read.ledger().standing(policy.get(), clock.instant()));
  }

  Mono<AnswerEvent> ask(BudgetRequest request) {
    return request instanceof Reserve reserve ? reserve(reserve) : answered(request);
  }

  /**
   * An agent approves what was chosen; it is the agent's budget of the day that pays. Empty where
   * that is done, else why it may not be.
   */
  Mono<String> approve(String order, String proposal, String agent) {
    var isLimited = policy.get().budgets().values().stream().anyMatch(b -> b.agent() != null);
    if (!isLimited) {
      return Mono.just("");
    }
    return Mono.defer(() -> read(order))
        .flatMap(
            read ->
                read.ledger().proposals().stream()
                    .filter(known -> known.id().equals(proposal) && !known.chosen().isEmpty())
                    .findFirst()
                    .map(known -> charge(order, proposal, agent, known.chosen().get(0).cost()))
                    .orElseGet(() -> Mono.just("nothing was chosen from it")));
  }

  private Mono<String> charge(String order, String proposal, String agent, Money cost) {
    return budgets
        .charge(agent, proposal, cost)
        .flatMap(
            held ->
                held.obstacle().isEmpty()
                    ? answered(new Approve(order, proposal, agent)).thenReturn("")
                    : Mono.just(held.obstacle()));
  }

  private Mono<AnswerEvent> reserve(Reserve request) {
    return Mono.defer(() -> budgets.hold(request))
        .flatMap(
            held ->
                held.obstacle().isEmpty()
                    ? answered(request).flatMap(answer -> unlessRefused(request, held, answer))
                    : standing(request.order())
                        .map(s -> new BudgetRefused(request.proposal(), held.obstacle(), s)));
  }

  private Mono<AnswerEvent> unlessRefused(Reserve request, Held held, AnswerEvent answer) {
    return answer instanceof BudgetRefused
        ? budgets.free(request.proposal(), held.fresh()).thenReturn(answer)
        : Mono.just(answer);
  }

  private Mono<AnswerEvent> answered(BudgetRequest request) {
    return Mono.defer(() -> read(request.order()).flatMap(read -> answer(request, read)))
        .retryWhen(Retry.max(TRIES).filter(failure -> failure instanceof StaleVersionException));
  }

  private Mono<AnswerEvent> answer(BudgetRequest request, Read read) {
    var answer = read.ledger().answer(request, policy.get(), clock.instant());
    if (!answer.granted()) {
      return Mono.just(new BudgetRefused(request.proposal(), answer.reason(), answer.standing()));
    }
    var after = read.ledger();
    for (var event : answer.events()) {
      after = event.applyTo(after);
    }
    AnswerEvent event = new BudgetReserved(request.proposal(), answer.standing());
    return appended(request, read, answer.events())
        .then(budgets.settle(read.ledger(), after, request.proposal()))
        .thenReturn(event);
  }

  private Mono<Void> appended(BudgetRequest request, Read read, List<LedgerEvent> events) {
    return events.isEmpty() ? Mono.empty() : store.append(request.order(), read.version(), events);
  }

  private Mono<Read> read(String order) {
    return store
        .ledger(order)
        .reduceWith(() -> new Read(Ledger.empty(order), 0), (read, event) -> read.and(event));
  }

  private record Read(Ledger ledger, long version) {
    Read and(LedgerEvent event) {
      return new Read(event.applyTo(ledger), version + 1);
    }
  }
}
