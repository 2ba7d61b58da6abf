package io.amends.remedy;

import io.amends.commerce.Money;
import io.amends.remedy.Ledger.Proposal.State;
import io.amends.remedy.LedgerEvent.OfferApproved;
import io.amends.remedy.LedgerEvent.OfferCommitted;
import io.amends.remedy.LedgerEvent.OfferReleased;
import io.amends.remedy.LedgerEvent.OffersRefused;
import io.amends.remedy.LedgerEvent.OffersReserved;
import io.amends.remedy.Remedy.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was offered, refused and given for one order, whoever asked and on whatever channel: so
 * neither a new conversation nor another channel starts the concessions again. A fold of {@link
 * LedgerEvent}s; {@link #answer} decides on the next ones.
 *
 * <p>Whatever is offered for the same goods lies on one <em>table</em>, from all conversations and
 * channels. Of what lies on a table one thing is chosen, and the rest is then closed; so a table
 * reserves the dearest of its amounts and not their sum, and the same offer made again on another
 * channel takes nothing twice.
 *
 * @param proposals in the sequence they were made
 * @param refusals how often the customer turned something down
 */
public record Ledger(String order, List<Proposal> proposals, int refusals) {

  public Ledger {
    proposals = List.copyOf(proposals);
  }

  public static Ledger empty(String order) {
    return new Ledger(order, List.of(), 0);
  }

  /**
   * Offers made to one conversation, and what became of them.
   *
   * @param chosen what the customer chose; empty unless the state is {@code CHOSEN} or {@code
   *     RELEASED}
   * @param approval who approved it; {@code null}: nobody had to, or has
   */
  public record Proposal(
      OffersReserved made, State state, List<Offer> chosen, @Nullable OfferApproved approval) {

    public Proposal {
      chosen = List.copyOf(chosen);
    }

    /**
     * {@code CLOSED}: something else was chosen from the same table; {@code RELEASED}: it was
     * chosen and not done.
     */
    public enum State {
      OPEN,
      CHOSEN,
      REFUSED,
      CLOSED,
      RELEASED
    }

    public String id() {
      return made.proposal();
    }

    boolean isOpen(Instant now) {
      return state == State.OPEN && now.isBefore(made.expires());
    }

    Optional<Offer> offer(Remedy remedy) {
      return made.offers().stream().filter(offer -> offer.remedy() == remedy).findFirst();
    }

    /** Offers that name no goods are about the whole order. */
    private boolean isAtTableWith(Proposal other) {
      var mine = skus();
      var others = other.skus();
      return mine.isEmpty() || others.isEmpty() || !Collections.disjoint(mine, others);
    }

    private Set<String> skus() {
      return made.offers().stream()
          .flatMap(offer -> offer.skus().stream())
          .collect(Collectors.toSet());
    }

    private boolean offersTheSame(Proposal other) {
      return made.offers().equals(other.made.offers());
    }

    private Proposal as(State next) {
      return new Proposal(made, next, chosen, approval);
    }
  }

  /**
   * Whether it may be done, and what is then to be recorded. Idempotent by proposal: a request that
   * was granted is granted again, without events.
   */
  public BudgetAnswer answer(BudgetRequest request, ShopPolicy policy, Instant now) {
    if (!request.order().equals(order)) {
      throw new IllegalArgumentException("ledger of " + order + " asked for " + request.order());
    }
    return request.answeredBy(new Cashier(this, policy, now));
  }

  /** The standing on the policy's ladder, which has an end. */
  public Standing standing(ShopPolicy policy, Instant now) {
    return standing(now, Math.min(refusals, policy.ladderSteps()));
  }

  /** The standing where no policy is at hand: every refusal counts as a step. */
  public Standing standing(Instant now) {
    return standing(now, refusals);
  }

  private Standing standing(Instant now, int step) {
    var open =
        proposals.stream()
            .filter(proposal -> proposal.isOpen(now))
            .flatMap(proposal -> proposal.made().offers().stream())
            .distinct()
            .toList();
    return new Standing(
        step, refusedKinds(), open, given(), remedies(State.CHOSEN), remedies(State.RELEASED));
  }

  Optional<Proposal> proposal(String id) {
    return proposals.stream().filter(known -> known.made().proposal().equals(id)).findFirst();
  }

  List<Offer> chosen() {
    return chosen(State.CHOSEN);
  }

  private List<Offer> chosen(State state) {
    return proposals.stream()
        .filter(proposal -> proposal.state() == state)
        .flatMap(proposal -> proposal.chosen().stream())
        .toList();
  }

  /** What was given and what still may be chosen from all tables, in that currency. */
  Money committedAndReserved(String currency, Instant now) {
    return committedAndReserved(Offer::amount, currency, now);
  }

  /** The same of what it costs the shop; what brings money in counts as nothing. */
  Money costCommittedAndReserved(String currency, Instant now) {
    return committedAndReserved(
        offer -> offer.cost().isPositive() ? offer.cost() : null, currency, now);
  }

  private Money committedAndReserved(
      Function<Offer, @Nullable Money> value, String currency, Instant now) {
    var committed = sum(chosen().stream(), value, currency);
    return tables().stream()
        .map(table -> dearest(table, value, currency, now))
        .reduce(committed, Money::plus);
  }

  Ledger withReservation(OffersReserved event) {
    if (proposal(event.proposal()).isPresent()) {
      return this;
    }
    var after = new ArrayList<>(proposals);
    after.add(new Proposal(event, State.OPEN, List.of(), null));
    return new Ledger(order, after, refusals);
  }

  Ledger withCommitted(OfferCommitted event) {
    var choice = proposal(event.proposal()).filter(known -> known.state() == State.OPEN);
    var offer = choice.flatMap(known -> known.offer(event.remedy()));
    if (offer.isEmpty()) {
      return this;
    }
    var taken = new Proposal(choice.get().made(), State.CHOSEN, List.of(offer.get()), null);
    var table = tableOf(choice.get());
    return replace(table::contains, State.CLOSED).with(choice.get(), taken);
  }

  /** The same offers to another conversation are turned down with them: it is one customer's no. */
  Ledger withRefused(OffersRefused event) {
    var refused = proposal(event.proposal()).filter(known -> known.state() == State.OPEN);
    if (refused.isEmpty()) {
      return this;
    }
    var after = replace(refused.get()::offersTheSame, State.REFUSED);
    return new Ledger(order, after.proposals(), refusals + 1);
  }

  Ledger withApproved(OfferApproved event) {
    return proposal(event.proposal())
        .map(known -> with(known, new Proposal(known.made(), known.state(), known.chosen(), event)))
        .orElse(this);
  }

  /** The rest of its table stays closed: the customer's answer to it was this choice. */
  Ledger withReleased(OfferReleased event) {
    return proposal(event.proposal())
        .filter(known -> known.state() == State.CHOSEN)
        .map(known -> with(known, known.as(State.RELEASED)))
        .orElse(this);
  }

  private Ledger replace(Predicate<Proposal> which, Proposal.State next) {
    var after =
        proposals.stream()
            .map(known -> known.state() == State.OPEN && which.test(known) ? known.as(next) : known)
            .toList();
    return new Ledger(order, after, refusals);
  }

  private Ledger with(Proposal before, Proposal after) {
    var id = before.made().proposal();
    var replaced =
        proposals.stream()
            .map(known -> known.made().proposal().equals(id) ? after : known)
            .toList();
    return new Ledger(order, replaced, refusals);
  }

  private Set<Kind> refusedKinds() {
    return proposals.stream()
        .filter(proposal -> proposal.state() == State.REFUSED)
        .flatMap(proposal -> proposal.made().offers().stream())
        .map(offer -> offer.remedy().kind())
        .collect(Collectors.toSet());
  }

  private List<Remedy> remedies(State state) {
    return chosen(state).stream().map(Offer::remedy).toList();
  }

  private List<Money> given() {
    var sums = new TreeMap<String, Money>();
    for (var offer : chosen()) {
      var amount = offer.amount();
      if (amount != null) {
        sums.merge(amount.currency(), amount, Money::plus);
      }
    }
    return List.copyOf(sums.values());
  }

  private List<Proposal> tableOf(Proposal proposal) {
    return tables().stream().filter(table -> table.contains(proposal)).findFirst().orElseThrow();
  }

  /** Settled and expired proposals still join a table, or one would fall apart into dearer ones. */
  private List<List<Proposal>> tables() {
    var tables = new ArrayList<List<Proposal>>();
    for (var proposal : proposals) {
      var joined = new ArrayList<>(List.of(proposal));
      for (var table : List.copyOf(tables)) {
        if (table.stream().anyMatch(proposal::isAtTableWith)) {
          tables.remove(table);
          joined.addAll(table);
        }
      }
      tables.add(joined);
    }
    return tables;
  }

  private static Money dearest(
      List<Proposal> table, Function<Offer, @Nullable Money> value, String currency, Instant now) {
    return table.stream()
        .filter(proposal -> proposal.isOpen(now))
        .flatMap(proposal -> proposal.made().offers().stream())
        .map(offer -> sum(Stream.of(offer), value, currency))
        .reduce(Money.zero(currency), Money::max);
  }

  private static Money sum(
      Stream<Offer> offers, Function<Offer, @Nullable Money> value, String currency) {
    return offers
        .map(value)
        .filter(amount -> amount != null && amount.currency().equals(currency))
        .reduce(Money.zero(currency), Money::plus);
  }
}
