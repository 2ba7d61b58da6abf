package io.amends.remedy;

import io.amends.commerce.Money;
import io.amends.remedy.LedgerEvent.BudgetEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is held and spent of one budget: of a customer, of an agent's day, of the shop's day. A fold
 * of {@link BudgetEvent}s, kept beside the ledgers of orders; the limit is the policy's and comes
 * with each request. One currency.
 *
 * @param holdings by proposal
 */
public record Budget(Map<String, Holding> holdings) {

  /**
   * A hold outlasts the offer by so much, so that a choice of the last moment is still covered when
   * it is written down.
   */
  static final Duration GRACE = Duration.ofHours(1);

  public Budget {
    holdings = Map.copyOf(holdings);
  }

  /** {@code spent}: for good; otherwise it lapses when it expires. */
  public record Holding(Money amount, Instant at, Instant expires, boolean spent) {}

  public static Budget empty() {
    return new Budget(Map.of());
  }

  /** What is held at that time, and what was spent since. */
  public long taken(Instant since, Instant now) {
    return holdings.values().stream()
        .filter(h -> h.spent() ? !h.at().isBefore(since) : now.isBefore(h.expires()))
        .mapToLong(h -> h.amount().minor())
        .reduce(0, Math::addExact);
  }

  /**
   * Holds an amount while it is offered. Empty where the limit does not allow it; no event where it
   * is held already.
   */
  public Optional<List<LedgerEvent>> hold(
      String proposal, Money amount, Instant expires, Money limit, Instant since, Instant now) {
    var known = holdings.get(proposal);
    if (known != null && (known.spent() || now.isBefore(known.expires()))) {
      return Optional.of(List.of());
    }
    return Math.addExact(taken(since, now), amount.minor()) > limit.minor()
        ? Optional.empty()
        : Optional.of(
            List.of(new LedgerEvent.BudgetHeld(proposal, amount, expires.plus(GRACE), now)));
  }

  /** What was held is spent, as much of it as was chosen. Never refused: it was given. */
  public List<LedgerEvent> spend(String proposal, Money amount, Instant now) {
    var known = holdings.get(proposal);
    return known != null && known.spent()
        ? List.of()
        : List.of(new LedgerEvent.BudgetSpent(proposal, amount, now));
  }

  public List<LedgerEvent> free(String proposal, Instant now) {
    return holdings.containsKey(proposal)
        ? List.of(new LedgerEvent.BudgetFreed(proposal, now))
        : List.of();
  }

  /** The budget after an event; one of an order's ledger is none of its own. */
  public Budget after(LedgerEvent event) {
    return event instanceof BudgetEvent own ? own.applyTo(this) : this;
  }

  Budget with(String proposal, Holding holding) {
    var next = new HashMap<>(holdings);
    next.put(proposal, holding);
    return new Budget(next);
  }

  Budget without(String proposal) {
    var next = new HashMap<>(holdings);
    next.remove(proposal);
    return new Budget(next);
  }
}
