package io.amends.remedy;

import io.amends.commerce.Money;
import io.amends.commerce.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The candidates for one situation: what each would be as an offer, or why it is none. Every
 * candidate ends up in exactly one of the two, so nothing is dropped silently.
 */
final class Appraisal {

  private final ShopPolicy policy;
  private final Situation situation;
  private final Pricing pricing;
  private final List<String> skus;
  private final Map<Remedy, Offer> offers = new LinkedHashMap<>();
  private final List<String> obstacles = new ArrayList<>();

  /**
   * @param wish what the customer asked for himself: an earlier refusal of its kind does not hold
   */
  Appraisal(
      ShopPolicy general, Situation situation, List<Remedy> candidates, Optional<Remedy> wish) {
    this.policy = general.at(Scope.Place.of(situation.order(), situation.items()));
    this.situation = situation;
    this.pricing = new Pricing(policy, situation);
    this.skus = situation.items().stream().map(Order.Item::sku).toList();
    var feasibility = new Feasibility(policy, situation);
    var prices = new LinkedHashMap<Remedy, Price>();
    for (var remedy : new LinkedHashSet<>(candidates)) {
      var price = pricing.price(remedy);
      feasibility
          .obstacle(remedy)
          .or(() -> moneyObstacle(remedy, price))
          .ifPresentOrElse(reason -> leaveOut(remedy, reason), () -> prices.put(remedy, price));
    }
    // Before earlier refusals narrow the choice: saying no to the coupon makes nothing else small.
    var smallest = prices.values().stream().map(Price::cost).min(Comparator.naturalOrder());
    prices.forEach(
        (remedy, price) ->
            reluctance(remedy, wish)
                .ifPresentOrElse(
                    reason -> leaveOut(remedy, reason),
                    () -> offers.put(remedy, offer(remedy, price, smallest.orElseThrow()))));
  }

  private void leaveOut(Remedy remedy, String reason) {
    obstacles.add(line(remedy, reason));
  }

  private static String line(Remedy remedy, String reason) {
    return remedy.code() + ": " + reason;
  }

  /** What can be offered, in the author's order. */
  List<Offer> offers() {
    return List.copyOf(offers.values());
  }

  /** Those of them that are on the table already, as they were made. */
  List<Offer> standing() {
    return offers.values().stream().filter(situation.standing().offers()::contains).toList();
  }

  /** Those worth offering beside the fixed one; better a poor choice than none. */
  List<Offer> worthwhile(Optional<Offer> fixed) {
    var good = only(offers(), fixed, offer -> !leavesHimWithIt(offer));
    var kinds = good.stream().map(offer -> offer.remedy().kind()).distinct().count();
    var worth = kinds < 2 ? offers() : good;
    var rest =
        only(
            worth,
            fixed,
            offer -> !Dominance.isDominated(offer, worth) && !isNotWorthMending(offer));
    return rest.size() < 2 ? worth : rest;
  }

  /** Why an offer that can be made is not worth making. */
  String notWorthwhile(Offer offer) {
    if (leavesHimWithIt(offer)) {
      return "does not make good";
    }
    return isNotWorthMending(offer)
        ? "the goods are worth no more than mending them costs"
        : "another is as good for the customer and costs no more";
  }

  private boolean isNotWorthMending(Offer offer) {
    return Dominance.isNotWorthMending(offer, offers(), pricing.goodsCost());
  }

  private boolean leavesHimWithIt(Offer offer) {
    return situation.severity() == Severity.MAJOR && !offer.remedy().kind().makesGood();
  }

  private static List<Offer> only(
      List<Offer> all, Optional<Offer> fixed, Predicate<Offer> isWorthwhile) {
    return all.stream()
        .filter(offer -> fixed.filter(offer::equals).isPresent() || isWorthwhile.test(offer))
        .toList();
  }

  Optional<Offer> offer(Remedy remedy) {
    return Optional.ofNullable(offers.get(remedy));
  }

  /** The customer's own amount for it, where that is inside the limits (P7). */
  Optional<Offer> offer(Remedy remedy, Money asked) {
    return offer(remedy).flatMap(offer -> lowered(offer, asked));
  }

