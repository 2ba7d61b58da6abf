package io.amends.remedy;

import static io.amends.remedy.Severity.MINOR;

import io.amends.commerce.Money;
import io.amends.commerce.Order;
import io.amends.commerce.Orders;
import java.util.List;
import java.util.Set;

/** Situations and plans for tests, under the standard policy. */
final class Desk {

  static final RemedyPlanner PLANNER = new RemedyPlanner(Policies.standard());

  private Desk() {}

  /** Everything ordered is complained of; nothing is known to the ledger. */
  static Situation sound(Orders orders) {
    var order = orders.order();
    return new Situation(order, order.items(), false, MINOR, false, Standing.fresh(), Orders.NOW);
  }

  static Situation defective(Orders orders) {
    var order = orders.order();
    return new Situation(order, order.items(), true, MINOR, false, Standing.fresh(), Orders.NOW);
  }

  /** The same, complaining of these lines of the order only. */
  static Situation about(Situation before, Order.Item... items) {
    return new Situation(
        before.order(),
        List.of(items),
        before.defective(),
        before.severity(),
        before.evidenceRefused(),
        before.standing(),
        before.now());
  }

  static Situation standing(Situation before, Standing standing) {
    return new Situation(
        before.order(),
        before.items(),
        before.defective(),
        before.severity(),
        before.evidenceRefused(),
        standing,
        before.now());
  }

  /** The goods are of no use as they are. */
  static Situation useless(Situation before) {
    return new Situation(
        before.order(),
        before.items(),
        before.defective(),
        Severity.MAJOR,
        before.evidenceRefused(),
        before.standing(),
        before.now());
  }

  static Situation withoutPhoto(Situation before) {
    return new Situation(
        before.order(),
        before.items(),
        before.defective(),
        before.severity(),
        true,
        before.standing(),
        before.now());
  }

  static Standing step(int step) {
    return new Standing(step, Set.of(), List.of(), List.of(), List.of());
  }

  static Standing given(String amount, Remedy... chosen) {
    return new Standing(0, Set.of(), List.of(), List.of(Money.of(amount, "CNY")), List.of(chosen));
  }

  static Standing refused(Remedy.Kind... kinds) {
    return new Standing(0, Set.of(kinds), List.of(), List.of(), List.of());
  }

  static Standing onTheTable(int step, Offer... offers) {
    return new Standing(step, Set.of(), List.of(offers), List.of(), List.of());
  }

  static Plan plan(Situation situation, Remedy... candidates) {
    return PLANNER.plan(situation, List.of(candidates));
  }

  static Plan.Pair pair(Situation situation, Remedy... candidates) {
    return (Plan.Pair) plan(situation, candidates);
  }

  /** The offer for the only candidate, which must be feasible. */
  static Offer offer(Situation situation, Remedy remedy) {
    return ((Plan.Single) plan(situation, remedy)).only();
  }

  /** Why the only candidate is not feasible; empty where it is. */
  static String obstacle(Situation situation, Remedy remedy) {
    return plan(situation, remedy) instanceof Plan.Nothing nothing
        ? nothing.leftOut().get(0).substring(remedy.code().length() + 2)
        : "";
  }

  static List<Remedy> remedies(Plan.Pair pair) {
    return List.of(pair.first().remedy(), pair.second().remedy());
  }
}
