package io.amends.rehearsal;

import io.amends.commerce.FactSheet;
import io.amends.commerce.Order;
import io.amends.conversation.Wishes;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Vocabulary;
import io.amends.language.Taxonomy;
import io.amends.remedy.Offer;
import io.amends.remedy.Plan;
import io.amends.remedy.PolicyFacts;
import io.amends.remedy.Remedy;
import io.amends.remedy.RemedyPlanner;
import io.amends.remedy.Situation;
import io.amends.remedy.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which remedies of a case can come on the table at all. A case lists more than can ever be: the
 * planner always takes the two cheapest of different kinds. Found by trying: a shop's worth of
 * orders, each wish of a customer, and what comes after up to two refusals.
 */
final class Reach {

  private static final Instant NOW = Instant.parse("2026-11-10T08:00:00Z");
  private static final String WISH = "slot.wish";
  private static final int REFUSALS = 2;

  private final FlowBook book;
  private final RemedyPlanner planner;
  private final List<Known> orders = new ArrayList<>();

  /** An order, the lines of it that are complained of, and what is known from it. */
  private record Known(Order order, List<Order.Item> items, Map<String, String> facts) {}

  Reach(FlowBook book) {
    this.book = book;
    this.planner = new RemedyPlanner(book.policy());
    for (var order : SampleOrders.all(NOW)) {
      var facts = new HashMap<>(FactSheet.of(order, NOW));
      var items = order.items().subList(0, 1);
      facts.putAll(PolicyFacts.of(book.policy(), order, items, NOW));
      facts.put("lookup", "found");
      orders.add(new Known(order, items, facts));
    }
  }

  /** The remedies of a case that are never offered, with what is mostly in the way of each. */
  Map<Remedy, String> obstacles(Flow flow, int number) {
    var found = flow.cases().get(number);
    var open = EnumSet.noneOf(Remedy.class);
    open.addAll(found.offer());
    var reasons = new EnumMap<Remedy, Map<String, Integer>>(Remedy.class);
    for (var wish : wishes(found)) {
      for (var known : orders) {
        if (open.isEmpty()) {
          return Map.of();
        }
        if (holds(flow, number, known.facts(), wish)) {
          offer(new Trial(flow, found, known, wish), Standing.fresh(), open, reasons);
        }
      }
    }
    var obstacles = new EnumMap<Remedy, String>(Remedy.class);
    open.forEach(remedy -> obstacles.put(remedy, foremost(reasons.get(remedy))));
    return obstacles;
  }

  /** What is offered to whom. */
  private record Trial(Flow flow, Case found, Known known, String wish) {

    /** A wish that was granted and turned down is none any more. */
    Trial without(List<Offer> refused) {
      var wished = Wishes.remedy(wish, found.offer());
      var was = refused.stream().anyMatch(o -> wished.filter(o.remedy()::equals).isPresent());
      return was ? new Trial(flow, found, known, "") : this;
    }
  }

  private void offer(
      Trial trial, Standing standing, Set<Remedy> open, Map<Remedy, Map<String, Integer>> reasons) {
    var situation =
        new Situation(
            trial.known().order(),
            trial.known().items(),
            trial.flow().defective(),
            trial.found().severity(),
            false,
            standing,
            NOW);
    var candidates = trial.found().offer();
    var plan = planner.plan(situation, candidates, Wishes.remedy(trial.wish(), candidates));
    plan.leftOut().forEach(reason -> count(reason, reasons));
    var offers = offers(plan);
    offers.forEach(offer -> open.remove(offer.remedy()));
    if (!offers.isEmpty() && standing.step() < REFUSALS) {
      offer(trial.without(offers), refused(standing, offers), open, reasons);
    }
  }

  private static List<Offer> offers(Plan plan) {
    if (plan instanceof Plan.Pair pair) {
      return List.of(pair.first(), pair.second());
    }
    return plan instanceof Plan.Single single ? List.of(single.only()) : List.of();
  }

  private static Standing refused(Standing before, List<Offer> offers) {
    var kinds = new HashSet<>(before.refusedKinds());
    offers.forEach(offer -> kinds.add(offer.remedy().kind()));
    return new Standing(before.step() + 1, kinds, List.of(), List.of(), List.of());
  }

  /** No wish, and each that speaks of one of the candidates. */
  private static List<String> wishes(Case found) {
    var wishes = new ArrayList<>(List.of(""));
    Taxonomy.REQUEST.codes().stream()
        .filter(code -> Wishes.remedy(code, found.offer()).isPresent())
        .forEach(wishes::add);
    return wishes;
  }

  /** Whether the case is taken of that order, whatever the customer tells otherwise. */
  private static boolean holds(Flow flow, int number, Map<String, String> facts, String wish) {
    var before = flow.cases().subList(0, number).stream();
    return holds(flow.cases().get(number), facts, wish).orElse(true)
        && before.noneMatch(earlier -> holds(earlier, facts, wish).orElse(false));
  }

  /** Whether a case holds by the facts; empty where that depends on what the customer tells. */
  private static Optional<Boolean> holds(Case found, Map<String, String> facts, String wish) {
    var depends = false;
    for (var entry : found.when().entrySet()) {
      var key = entry.getKey();
      if (key.equals(WISH)) {
        if (!entry.getValue().holds(wish.isEmpty() ? null : wish)) {
          return Optional.of(false);
        }
      } else if (!Vocabulary.FACTS.containsKey(key)) {
        depends = true;
      } else if (!entry.getValue().holds(facts.get(key))) {
        return Optional.of(false);
      }
    }
    return depends ? Optional.empty() : Optional.of(true);
  }

  private static void count(String reason, Map<Remedy, Map<String, Integer>> reasons) {
    var colon = reason.indexOf(": ");
    Remedy.ofCode(reason.substring(0, colon))
        .ifPresent(
            remedy ->
                reasons
                    .computeIfAbsent(remedy, r -> new HashMap<>())
                    .merge(reason.substring(colon + 2), 1, Integer::sum));
  }

  private static String foremost(@Nullable Map<String, Integer> reasons) {
    return reasons == null
        ? "no order leads to this case"
        : reasons.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse("");
  }
}
