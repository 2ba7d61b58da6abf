package io.amends.proof;

import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.FlowBook;
import io.amends.remedy.Limit;
import io.amends.remedy.ShopPolicy;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where something changes: every threshold, with its neighbours. */
final class CutPoints {

  private final Collection<Flow> flows;

  CutPoints(FlowBook book) {
    this.flows = book.flows().values();
  }

  /** The numbers that conditions compare a fact with, one less and one more. */
  Set<Integer> of(String fact) {
    var points = new TreeSet<Integer>();
    flows.stream()
        .flatMap(CutPoints::whens)
        .map(when -> when.get(fact))
        .filter(condition -> condition != null)
        .flatMap(CutPoints::numbers)
        .forEach(number -> points.addAll(around(number)));
    return points;
  }

  /** What some place of the policy or some law says of a limit. */
  static Set<Integer> limits(ShopPolicy policy, Limit limit) {
    var limits = new TreeSet<Integer>();
    policy.overrides().stream()
        .map(override -> override.limits().get(limit))
        .filter(value -> value != null)
        .forEach(limits::add);
    policy.floors().stream()
        .filter(floor -> floor.limit() == limit)
        .forEach(floor -> limits.add(floor.least()));
    return limits;
  }

  /** Every set of conditions in a flow. */
  static Stream<Map<String, Condition>> whens(Flow flow) {
    return Stream.of(
            flow.empathy().stream().map(Flow.Line::when),
            flow.clarify().stream().map(Flow.Step::when),
            flow.cases().stream().map(Flow.Case::when))
        .flatMap(each -> each);
  }

  /** The number, one less where that is not below nothing, and one more. */
  static Set<Integer> around(int number) {
    var around = new LinkedHashSet<>(List.of(number, number + 1));
    if (number > 0) {
      around.add(number - 1);
    }
    return around;
  }

  private static Stream<Integer> numbers(Condition condition) {
    if (condition instanceof Condition.AtLeast atLeast) {
      return Stream.of(atLeast.bound().intValueExact());
    }
    if (condition instanceof Condition.AtMost atMost) {
      return Stream.of(atMost.bound().intValueExact());
    }
    return condition instanceof Condition.AnyOf any
        ? any.words().stream().filter(word -> word.matches("\\d{1,6}")).map(Integer::valueOf)
        : Stream.of();
  }
}
