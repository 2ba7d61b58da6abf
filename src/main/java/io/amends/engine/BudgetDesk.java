package io.amends.engine;

import io.amends.commerce.Money;
import io.amends.remedy.Budget;
import io.amends.remedy.BudgetRequest.Reserve;
import io.amends.remedy.Ledger;
import io.amends.remedy.Ledger.Proposal;
import io.amends.remedy.LedgerEvent;
import io.amends.remedy.Offer;
import io.amends.remedy.ShopPolicy;
import io.amends.store.LedgerStore;
import io.amends.store.StaleVersionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Keeps the budgets of customers, agents and days, each a stream of its own beside the orders'
 * ledgers. An amount is held in every budget before the ledger of the order is asked, so none is
 * ever exceeded; what became of it follows, and a hold of which nothing follows lapses by itself.
 * Whoever writes on an old state writes again on the new one: of any number of racing requests as
 * many are granted as fit. Thread-safe.
 */
final class BudgetDesk {

  /** Each loss of a race is somebody else's success, so this is so many at once for one budget. */
  private static final int TRIES = 10_000;

  private final LedgerStore store;
  private final Clock clock;
  private final ZoneId zone;
  private final Supplier<ShopPolicy> policy;
  private final ConcurrentHashMap<String, Turns> turns = new ConcurrentHashMap<>();

  BudgetDesk(LedgerStore store, Clock clock, ZoneId zone, Supplier<ShopPolicy> policy) {
    this.store = store;
    this.clock = clock;
    this.zone = zone;
    this.policy = policy;
  }

  /**
   * A budget and how much it may be.
   *
   * @param since what was spent before does not count
   */
  private record Account(String key, String name, Money limit, Instant since) {}

  /**
   * @param obstacle why it may not be offered; empty: it is held
   * @param fresh the streams in which it was not held before
   */
  record Held(String obstacle, List<String> fresh) {}

  /** Holds the dearest of what is offered in all budgets, or in none. */
  Mono<Held> hold(Reserve request) {
    var cost = dearest(request.offers());
    if (cost == null) {
      return Mono.just(new Held("", List.of()));
    }
    var accounts = accounts(request.customer(), clock.instant(), cost.currency());
    return hold(request.proposal(), cost, request.expires(), accounts);
  }

  /** What an agent approves is his to answer for. */
  Mono<Held> charge(String agent, String proposal, Money cost) {
    var limits = policy.get().budgets().get(cost.currency());
    var limit = limits == null ? null : limits.agent();
    if (limit == null || !cost.isPositive()) {
      return Mono.just(new Held("", List.of()));
    }
    var now = clock.instant();
    var key = agentKey(agent, now, cost.currency());
    var account = new Account(key, "the agent's budget of the day", limit, Instant.EPOCH);
    return hold(proposal, cost, now, List.of(account))
        .flatMap(
            held ->
                held.obstacle().isEmpty()
                    ? write(key, budget -> budget.spend(proposal, cost, now)).thenReturn(held)
                    : Mono.just(held));
  }

  Mono<Void> free(String proposal, List<String> keys) {
    return Flux.fromIterable(keys)
        .concatMap(key -> write(key, budget -> budget.free(proposal, clock.instant())))
        .then();
  }

  /** What became of proposals: what was chosen is spent, what is over is free. */
  Mono<Void> settle(Ledger before, Ledger after, String asked) {
    return Flux.fromIterable(after.proposals())
        .filter(proposal -> proposal.id().equals(asked) || !before.proposals().contains(proposal))
        .concatMap(this::settle)
        .then();
  }

  private Mono<Void> settle(Proposal proposal) {
    var made = proposal.made();
    var dearest = dearest(made.offers());
    if (dearest == null || proposal.state() == Proposal.State.OPEN) {
      return Mono.empty();
    }
    var currency = dearest.currency();
    var keys =
        new ArrayList<>(
            accounts(made.customer(), made.at(), currency).stream().map(Account::key).toList());
    if (proposal.state() == Proposal.State.CHOSEN) {
      var cost = proposal.chosen().get(0).cost();
      return Flux.fromIterable(keys)
          .concatMap(key -> write(key, b -> b.spend(proposal.id(), cost, clock.instant())))
          .then();
    }
    var approval = proposal.approval();
    if (approval != null) {
      keys.add(agentKey(approval.agent(), approval.at(), currency));
    }
    return free(proposal.id(), keys);
  }

