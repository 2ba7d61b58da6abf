package io.amends.engine;

import io.amends.conversation.AnswerEvent;
import io.amends.conversation.AnswerEvent.BudgetRefused;
import io.amends.conversation.AnswerEvent.BudgetReserved;
import io.amends.remedy.BudgetRequest;
import io.amends.remedy.Ledger;
import io.amends.remedy.LedgerEvent;
import io.amends.remedy.ShopPolicy;
import io.amends.remedy.Standing;
import io.amends.store.LedgerStore;
import io.amends.store.StaleVersionException;
import java.time.Clock;
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

  LedgerDesk(LedgerStore store, Clock clock, Supplier<ShopPolicy> policy) {
    this.store = store;
    this.clock = clock;
    this.policy = policy;
  }

  Mono<Standing> standing(String order) {
    return read(order).map(read -> read.ledger().standing(policy.get(), clock.instant()));
  }

  Mono<AnswerEvent> ask(BudgetRequest request) {
    return Mono.defer(() -> read(request.order()).flatMap(read -> answer(request, read)))
        .retryWhen(Retry.max(TRIES).filter(failure -> failure instanceof StaleVersionException));
  }

  private Mono<AnswerEvent> answer(BudgetRequest request, Read read) {
    var answer = read.ledger().answer(request, policy.get(), clock.instant());
    AnswerEvent event =
        answer.granted()
            ? new BudgetReserved(request.proposal(), answer.standing())
            : new BudgetRefused(request.proposal(), answer.reason(), answer.standing());
    return answer.events().isEmpty()
        ? Mono.just(event)
        : store.append(request.order(), read.version(), answer.events()).thenReturn(event);
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
