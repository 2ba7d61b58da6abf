package io.amends.remedy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What decides which options a plan has, with nothing but their amounts left out: which remedies
 * the order allows, and how those stand to each other in money. Two situations of the same outlook,
 * the same earlier talk and the same wish have plans of the same remedies. For whoever must look at
 * all situations there are, and not at each alone. Immutable.
 */
public final class Outlook {

  private final ShopPolicy policy;
  private final Situation situation;
  private final Pricing pricing;

  /**
   * @param general the shop's policy; what is otherwise at the order's place is taken from it
   */
  public Outlook(ShopPolicy general, Situation situation) {
    this.policy = general.at(Scope.Place.of(situation.order(), situation.items()));
    this.situation = situation;
    this.pricing = new Pricing(policy, situation);
  }

  /** The remedies that state, goods, stock and time allow, whatever they cost. */
  public Set<Remedy> allowed() {
    var feasibility = new Feasibility(policy, situation);
    var allowed = EnumSet.noneOf(Remedy.class);
    for (var remedy : Remedy.values()) {
      if (feasibility.obstacle(remedy).isEmpty()) {
        allowed.add(remedy);
      }
    }
    return allowed;
  }

  /**
   * How the candidates stand to each other in money: what each gives and costs by rank, among the
   * worth of the goods, and whether it is above the limit of approval. Equal texts decide equally.
   */
  public String ranks(List<Remedy> candidates) {
    var size = candidates.size();
    var costs = new long[size];
    var amounts = new long[size];
    for (var i = 0; i < size; i++) {
      var price = pricing.price(candidates.get(i));
      costs[i] = price.cost().minor();
      amounts[i] = price.amount().minor();
    }
    var limit = policy.in(situation.order().currency()).map(f -> f.approvalAbove().minor());
    var ranks = new StringBuilder(size * 4 + 4);
    ranks.append(limit.isPresent() ? '+' : '-');
    ranks.append(pricing.left().isPositive() ? '+' : '-');
    var worth = goods();
    var cost = pricing.goodsCost().minor();
    for (var i = 0; i < size; i++) {
      ranks
          .append((char) ('a' + rank(costs, costs[i])))
          .append(amounts[i] > 0 ? (char) ('a' + rank(amounts, amounts[i])) : '0')
          .append(limit.isPresent() && costs[i] > limit.get() ? '!' : '.')
          .append(costs[i] > worth ? '>' : '<')
          .append(costs[i] >= cost ? '=' : '-');
    }
    return ranks.toString();
  }

  private long goods() {
    var sum = 0L;
    for (var item : situation.items()) {
      sum += item.price().minor() * item.quantity();
    }
    return sum;
  }

  private static int rank(long[] all, long one) {
    var less = 0;
    for (var other : all) {
      less += other < one ? 1 : 0;
    }
    return less;
  }
}
