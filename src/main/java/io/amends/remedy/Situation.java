package io.amends.remedy;

import io.amends.commerce.Order;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * The facts a plan rests on.
 *
 * @param items the lines complained of; never empty, all of them lines of the order
 * @param defective whether what came is faulty or damaged: the shop pays freight, and a returned
 *     piece brings nothing back
 * @param severity how bad it is; {@code MAJOR} leaves out what would leave the customer with it
 * @param evidenceRefused whether the customer was asked for a photo and would not send one:
 *     whatever costs more than the smallest option needs approval
 * @param standing what the ledger says was offered, refused and given for this order before
 * @param now the moment of planning
 */
public record Situation(
    Order order,
    List<Order.Item> items,
    boolean defective,
    Severity severity,
    boolean evidenceRefused,
    Standing standing,
    Instant now) {

  public Situation {
    items = List.copyOf(items);
  }

  /** The same where these were turned down, and their kinds with them: one step up. */
  public Situation afterRefusal(List<Offer> refused) {
    var next = afterRefusal();
    var kinds = new HashSet<>(next.standing().refusedKinds());
    refused.forEach(offer -> kinds.add(offer.remedy().kind()));
    var known = next.standing();
    var standing =
        new Standing(
            known.step(), kinds, known.offers(), known.given(), known.chosen(), known.undone());
    return new Situation(order, items, defective, severity, evidenceRefused, standing, now);
  }

  /** The same after the customer has turned down what is on the table: one step up. */
  public Situation afterRefusal() {
    var next =
        new Standing(
            standing.step() + 1,
            standing.refusedKinds(),
            List.of(),
            standing.given(),
            standing.chosen(),
            standing.undone());
    return new Situation(order, items, defective, severity, evidenceRefused, next, now);
  }
}