  private Mono<Held> hold(String proposal, Money cost, Instant expires, List<Account> accounts) {
    var fresh = new ArrayList<String>();
    return Flux.fromIterable(accounts)
        .concatMap(
            account ->
                hold(account, proposal, cost, expires)
                    .doOnNext(
                        held -> {
                          if (held.isFresh()) {
                            fresh.add(account.key());
                          }
                        })
                    .map(held -> held.isGranted() ? "" : account.name() + " is used up"))
        .takeUntil(obstacle -> !obstacle.isEmpty())
        .reduce("", (first, second) -> second)
        .flatMap(
            obstacle ->
                obstacle.isEmpty()
                    ? Mono.just(new Held("", fresh))
                    : free(proposal, fresh).thenReturn(new Held(obstacle, List.of())));
  }

  private record Try(boolean isGranted, boolean isFresh) {}

  private Mono<Try> hold(Account account, String proposal, Money cost, Instant expires) {
    return change(
        account.key(),
        budget ->
            budget
                .hold(proposal, cost, expires, account.limit(), account.since(), clock.instant())
                .map(events -> new Change<>(events, new Try(true, !events.isEmpty())))
                .orElseGet(() -> new Change<>(List.of(), new Try(false, false))));
  }

  private Mono<Boolean> write(String key, Function<Budget, List<LedgerEvent>> events) {
    return change(key, budget -> new Change<>(events.apply(budget), true));
  }

  private record Change<T>(List<LedgerEvent> events, T answer) {}

  /** One after another for one budget, so that here at least nobody loses a race. */
  private <T> Mono<T> change(String key, Function<Budget, Change<T>> decide) {
    var once =
        Mono.defer(() -> read(key).flatMap(read -> append(key, read, decide.apply(read.budget()))));
    return turns
        .computeIfAbsent(key, none -> new Turns())
        .run(
            once.retryWhen(
                Retry.max(TRIES).filter(failure -> failure instanceof StaleVersionException)));
  }

  private <T> Mono<T> append(String key, Read read, Change<T> change) {
    return change.events().isEmpty()
        ? Mono.just(change.answer())
        : store.append(key, read.version(), change.events()).thenReturn(change.answer());
  }

  private Mono<Read> read(String key) {
    return store
        .ledger(key)
        .reduceWith(() -> new Read(Budget.empty(), 0), (read, event) -> read.and(event));
  }

  private record Read(Budget budget, long version) {
    Read and(LedgerEvent event) {
      return new Read(budget.after(event), version + 1);
    }
  }

  private List<Account> accounts(String customer, Instant at, String currency) {
    var limits = policy.get().budgets().get(currency);
    var accounts = new ArrayList<Account>();
    if (limits == null) {
      return accounts;
    }
    var most = limits.customer();
    if (most != null && !customer.isBlank()) {
      var since = clock.instant().minus(limits.customerPeriod());
      var key = customerKey(customer, currency);
      accounts.add(new Account(key, "the customer's budget", most, since));
    }
    var mostInADay = limits.day();
    if (mostInADay != null) {
      var key = "budget day " + at.atZone(zone).toLocalDate() + " " + currency;
      accounts.add(new Account(key, "the budget of the day", mostInADay, Instant.EPOCH));
    }
    return accounts;
  }

  static String customerKey(String customer, String currency) {
    return "budget customer " + customer + " " + currency;
  }

  private String agentKey(String agent, Instant at, String currency) {
    return "budget agent " + agent + " " + at.atZone(zone).toLocalDate() + " " + currency;
  }

  /** {@code null} where nothing of it costs anything. */
  private static @Nullable Money dearest(List<Offer> offers) {
    return offers.stream()
        .map(Offer::cost)
        .filter(Money::isPositive)
        .max(Money::compareTo)
        .orElse(null);
  }
}
