package io.amends.rehearsal;

import io.amends.commerce.Money;
import io.amends.remedy.Offer;
import java.util.List;
import java.util.Optional;

/**
 * What one choice of a customer, or one offer, costs the shop, as it was and as it would be, in one
 * currency and minor units.
 *
 * @param count how many
 * @param before what they cost
 * @param least what they would cost at least
 * @param most and at most
 */
public record Till(int count, long before, long least, long most) {

  static final Till EMPTY = new Till(0, 0, 0, 0);

  Till plus(Money was, long leastThen, long mostThen) {
    return new Till(count + 1, before + was.minor(), least + leastThen, most + mostThen);
  }

  /** The dearer of an offer: what the shop stands ready to pay. */
  static long dearest(List<Offer> offers) {
    return offers.stream().mapToLong(offer -> offer.cost().minor()).max().orElse(0);
  }

  static long cheapest(List<Offer> offers) {
    return offers.stream().mapToLong(offer -> offer.cost().minor()).min().orElse(0);
  }

  static Optional<Offer> same(Offer offer, List<Offer> offers) {
    return offers.stream().filter(other -> other.remedy() == offer.remedy()).findFirst();
  }
}
