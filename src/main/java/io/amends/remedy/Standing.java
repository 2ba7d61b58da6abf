package io.amends.remedy;

import io.amends.commerce.Money;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How an order stands in the ledger, whoever asks and on whatever channel.
 *
 * @param step steps up the concession ladder already taken, 0 to the policy's maximum
 * @param refusedKinds kinds the customer turned down: not offered again
 * @param offers what is on the table and not expired: an offer made stands
 * @param given sum of the amounts of what was chosen, at most one entry a currency
 * @param chosen remedies already chosen for this order and not released
 * @param undone remedies that were chosen and then not done: not offered again
 */
public record Standing(
    int step,
    Set<Remedy.Kind> refusedKinds,
    List<Offer> offers,
    List<Money> given,
    List<Remedy> chosen,
    List<Remedy> undone) {

  public Standing {
    // In the sequence of the kinds: what is stored is the same in every process.
    var kinds = EnumSet.noneOf(Remedy.Kind.class);
    kinds.addAll(refusedKinds);
    refusedKinds = Collections.unmodifiableSet(kinds);
    offers = List.copyOf(offers);
    given = List.copyOf(given);
    chosen = List.copyOf(chosen);
    undone = List.copyOf(undone);
  }

  /** The same where everything that was chosen was done. */
  public Standing(
      int step,
      Set<Remedy.Kind> refusedKinds,
      List<Offer> offers,
      List<Money> given,
      List<Remedy> chosen) {
    this(step, refusedKinds, offers, given, chosen, List.of());
  }

  /** An order of which the ledger knows nothing. */
  public static Standing fresh() {
    return new Standing(0, Set.of(), List.of(), List.of(), List.of());
  }
}