  /** Every candidate that is not among these, with the reason. */
  List<String> leftOut(List<Offer> chosen, Function<Offer, String> otherwise) {
    var lines = new ArrayList<>(obstacles);
    offers.values().stream()
        .filter(offer -> !chosen.contains(offer))
        .forEach(offer -> lines.add(line(offer.remedy(), otherwise.apply(offer))));
    return lines;
  }

  private Optional<String> moneyObstacle(Remedy remedy, Price price) {
    if (!pricing.hasFigures() && (price.amount().isPositive() || isAmount(remedy))) {
      return Optional.of("no figures for " + situation.order().currency() + " in the policy");
    }
    if (isAmount(remedy) && !price.amount().isPositive()) {
      return Optional.of(
          pricing.left().isPositive() ? "comes to nothing here" : "nothing paid is left to give");
    }
    return Optional.empty();
  }

  /** Whether it is nothing without an amount. Stopping an unpaid order is something. */
  private boolean isAmount(Remedy remedy) {
    return switch (remedy) {
      case COUPON,
          GIFT,
          PASS_ON,
          PARTIAL_REFUND,
          PRICE_REFUND,
          REFUND_ONLY,
          RETURN_REFUND,
          RETURN_AT_OWN_COST ->
          true;
      case CANCEL_REFUND -> !situation.order().state().equals("unpaid");
      default -> false;
    };
  }

  /** Why it is not offered though it could be done. */
  private Optional<String> reluctance(Remedy remedy, Optional<Remedy> wish) {
    var standing = situation.standing();
    if (standing.chosen().contains(remedy)) {
      return Optional.of("was chosen for this order before");
    }
    if (standing.undone().contains(remedy)) {
      return Optional.of("was chosen before and could not be done");
    }
    if (standing.refusedKinds().contains(remedy.kind()) && !wish.equals(Optional.of(remedy))) {
      return Optional.of("the customer turned this kind down");
    }
    return remedy.kind() == Remedy.Kind.REPLACE && wasRefunded()
        ? Optional.of("the money for it was given back")
        : Optional.empty();
  }

  /** Nobody keeps the money and gets the goods as well. */
  private boolean wasRefunded() {
    return situation.standing().chosen().stream()
            .map(Remedy::kind)
            .anyMatch(kind -> kind == Remedy.Kind.MONEY || kind == Remedy.Kind.RETURN)
        && pricing.left().compareTo(pricing.share()) < 0;
  }

  /** What is on the table for these goods stays as it was offered; anything else is priced now. */
  private Offer offer(Remedy remedy, Price price, Money smallest) {
    return situation.standing().offers().stream()
        .filter(offer -> offer.remedy() == remedy && offer.skus().equals(skus))
        .findFirst()
        .orElseGet(() -> priced(remedy, price, needsApproval(remedy, price.cost(), smallest)));
  }

  private Offer priced(Remedy remedy, Price price, boolean needsApproval) {
    var amount = price.amount().isPositive() ? price.amount() : null;
    return new Offer(remedy, amount, price.cost(), skus, needsApproval, price.inWords());
  }

  private boolean needsApproval(Remedy remedy, Money cost, Money smallest) {
    var tooDear =
        policy
            .in(cost.currency())
            .map(figures -> cost.compareTo(figures.approvalAbove()) > 0)
            // Without figures nobody has said what is too much.
            .orElse(remedy.kind() == Remedy.Kind.REPLACE);
    var withoutProof = situation.evidenceRefused() && cost.compareTo(smallest) > 0;
    var secondTime =
        remedy.makesWhole() && situation.standing().chosen().stream().anyMatch(Remedy::makesWhole);
    // Whoever has not been sent anything may have the money back: that is no favour (P42).
    var byRight = remedy == Remedy.CANCEL_REFUND;
    return (tooDear || withoutProof) && !byRight || secondTime;
  }

  private Optional<Offer> lowered(Offer offer, Money asked) {
    var limit = offer.amount();
    if (limit == null
        || !asked.isPositive()
        || !asked.currency().equals(limit.currency())
        || asked.compareTo(limit) > 0) {
      return Optional.empty();
    }
    return Optional.of(
        priced(offer.remedy(), pricing.given(offer.remedy(), asked), offer.needsApproval()));
  }
}
