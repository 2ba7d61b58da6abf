package io.amends.remedy;

import io.amends.commerce.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the two options of a proposal (P8, P9, P53): of the candidates that can really be carried
 * out the one that costs the shop least, and beside it the cheapest of another kind. Pure: the same
 * situation and candidates always give the same plan.
 *
 * <ul>
 *   <li>Cheaper first; at the same cost the author's order of the candidates decides.
 *   <li>Only where all feasible candidates are of one kind are the two of one kind, a coupon before
 *       cash of the same cost.
 *   <li>What costs no less than something that is as good for the customer or better is dropped
 *       first, as long as two are left.
 *   <li>Of goods that are of no use as they are ({@link Severity#MAJOR}) nobody is asked to keep
 *       them while there are two kinds of ways that make it good, unless he asks for it (P30, P31).
 *   <li>No amount exceeds what was paid less what was given (P53), nothing chosen once is offered
 *       again, and a kind that was turned down only to a customer who asks for it himself.
 *   <li>An offer made stands: two that are on the table for these goods and still can be done are
 *       the plan again, for asking once more never brings a better one; one alone is one of the
 *       two.
 * </ul>
 */
public final class RemedyPlanner {

  private static final Comparator<Offer> CHEAPER_FIRST = Comparator.comparing(Offer::cost);

  private final ShopPolicy policy;

  public RemedyPlanner(ShopPolicy policy) {
    this.policy = policy;
  }

  /**
   * @param candidates in the author's order of preference
   */
  public Plan plan(Situation situation, List<Remedy> candidates) {
    return plan(situation, candidates, Optional.empty());
  }

  /**
   * Puts what the customer asked for on the table when it is a candidate and feasible, beside the
   * cheapest of another kind (P7, P9).
   */
  public Plan plan(Situation situation, List<Remedy> candidates, Optional<Remedy> wish) {
    return plan(new Appraisal(policy, situation, candidates, wish), wish);
  }

  /**
   * The plans for one situation, by what the customer asks for: for whoever wants several, since
   * what no wish changes is found out once. Each is the plan that {@link #plan(Situation, List,
   * Optional)} gives.
   */
  public Function<Optional<Remedy>, Plan> plans(Situation situation, List<Remedy> candidates) {
    if (!situation.standing().refusedKinds().isEmpty()) {
      // A wish brings back a kind that was turned down.
      return wish -> plan(situation, candidates, wish);
    }
    var appraisal = new Appraisal(policy, situation, candidates, Optional.empty());
    return wish -> plan(appraisal, wish);
  }

  private static Plan plan(Appraisal appraisal, Optional<Remedy> wish) {
    var wished = wish.flatMap(appraisal::offer);
    var standing = appraisal.standing();
    if (standing.size() >= 2 && wished.map(standing::contains).orElse(true)) {
      return choose(appraisal, standing, wished, offer -> "an earlier offer stands");
    }
    var fixed = wished.or(() -> standing.stream().findFirst());
    var pool = appraisal.worthwhile(fixed);
    return choose(
        appraisal,
        pool,
        fixed,
        offer ->
            pool.contains(offer)
                ? "can be done, but is not among the two"
                : appraisal.notWorthwhile(offer));
  }

  /**
   * The customer's own proposal as an offer, when it is inside the limits (P7): a candidate,
   * feasible, without need of a person's approval, and not above the amount that the shop would
   * give on the present step of the ladder. The offer is for exactly what was asked.
   *
   * @param asked the amount named, if any; naming one for a remedy that has none is a demand beyond
   *     the limits
   */
  public Optional<Offer> accept(
      Situation situation, Remedy wished, Optional<Money> asked, List<Remedy> candidates) {
    var appraisal = new Appraisal(policy, situation, candidates, Optional.of(wished));
    return asked
        .map(amount -> appraisal.offer(wished, amount))
        .orElseGet(() -> appraisal.offer(wished))
        .filter(offer -> !offer.needsApproval());
  }

  private static Plan choose(
      Appraisal appraisal,
      List<Offer> pool,
      Optional<Offer> fixed,
      Function<Offer, String> otherwise) {
    // Sorting is stable, so equal costs stay in the author's order.
    var sorted = pool.stream().sorted(preference(pool)).toList();
    if (sorted.isEmpty()) {
      return new Plan.Nothing(appraisal.leftOut(List.of(), otherwise));
    }
    var one = fixed.orElse(sorted.get(0));
    var other = cheapestBeside(one, sorted);
    if (other.isEmpty()) {
      return new Plan.Single(one, appraisal.leftOut(List.of(one), otherwise));
    }
    var pair = sorted.stream().filter(offer -> offer == one || offer == other.get()).toList();
    return new Plan.Pair(pair.get(0), pair.get(1), appraisal.leftOut(pair, otherwise));
  }

  private static Comparator<Offer> preference(List<Offer> pool) {
    var kinds = pool.stream().map(offer -> offer.remedy().kind()).distinct().count();
    return kinds > 1
        ? CHEAPER_FIRST
        : CHEAPER_FIRST.thenComparing(offer -> offer.remedy() != Remedy.COUPON);
  }

  private static Optional<Offer> cheapestBeside(Offer one, List<Offer> sorted) {
    return sorted.stream()
        .filter(offer -> offer.remedy().kind() != one.remedy().kind())
        .findFirst()
        .or(() -> sorted.stream().filter(offer -> offer != one).findFirst());
  }
}
