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

  /** What some remedies give and cost here. */
  public Costs costs(Set<Remedy> remedies) {
    var costs = new long[Remedy.values().length];
    var amounts = new long[costs.length];
    for (var remedy : remedies) {
      var price = pricing.price(remedy);
      costs[remedy.ordinal()] = price.cost().minor();
      amounts[remedy.ordinal()] = price.amount().minor();
    }
    var limit = policy.in(situation.order().currency()).map(f -> f.approvalAbove().minor());
    return new Costs(
        costs,
        amounts,
        limit.isPresent(),
        limit.orElse(Long.MAX_VALUE),
        pricing.left().isPositive(),
        situation.order().state().equals("unpaid"),
        goods(),
        pricing.goodsCost().minor());
  }

  /** How the candidates stand to each other in money; see {@link Costs#ranks}. */
  public String ranks(List<Remedy> candidates) {
    return costs(Set.copyOf(candidates)).ranks(candidates);
  }

  private long goods() {
    var sum = 0L;
    for (var item : situation.items()) {
      sum += item.price().minor() * item.quantity();
    }
    return sum;
  }

  /** What remedies give and cost in one situation, in minor units. Immutable. */
  public static final class Costs {

    private final long[] costs;
    private final long[] amounts;
    private final boolean isLimited;
    private final long limit;
    private final boolean isMoneyLeft;
    private final boolean isUnpaid;
    private final long worth;
    private final long worthToShop;

    private Costs(
        long[] costs,
        long[] amounts,
        boolean isLimited,
        long limit,
        boolean isMoneyLeft,
        boolean isUnpaid,
        long worth,
        long worthToShop) {
      this.costs = costs;
      this.amounts = amounts;
      this.isLimited = isLimited;
      this.limit = limit;
      this.isMoneyLeft = isMoneyLeft;
      this.isUnpaid = isUnpaid;
      this.worth = worth;
      this.worthToShop = worthToShop;
    }

    /**
     * How the candidates stand to each other in money: what each gives and costs by rank, among the
     * worth of the goods, and whether it is above the limit of approval. Where an order allows just
     * these of what a case offers, equal texts decide equally.
     *
     * @param candidates among the remedies that were asked for
     */
    public String ranks(List<Remedy> candidates) {
      var size = candidates.size();
      var cost = new long[size];
      var amount = new long[size];
      for (var i = 0; i < size; i++) {
        cost[i] = costs[candidates.get(i).ordinal()];
        amount[i] = amounts[candidates.get(i).ordinal()];
      }
      var ranks = new StringBuilder(size * 5 + 3);
      ranks.append(isLimited ? '+' : '-');
      ranks.append(isMoneyLeft ? '+' : '-');
      ranks.append(isUnpaid ? '-' : '+');
      for (var i = 0; i < size; i++) {
        ranks
            .append((char) ('a' + rank(cost, cost[i])))
            .append(amount[i] > 0 ? (char) ('a' + rank(amount, amount[i])) : '0')
            .append(cost[i] > limit ? '!' : '.')
            .append(cost[i] > worth ? '>' : '<')
            .append(cost[i] >= worthToShop ? '=' : '-');
      }
      return ranks.toString();
    }

    private static int rank(long[] all, long one) {
      var less = 0;
      for (var each : all) {
        less += each < one ? 1 : 0;
      }
      return less;
    }
  }
}
