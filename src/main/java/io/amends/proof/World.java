package io.amends.proof;

import io.amends.conversation.Wishes;
import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Step.Ask;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Vocabulary;
import io.amends.proof.Samples.Bill;
import io.amends.proof.Samples.Goods;
import io.amends.proof.Samples.Payment;
import io.amends.proof.Samples.Stay;
import io.amends.remedy.Limit;
import io.amends.remedy.PolicyFacts;
import io.amends.remedy.ShopPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that can be true where some flows meet: the dimensions of their combinations. What the flows
 * do not look at, and no plan does, is not told apart in it.
 */
final class World {

  static final String LOOKUP = "lookup";
  static final String FOUND = "found";
  static final String SLOT = "slot.";
  static final String WISH = "slot.wish";
  static final String PHOTO = "slot.photo";

  private final ShopPolicy policy;
  private final CutPoints points;
  private final Set<String> looksAt;

  private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
  private final Map<String, Dimension> byFact = new HashMap<>();

  /**
   * @param flows that are seen together: one, and those it goes on with
   */
  World(FlowBook book, Collection<Flow> flows, Places places, CutPoints points) {
    this.policy = book.policy();
    this.points = points;
    this.looksAt = new LinkedHashSet<>();
    flows.stream().flatMap(CutPoints::whens).forEach(when -> looksAt.addAll(when.keySet()));
    add(single(LOOKUP, List.of(FOUND, "unavailable", "not-found")));
    add(places.seen(looksAt));
    add(new Dimension("goods", Set.of("customised", "returnable"), true, goods()));
    add(lines());
    add(payments());
    add(new Dimension("price", Set.of("price-fell"), true, prices()));
    add(numbers("mood", List.of(0, 1, 2, 3, 4)));
    for (var risk : List.of("review-threat", "platform-complaint")) {
      add(new Dimension(risk, Set.of(risk), false, words(risk, List.of("yes", "no"))));
    }
    var codes = new LinkedHashSet<String>();
    flows.forEach(flow -> codes.addAll(flow.startsOn()));
    add(new Dimension("subject", Set.of("subject"), false, words("subject", codes)));
    for (var slot : slots(flows)) {
      add(single(SLOT + slot, values(slot, flows)));
    }
  }

  Dimension dimension(String name) {
    var found = dimensions.get(name);
    if (found == null) {
      throw new IllegalArgumentException("there is no dimension " + name);
    }
    return found;
  }

  /** The dimension that a fact is part of. */
  Dimension of(String fact) {
    var found = byFact.get(fact);
    if (found == null) {
      throw new IllegalArgumentException("no dimension has " + fact);
    }
    return found;
  }

  Dimension lookup() {
    return dimension(LOOKUP);
  }

  private void add(Dimension dimension) {
    dimensions.put(dimension.name(), dimension);
    dimension.facts().forEach(fact -> byFact.put(fact, dimension));
  }

  private static List<Alternative> goods() {
    var goods = new ArrayList<Alternative>();
    for (var customised : List.of(false, true)) {
      for (var returnable : List.of(false, true)) {
        for (var stock : new @Nullable Integer[] {null, 0, 1}) {
          goods.add(
              new Alternative(
                  Map.of("customised", word(customised), "returnable", word(returnable)),
                  1,
                  new Goods(customised, returnable, stock)));
        }
      }
    }
    return goods;
  }

  private Dimension lines() {
    var counts = new TreeSet<>(points.of("order.items"));
    counts.addAll(List.of(1, 2));
    counts.remove(0);
    return new Dimension(
        "lines", Set.of("order.items"), true, numbers("order.items", counts).all());
  }

