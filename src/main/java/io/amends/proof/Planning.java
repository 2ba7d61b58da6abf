package io.amends.proof;

import io.amends.commerce.Order;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.remedy.Plan;
import io.amends.remedy.Remedy;
import io.amends.remedy.RemedyPlanner;
import io.amends.remedy.Situation;
import io.amends.remedy.Standing;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the planner makes of one order in one case, by what its customer asks for. */
final class Planning {

  private final RemedyPlanner planner;
  private final Case found;
  private final Situation situation;
  private final Function<Optional<Remedy>, Plan> plans;

  /** Found out when it is first asked for: mostly there are two kinds. */
  private @Nullable Set<Remedy.Kind> possible;

  /**
   * One plan, and what led to it. Each is one of its own, whatever it holds.
   *
   * @param leftOut why the others are no options
   */
  record Planned(Ends end, Situation situation, Optional<Remedy> wish, List<String> leftOut) {

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  Planning(RemedyPlanner planner, Flow flow, Case found, Order order, boolean refused) {
    this.planner = planner;
    this.found = found;
    this.situation =
        new Situation(
            order,
            order.items(),
            flow.defective(),
            found.severity(),
            refused,
            Standing.fresh(),
            Trips.NOW);
    this.plans = planner.plans(situation, found.offer());
  }

  Planned plan(Optional<Remedy> wish) {
    var plan = plans.apply(wish);
    return new Planned(end(plan), situation, wish, plan.leftOut());
  }

  private Ends end(Plan plan) {
    if (plan instanceof Plan.Pair pair) {
      var kind = pair.first().remedy().kind();
      if (kind == pair.second().remedy().kind()) {
        return possible().equals(Set.of(kind)) ? Ends.ONE_KIND : Ends.WRONG_KIND;
      }
      return pair.first().needsApproval() && pair.second().needsApproval()
          ? Ends.BOTH_WAIT
          : Ends.TWO_KINDS;
    }
    return plan instanceof Plan.Single ? Ends.ONLY_WAY : Ends.NOTHING_LEFT;
  }

  /** Asked of the planner one candidate at a time: a way alone is always its plan. */
  private Set<Remedy.Kind> possible() {
    var known = possible;
    if (known == null) {
      var kinds = EnumSet.noneOf(Remedy.Kind.class);
      found.offer().stream()
          .filter(remedy -> planner.plan(situation, List.of(remedy)) instanceof Plan.Single)
          .map(Remedy::kind)
          .forEach(kinds::add);
      known = kinds;
      possible = kinds;
    }
    return known;
  }
}
