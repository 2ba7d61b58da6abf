package io.amends.remedy;

import io.amends.commerce.Money;
import io.amends.commerce.Order;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The playbook's rules once more, by brute force: every remedy is judged by a table of letters,
 * every sum is made of plain numbers of minor units, and of all pairs the best is looked for. It
 * shares nothing with the planner but the records: no method of theirs that decides, reckons or
 * sorts is called.
 */
final class PlannerOracle {

  /** Kind, what stands in the way (see {@link #OBSTACLES}), what it costs (see {@link #part}). */
  private record Rule(char kind, String obstacles, String gives, String costs, boolean isWhole) {}

  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          Map.entry("coupon", new Rule('k', "c", "coupon", "C", false)),
          Map.entry("gift", new Rule('k', "c", "gift", "G", false)),
          Map.entry("partial-refund", new Rule('k', "cr", "partial", "A", false)),
          Map.entry("price-refund", new Rule('k', "crP", "fall", "A", false)),
          Map.entry("care-advice", new Rule('k', "", "", "", false)),
          Map.entry("pass-on", new Rule('k', "cra", "gift", "G", false)),
          Map.entry("reship", new Rule('x', "crns0", "", "gf", true)),
          Map.entry("exchange", new Rule('x', "cramtw0", "", "gbf-D", true)),
          Map.entry("exchange-at-own-cost", new Rule('x', "cramtw0", "", "g-", true)),
          Map.entry("repair", new Rule('x', "cra", "", "R", false)),
          Map.entry("return-refund", new Rule('b', "cramtw", "all", "Ab-D", true)),
          Map.entry("return-at-own-cost", new Rule('b', "cramtw", "own", "A-", true)),
          Map.entry("refund-only", new Rule('m', "crnsM", "all", "A", true)),
          Map.entry("cancel-refund", new Rule('m', "crS", "all", "Ak", true)),
          Map.entry("chase-courier", new Rule('c', "cnlz", "late", "A", false)),
          Map.entry("redeliver", new Rule('c', "cnlz", "", "", false)),
          Map.entry("apology", new Rule('p', "", "", "", false)),
          Map.entry("supervisor", new Rule('p', "", "", "V", false)));

  private static final Map<Character, String> OBSTACLES =
      Map.ofEntries(
          Map.entry('c', "the order is closed"),
          Map.entry('r', "a refund is under way"),
          Map.entry('P', "price protection is over"),
          Map.entry('S', "already shipped"),
          Map.entry('n', "not shipped yet"),
          Map.entry('l', "the parcel is lost"),
          Map.entry('z', "the parcel came back"),
          Map.entry('a', "not delivered yet"),
          Map.entry('s', "the parcel is still on its way"),
          Map.entry('m', "made to the customer's order"),
          Map.entry('M', "made to the customer's order"),
          Map.entry('t', "not returnable"),
          Map.entry('w', "return window over"),
          Map.entry('0', "none in stock"));

  /** Of the same use to the customer, with less trouble. */
  private static final String BETTER =
      " reship>exchange reship>repair exchange>repair reship>exchange-at-own-cost exchange>exchange-at-own-cost"
          + " refund-only>return-refund refund-only>return-at-own-cost"
          + " return-refund>return-at-own-cost ";

  private static final String EU =
      " AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ";

  /** What is offered: everything but the words for the agent. */
  record Pick(
      String remedy, @Nullable Long amount, long cost, List<String> skus, boolean approval) {

    static Pick of(Offer offer) {
      var amount = offer.amount();
      return new Pick(
          offer.remedy().code(),
          amount == null ? null : amount.minor(),
          offer.cost().minor(),
          offer.skus(),
          offer.needsApproval());
    }
  }

  /**
   * @param picks two, one or none, the first one first
   * @param reasons of each candidate that is not among them
   */
  record Verdict(List<Pick> picks, Map<String, String> reasons) {}

  private final ShopPolicy policy;
  private final List<PolicyOverride> places;
  private final Situation it;
  private final Order order;
  private final List<Remedy> candidates;
  private final @Nullable Remedy wish;
  private final Map<String, String> reasons = new TreeMap<>();
  private final List<Pick> pool = new ArrayList<>();

  PlannerOracle(
      ShopPolicy policy, Situation situation, List<Remedy> candidates, Optional<Remedy> wish) {
    this.policy = policy;
    this.places = places(policy, situation);
    this.it = situation;
    this.order = situation.order();
    this.candidates = candidates;
    this.wish = wish.orElse(null);
    judge();
  }

  Verdict plan() {
    var standing = pool.stream().filter(this::stands).toList();
    var wished = of(wish);
    var asBefore = standing.size() > 1 && (wished == null || standing.contains(wished));
    var from = asBefore ? standing : pool;
    var fixed = wished != null ? wished : asBefore || standing.isEmpty() ? null : standing.get(0);
    if (asBefore) {
      return verdict(best(from, fixed), pick -> "an earlier offer stands");
    }
    var good = whatMakesGood(fixed);
    var worth = undominated(good, fixed);
    return verdict(
        best(worth, fixed),
        pick -> {
          if (worth.contains(pick)) {
            return "can be done, but is not among the two";
          }
          if (good.contains(pick) && isTooCheapToMend(pick)) {
            return "the goods are worth no more than mending them costs";
          }
          return good.contains(pick)
              ? "another is as good for the customer and costs no more"
              : "does not make good";
        });
  }

  private Verdict verdict(List<Pick> picks, Function<Pick, String> why) {
    var told = new TreeMap<>(reasons);
    pool.stream()
        .filter(pick -> !picks.contains(pick))
        .forEach(pick -> told.put(pick.remedy(), why.apply(pick)));
    return new Verdict(picks, told);
  }

  /** The wish, for just that much: only what needs nobody's leave. */
  Optional<Pick> accept(@Nullable Money asked) {
    var offer = of(wish);
    if (offer == null || offer.approval()) {
      return Optional.empty();
    }
    if (asked == null) {
      return Optional.of(offer);
    }
    var limit = offer.amount();
    var isInside =
        limit != null
            && asked.currency().equals(order.currency())
            && asked.minor() >= 1
            && asked.minor() <= limit;
    return isInside
        ? Optional.of(
            new Pick(
                offer.remedy(),
                asked.minor(),
                cost(RULES.get(offer.remedy()), asked.minor()),
                skus(),
                false))
        : Optional.empty();
  }

  /** All pairs, the one that must be in it first; two of one kind only where there is no other. */
  private static List<Pick> best(List<Pick> from, @Nullable Pick fixed) {
    if (from.size() < 2) {
      return from;
    }
    var oneKind = from.stream().map(PlannerOracle::kind).distinct().count() == 1;
    var rank = new TreeMap<Long, Pick>();
    for (var i = 0; i < from.size(); i++) {
      var later = oneKind && !from.get(i).remedy().equals("coupon") ? 1 : 0;
      rank.put((from.get(i).cost() * 2 + later) * 100 + i, from.get(i));
    }
    var ranked = List.copyOf(rank.values());
    List<Pick> best = List.of();
    var bestScore = Long.MAX_VALUE;
    for (var i = 0; i < ranked.size(); i++) {
      for (var j = i + 1; j < ranked.size(); j++) {
        var pair = List.of(ranked.get(i), ranked.get(j));
        var lacking = fixed != null && !pair.contains(fixed);
        var alike = !oneKind && kind(pair.get(0)) == kind(pair.get(1));
        // Ranks are small: whatever is dearer outweighs every tie.
        var score = (pair.get(0).cost() + pair.get(1).cost()) * 10_000 + i * 100L + j;
        if (!lacking && !alike && score < bestScore) {
          best = pair;
          bestScore = score;
        }
      }
    }
    return best;
  }

  /** P30, P31: of no use as it is, so nobody keeps it while there are two kinds of other ways. */
  private List<Pick> whatMakesGood(@Nullable Pick fixed) {
    var major = it.severity().name().equals("MAJOR");
    var rest = new ArrayList<>(pool);
    rest.removeIf(pick -> major && "kcp".indexOf(kind(pick)) >= 0 && !pick.equals(fixed));
    return rest.stream().map(PlannerOracle::kind).distinct().count() < 2 ? pool : rest;
  }

  /** Without what a cheaper one beats that spares the customer something, while two are left. */
  private List<Pick> undominated(List<Pick> from, @Nullable Pick fixed) {
    var rest = new ArrayList<Pick>();
    for (var pick : from) {
      var beaten = false;
      for (var other : from) {
        var pair = other.remedy() + ">" + pick.remedy();
        var spares = BETTER.contains(" " + pair + " ");
        var least = pick.amount() == null ? 0 : pick.amount();
        var gives = other.amount() == null ? 0 : other.amount();
        beaten |=
            spares
                && gives >= least
                && other.cost() <= pick.cost()
                && (pick.approval() || !other.approval());
      }
      beaten |= isTooCheapToMend(pick);
      if (!beaten || pick.equals(fixed)) {
        rest.add(pick);
      }
    }
    return rest.size() < 2 ? from : rest;
  }

  private boolean isTooCheapToMend(Pick pick) {
    return pick.remedy().equals("repair")
        && goodsCost() <= pick.cost()
        && pool.stream()
            .filter(other -> Set.of("reship", "exchange").contains(other.remedy()))
            .anyMatch(other -> pick.approval() || !other.approval());
  }

  /** The overrides that hold here, the narrowest first, by how much they name. */
  private static List<PolicyOverride> places(ShopPolicy policy, Situation it) {
    var market = market(it.order());
    var channel = it.order().channel() == null ? "" : it.order().channel();
    var rank = new TreeMap<String, PolicyOverride>();
    for (var override : policy.overrides()) {
      var scope = override.scope();
      if (isIn(scope, market, channel, it.items())) {
        var c = scope.category().isEmpty() ? "n" : "y";
        var p = scope.platform().isEmpty() ? "n" : "y";
        var m = scope.market().isEmpty() ? "n" : "y";
        var parts = (c + p + m).replace("n", "").length();
        rank.put(parts + c + p + m, override);
      }
    }
    return List.copyOf(rank.descendingMap().values());
  }

  private static boolean isIn(Scope scope, String market, String channel, List<Order.Item> items) {
    return List.of("", market).contains(scope.market())
        && (scope.platform().isEmpty() || scope.platform().equalsIgnoreCase(channel))
        && (scope.category().isEmpty()
            || items.stream().allMatch(item -> item.category().equals(scope.category())));
  }

  private int limit(Limit limit, int general) {
    for (var place : places) {
      if (place.limits().containsKey(limit)) {
        return place.limits().get(limit);
      }
    }
    return general;
  }

  private int least(Limit limit, List<Order.Item> items) {
    var least = 0;
    for (var floor : policy.floors()) {
      var channel = order.channel() == null ? "" : order.channel();
      if (floor.limit() == limit && isIn(floor.scope(), market(), channel, items)) {
        least = Math.max(least, floor.least());
      }
    }
    return least;
  }

  /** An amount by its key in the file. */
  private long amount(String key, Money general) {
    for (var place : places) {
      for (var value : place.figures().getOrDefault(key, List.of())) {
        if (value.currency().equals(order.currency())) {
          return value.minor();
        }
      }
    }
    return general.minor();
  }

  private static char kind(Pick pick) {
    return RULES.get(pick.remedy()).kind();
  }

  private @Nullable Pick of(@Nullable Remedy remedy) {
    return remedy == null
        ? null
        : pool.stream().filter(p -> p.remedy().equals(remedy.code())).findFirst().orElse(null);
  }

  private boolean stands(Pick pick) {
    return it.standing().offers().stream().anyMatch(offer -> Pick.of(offer).equals(pick));
  }

  private void judge() {
    var possible = new ArrayList<String>();
    var smallest = Long.MAX_VALUE;
    for (var remedy : candidates) {
      var code = remedy.code();
      var why = obstacle(code);
      if (!why.isEmpty()) {
        reasons.put(code, why);
      } else {
        possible.add(code);
        var rule = RULES.get(code);
        smallest = Math.min(smallest, cost(rule, gives(rule)));
      }
    }
    for (var code : possible) {
      var why = history(code);
      if (!why.isEmpty()) {
        reasons.put(code, why);
      } else {
        pool.add(pick(code, smallest));
      }
    }
  }

  private Pick pick(String code, long smallest) {
    for (var offer : it.standing().offers()) {
      if (offer.remedy().code().equals(code) && offer.skus().equals(skus())) {
        return Pick.of(offer);
      }
    }
    var rule = RULES.get(code);
    var amount = gives(rule);
    var cost = cost(rule, amount);
    var figures = policy.figures().get(order.currency());
    var approval =
        figures == null
            ? rule.kind() == 'x'
            : cost > amount("approval-above", figures.approvalAbove());
    approval |= it.evidenceRefused() && cost > smallest;
    approval &= !code.equals("cancel-refund"); // unsent goods: the money is the customer's
    approval |= rule.isWhole() && chosenCodes().stream().anyMatch(c -> RULES.get(c).isWhole());
    return new Pick(code, amount > 0 ? amount : null, cost, skus(), approval);
  }

  private String obstacle(String code) {
    var rule = RULES.get(code);
    for (var letter : rule.obstacles().toCharArray()) {
      if (isInTheWay(letter)) {
        return OBSTACLES.get(letter);
      }
    }
    var unpaidStop = code.equals("cancel-refund") && order.state().equals("unpaid");
    var isMoney = !rule.gives().isEmpty() && !rule.gives().equals("late") && !unpaidStop;
    var amount = gives(rule);
    if (policy.figures().get(order.currency()) == null && (amount > 0 || isMoney)) {
      return "no figures for " + order.currency() + " in the policy";
    }
    if (isMoney && amount <= 0) {
      return left() > 0 ? "comes to nothing here" : "nothing paid is left to give";
    }
    return "";
  }

  private String history(String code) {
    var rule = RULES.get(code);
    if (chosenCodes().contains(code)) {
      return "was chosen for this order before";
    }
    if (it.standing().undone().stream().anyMatch(gone -> gone.code().equals(code))) {
      return "was chosen before and could not be done";
    }
    var asked = wish != null && wish.code().equals(code);
    for (var kind : it.standing().refusedKinds()) {
      if ("krbmcp".charAt(kind.ordinal()) == (rule.kind() == 'x' ? 'r' : rule.kind()) && !asked) {
        return "the customer turned this kind down";
      }
    }
    var back =
        chosenCodes().stream().anyMatch(c -> "mb".indexOf(RULES.get(c).kind()) >= 0)
            && left() < share();
    return rule.kind() == 'x' && back ? "the money for it was given back" : "";
  }

  private List<String> chosenCodes() {
    return it.standing().chosen().stream().map(Remedy::code).toList();
  }

  private boolean isInTheWay(char letter) {
    return switch (letter) {
      case 'c' -> order.state().equals("closed");
      case 'r' -> order.state().equals("refunding");
      case 'P' -> !isProtected();
      case 'S' -> isShipped();
      case 'n' -> !isShipped();
      case 'l' -> parcel().equals("lost");
      case 'z' -> isBack();
      case 'a' -> !isDelivered();
      case 's' -> !isDelivered() && !isLost() && !isBack();
      case 'm' -> it.items().stream().anyMatch(Order.Item::customised);
      case 'M' -> isDelivered() && it.items().stream().anyMatch(Order.Item::customised);
      case 't' -> !it.defective() && it.items().stream().anyMatch(item -> !item.returnable());
      case 'w' -> it.items().stream().anyMatch(item -> !isInWindow(item));
      case '0' -> it.items().stream().anyMatch(i -> i.stock() != null && i.stock() < i.quantity());
      default -> throw new AssertionError(letter);
    };
  }

  private String parcel() {
    return order.shipment().state();
  }

  private boolean isOut() {
    return List.of("in-transit", "out-for-delivery", "held", "returned", "lost").contains(parcel());
  }

  private boolean isDelivered() {
    if (order.deliveredAt() != null) {
      return !parcel().equals("lost");
    }
    return !isOut() && (parcel().equals("delivered") || order.state().equals("completed"));
  }

  private boolean isShipped() {
    return order.shippedAt() != null || order.state().equals("shipped") || isOut() || isDelivered();
  }

  private boolean isBack() {
    return parcel().equals("returned") && !isDelivered();
  }

  /** P37, P25. */
  private boolean isLost() {
    if (parcel().equals("lost")) {
      return true;
    }
    if (!isShipped() || isDelivered() || isBack()) {
      return false;
    }
    var to = order.destination();
    if (to != null && to.international()) {
      return order.shippedAt() != null && seconds(order.shippedAt()) > 35 * 86_400L;
    }
    var moved = order.shippedAt();
    var scan = lastScan();
    if (scan != null && (moved == null || scan.isAfter(moved))) {
      moved = scan;
    }
    return (moved != null && seconds(moved) >= 7 * 86_400L)
        || (order.promisedBy() != null && seconds(order.promisedBy()) >= 7 * 86_400L);
  }

  private @Nullable Instant lastScan() {
    Instant last = null;
    for (var movement : order.shipment().events()) {
      last = last == null || movement.at().isAfter(last) ? movement.at() : last;
    }
    return last;
  }

  private long seconds(Instant since) {
    return Duration.between(since, it.now()).toSeconds();
  }

  private String market() {
    return market(order);
  }

  private static String market(Order order) {
    var to = order.destination();
    var country = to == null ? "" : to.country();
    if (country.isBlank()) {
      return switch (order.currency()) {
        case "CNY" -> "CN";
        case "EUR" -> "EU";
        default -> "elsewhere";
      };
    }
    if (country.equals("CN")) {
      return "CN";
    }
    return EU.contains(" " + country + " ") ? "EU" : "elsewhere";
  }

  private boolean isInWindow(Order.Item item) {
    var at = order.deliveredAt();
    if (!isDelivered()) {
      return false;
    }
    if (at == null) {
      at = parcel().equals("delivered") ? lastScan() : null;
    }
    var days =
        item.returnWindowDays() != null
            ? item.returnWindowDays()
            : limit(Limit.RETURN_WINDOW_DAYS, policy.returnWindowDays().get(market()));
    days = Math.max(days, least(Limit.RETURN_WINDOW_DAYS, List.of(item)));
    return at != null && seconds(at) < (days + 1) * 86_400L;
  }

  private boolean isProtected() {
    var days =
        order.protectionDays() != null
            ? order.protectionDays()
            : limit(Limit.PRICE_PROTECTION_DAYS, policy.priceProtectionDays());
    days = Math.max(days, least(Limit.PRICE_PROTECTION_DAYS, order.items()));
    return order.paidAt() != null && seconds(order.paidAt()) < (days + 1) * 86_400L;
  }

  private long gives(Rule rule) {
    var figures = policy.figures().get(order.currency());
    var amount =
        switch (rule.gives()) {
          case "" -> 0L;
          case "all" -> share();
          case "own" -> market().equals("EU") ? share() : shares(false);
          case "fall" -> fall();
          default -> figures == null ? 0L : figure(rule.gives(), figures);
        };
    return Math.min(amount, left());
  }

  private long figure(String name, ShopPolicy.Figures figures) {
    return switch (name) {
      case "coupon" ->
          Math.min(
              amount("coupon-max", figures.couponMax()),
              Math.max(
                  amount("coupon-min", figures.couponMin()),
                  percent(goods(), limit(Limit.COUPON_PERCENT, policy.couponPercent()))));
      case "gift" -> amount("gift-max", figures.giftMax());
      case "partial" ->
          Math.min(
              amount("partial-refund-max", figures.partialRefundMax()),
              percent(goods(), partialPercent()));
      case "late" -> isLate() ? amount("delay-compensation", figures.delayCompensation()) : 0;
      default -> throw new AssertionError(name);
    };
  }

  private int partialPercent() {
    var ladder = policy.partialRefundPercent();
    for (var i = places.size() - 1; i >= 0; i--) {
      var own = places.get(i).partialRefundPercent();
      ladder = own.isEmpty() ? ladder : own;
    }
    var step = 0;
    while (step < it.standing().step() && step < policy.ladderSteps() && step < ladder.size() - 1) {
      step++;
    }
    return ladder.isEmpty() ? 0 : ladder.get(step);
  }

  private boolean isLate() {
    var promise = order.promisedBy();
    return !isDelivered() && (promise == null || it.now().isAfter(promise));
  }

  private long fall() {
    var sum = 0L;
    for (var item : it.items()) {
      if (item.priceNow() != null) {
        var fallen = item.price().minor() - item.priceNow().minor();
        sum += fallen > 0 ? fallen * item.quantity() : 0;
      }
    }
    return sum;
  }

  private long goods() {
    return it.items().stream().mapToLong(i -> i.price().minor() * i.quantity()).sum();
  }

  private long goodsCost() {
    var sum = 0L;
    for (var item : it.items()) {
      sum +=
          item.cost() != null
              ? item.cost().minor() * item.quantity()
              : percent(
                  item.price().minor() * item.quantity(),
                  limit(Limit.UNKNOWN_COST_PERCENT, policy.unknownCostPercent()));
    }
    return sum;
  }

  private long cost(Rule rule, long amount) {
    var sum = 0L;
    for (var part : rule.costs().toCharArray()) {
      sum += part(part, amount);
    }
    return sum;
  }

  private long part(char part, long amount) {
    var figures = policy.figures().get(order.currency());
    var hasFigures = figures != null;
    var backDefault = hasFigures ? amount("return-freight", figures.returnFreight()) : 0;
    var back = order.amounts().returnFreight();
    var again = order.amounts().reshipFreight();
    return switch (part) {
      case 'A' -> amount;
      case 'C' -> percent(amount, limit(Limit.COUPON_COST_PERCENT, policy.couponCostPercent()));
      case 'G' -> percent(amount, limit(Limit.GIFT_COST_PERCENT, policy.giftCostPercent()));
      case 'g' -> goodsCost();
      case 'k' -> amount > 0 ? -goodsCost() : 0;
      case 'b' -> back != null ? back.minor() : backDefault;
      case 'f' -> again != null ? again.minor() : backDefault;
      case '-' ->
          it.defective()
              ? 0
              : -percent(goodsCost(), limit(Limit.RESALE_PERCENT, policy.resalePercent()));
      case 'R' ->
          hasFigures
              ? amount("repair", figures.repair())
                  * it.items().stream().mapToLong(i -> i.quantity()).sum()
              : 0;
      case 'V' -> hasFigures ? amount("supervisor", figures.supervisor()) : 0;
      case 'D' ->
          hasFigures && it.defective() && "ebay".equalsIgnoreCase(order.channel())
              ? amount("platform-defect", figures.platformDefect())
              : 0;
      default -> throw new AssertionError(part);
    };
  }

  private static long percent(long minor, int percent) {
    return BigInteger.valueOf(minor)
        .multiply(BigInteger.valueOf(percent))
        .divide(BigInteger.valueOf(100))
        .longValueExact();
  }

  private long paid() {
    return order.state().equals("unpaid") ? 0 : order.amounts().paid().minor();
  }

  private long left() {
    var left = paid();
    for (var given : it.standing().given()) {
      left -= given.currency().equals(order.currency()) ? given.minor() : 0;
    }
    return Math.max(0, left);
  }

  private long share() {
    return shares(true);
  }

  /**
   * Piece by piece: who is complained of, and what was paid for him. All of the order is all that
   * was paid.
   */
  private long shares(boolean withFreight) {
    var lines = order.items();
    var meant = new long[lines.size()];
    var wanted = new TreeMap<String, Integer>();
    it.items().forEach(item -> wanted.merge(item.sku(), item.quantity(), Integer::sum));
    var whole = true;
    for (var i = 0; i < lines.size(); i++) {
      while (meant[i] < lines.get(i).quantity() && wanted.getOrDefault(lines.get(i).sku(), 0) > 0) {
        meant[i]++;
        wanted.merge(lines.get(i).sku(), -1, Integer::sum);
      }
      whole &= meant[i] == lines.get(i).quantity();
    }
    if (whole && withFreight) {
      return paid();
    }
    var shares = spread();
    var sum = 0L;
    for (var i = 0; i < lines.size(); i++) {
      sum += lines.get(i).quantity() == 0 ? 0 : shares[i] * meant[i] / lines.get(i).quantity();
    }
    return sum;
  }

  /** Largest remainder, a unit at a time. */
  private long[] spread() {
    var lines = order.items();
    var weights = new long[lines.size() + 1];
    var all = 0L;
    for (var i = 0; i < weights.length; i++) {
      weights[i] =
          i < lines.size()
              ? lines.get(i).price().minor() * lines.get(i).quantity()
              : order.amounts().freight().minor();
      all += weights[i];
    }
    var shares = new long[weights.length];
    if (all == 0) {
      shares[lines.size()] = paid();
      return shares;
    }
    var rest = new long[weights.length];
    var left = paid();
    for (var i = 0; i < weights.length; i++) {
      shares[i] = paid() * weights[i] / all;
      rest[i] = paid() * weights[i] % all;
      left -= shares[i];
    }
    for (; left > 0; left--) {
      var most = 0;
      for (var i = 1; i < rest.length; i++) {
        most = rest[i] > rest[most] ? i : most;
      }
      shares[most]++;
      rest[most] = -1;
    }
    return shares;
  }

  private List<String> skus() {
    return it.items().stream().map(Order.Item::sku).toList();
  }
}