  private Dimension payments() {
    var days = new TreeSet<>(points.of("days-since-paid"));
    days.add(0);
    var protections = new TreeSet<>(Set.of(policy.priceProtectionDays()));
    protections.addAll(CutPoints.limits(policy, Limit.PRICE_PROTECTION_DAYS));
    protections.forEach(protection -> days.addAll(CutPoints.around(protection)));
    var times = new ArrayList<@Nullable Integer>(days);
    times.add(null);
    var payments = new LinkedHashMap<Map<String, String>, Alternative>();
    for (var own : new @Nullable Integer[] {null, 0}) {
      for (var day : times) {
        var payment = new Payment(day, own);
        var order =
            Samples.order(
                Places.ARRIVED,
                Stay.HERE,
                new Goods(false, true, null),
                payment,
                new Bill("CNY", 1, null, null, null, null, true, "", ""));
        var facts = new HashMap<>(PolicyFacts.of(policy, order, order.items(), Trips.NOW));
        facts.keySet().retainAll(Set.of("in-price-protection"));
        if (day != null && looksAt.contains("days-since-paid")) {
          facts.put("days-since-paid", Integer.toString(day));
        }
        payments.merge(
            facts,
            new Alternative(facts, 1, payment),
            (one, more) -> new Alternative(facts, one.count() + 1, one.sample()));
      }
    }
    return new Dimension(
        "payment",
        Set.of("in-price-protection", "days-since-paid"),
        true,
        List.copyOf(payments.values()));
  }

  private static List<Alternative> prices() {
    var prices = new ArrayList<Alternative>();
    for (var fall : Prices.Fall.values()) {
      var facts =
          fall.fact().isEmpty() ? Map.<String, String>of() : Map.of("price-fell", fall.fact());
      prices.add(new Alternative(facts, 1, fall));
    }
    return prices;
  }

  /** Slots that some condition or some plan looks at. */
  private Set<String> slots(Collection<Flow> flows) {
    var slots = new TreeSet<>(Set.of("wish", "photo"));
    looksAt.stream()
        .filter(fact -> fact.startsWith(SLOT))
        .forEach(fact -> slots.add(fact.substring(SLOT.length())));
    asks(flows).forEach(ask -> slots.add(ask.slot()));
    return slots;
  }

  private static List<Ask> asks(Collection<Flow> flows) {
    return flows.stream()
        .flatMap(flow -> flow.clarify().stream())
        .filter(Ask.class::isInstance)
        .map(Ask.class::cast)
        .toList();
  }

  /** What a slot can hold beside nothing. */
  private static List<String> values(String slot, Collection<Flow> flows) {
    if (slot.equals("wish")) {
      var wishes = new ArrayList<>(Wishes.codes());
      wishes.add("open");
      return wishes;
    }
    if (slot.equals("photo")) {
      return List.of("sent", "promised", "refused");
    }
    var answer =
        asks(flows).stream()
            .filter(ask -> ask.slot().equals(slot))
            .map(Ask::answer)
            .findFirst()
            .orElseGet(() -> Vocabulary.SLOTS.getOrDefault(slot, Flow.Answer.TEXT));
    return switch (answer) {
      case YES_NO -> List.of("yes", "no", "open");
      case DAY -> List.of("2026-11-12", "none", "open");
      case TEXT -> withMentioned(slot, List.of("in words", "none"), flows);
      case NAMED -> withMentioned(slot, List.of("named"), flows);
    };
  }

  /** A text can be any word that a condition waits for. */
  private static List<String> withMentioned(
      String slot, List<String> values, Collection<Flow> flows) {
    var all = new LinkedHashSet<>(values);
    flows.stream()
        .flatMap(CutPoints::whens)
        .map(when -> when.get(SLOT + slot))
        .filter(Condition.AnyOf.class::isInstance)
        .forEach(any -> all.addAll(((Condition.AnyOf) any).words()));
    return List.copyOf(all);
  }

  /** A fact that is one of these, or is not known. */
  private static Dimension single(String fact, Collection<String> values) {
    var all = new ArrayList<>(words(fact, values));
    all.add(new Alternative(Map.of(), 1, ""));
    return new Dimension(fact, Set.of(fact), false, all);
  }

  private static Dimension numbers(String fact, Collection<Integer> values) {
    var words = words(fact, values.stream().map(String::valueOf).toList());
    return new Dimension(fact, Set.of(fact), false, words);
  }

  private static List<Alternative> words(String fact, Collection<String> values) {
    return values.stream().map(v -> new Alternative(Map.of(fact, v), 1, v)).toList();
  }

  private static String word(boolean value) {
    return value ? "yes" : "no";
  }
}
