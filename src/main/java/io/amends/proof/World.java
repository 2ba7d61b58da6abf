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
import io.amends.proof.Trips.Counted;
import io.amends.proof.Trips.Trip;
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
  private static final Map<String, String> COUNTRIES =
      Map.of("CN", "CN", "EU", "DE", "elsewhere", "US");
  private static final Trip ARRIVED =
      new Trip("completed", "delivered", true, null, null, null, false);

  private final ShopPolicy policy;
  private final CutPoints points;
  private final Set<String> looksAt;

  /** The facts of an order's way that some condition looks at. */
  private final List<String> told;

  private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
  private final Map<String, Dimension> byFact = new HashMap<>();

  /**
   * How an order came so far and where it is.
   *
   * @param feature what of it decides which remedies are allowed
   * @param money what of it decides what they give and cost: late, paid, under which law
   */
  record Place(Trip trip, Stay stay, String feature, String money) {}

  /**
   * @param flows that are seen together: one, and those it goes on with
   */
  World(FlowBook book, Collection<Flow> flows, Trips trips, CutPoints points) {
    this.policy = book.policy();
    this.points = points;
    this.looksAt = new LinkedHashSet<>();
    flows.stream().flatMap(CutPoints::whens).forEach(when -> looksAt.addAll(when.keySet()));
    this.told = placeFacts().stream().filter(looksAt::contains).toList();
    add(single(LOOKUP, List.of(FOUND, "unavailable", "not-found")));
    add(new Dimension("way", placeFacts(), true, places(trips)));
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

  private static Set<String> placeFacts() {
    return Set.of(
        "order.state",
        "shipment.state",
        "shipped",
        "delivered",
        "counts-as-lost",
        "days-late",
        "days-still",
        "days-since-delivery",
        "international",
        "market",
        "in-return-window");
  }

  private List<Alternative> places(Trips trips) {
    var merged = new LinkedHashMap<String, Counted>();
    for (var trip : trips.all()) {
      var key = new StringBuilder(trip.seen().feature());
      for (var fact : told) {
        key.append(' ').append(trip.seen().facts().get(fact));
      }
      if (looksAt.contains("international")) {
        key.append(trip.trip().abroad());
      }
      merged.merge(
          key.toString(),
          trip,
          (one, other) -> new Counted(one.trip(), one.seen(), one.count() + other.count()));
    }
    var stays = new HashMap<String, List<Alternative>>();
    COUNTRIES.keySet().forEach(market -> stays.put(market, stays(market)));
    var places = new LinkedHashMap<String, Alternative>();
    for (var trip : merged.values()) {
      for (var market : new TreeSet<>(COUNTRIES.keySet())) {
        if (trip.seen().isDayKnown()) {
          stays
              .getOrDefault(market, List.of())
              .forEach(stay -> addPlaces(trip, market, stay, places));
        } else {
          var stay = new Stay(COUNTRIES.getOrDefault(market, market), 0, null);
          addPlaces(trip, market, new Alternative(Map.of(), 1, stay), places);
        }
      }
    }
    return List.copyOf(places.values());
  }

  private void addPlaces(
      Counted trip, String market, Alternative stay, Map<String, Alternative> places) {
    var facts = new HashMap<>(trip.seen().facts());
    facts.putAll(stay.facts());
    facts.put("market", market);
    var window = stay.facts().getOrDefault("in-return-window", "");
    facts.keySet().retainAll(looksAt);
    var feature = trip.seen().feature() + window;
    var money = trip.seen().money() + (market.equals("EU") ? market : "");
    var place = new Place(trip.trip(), (Stay) stay.sample(), feature, money);
    var count = trip.count() * stay.count();
    if (looksAt.contains("international")) {
      // Half of the ways are abroad; where the shop names no destination nobody knows.
      facts.put("international", trip.trip().abroad() ? "yes" : "no");
      add(new Alternative(facts, count, place), places);
      facts.remove("international");
    }
    add(new Alternative(facts, count, place), places);
  }

  private void add(Alternative place, Map<String, Alternative> places) {
    var sample = (Place) place.sample();
    var key = new StringBuilder(sample.feature()).append(sample.money());
    for (var fact : told) {
      key.append(' ').append(place.fact(fact));
    }
    places.merge(
        key.toString(),
        place,
        (one, more) -> new Alternative(one.facts(), one.count() + more.count(), one.sample()));
  }

  /** Each day around the end of the window, with the article's own window and without. */
  private List<Alternative> stays(String market) {
    var days = new TreeSet<>(points.of("days-since-delivery"));
    days.add(0);
    windows().forEach(window -> days.addAll(CutPoints.around(window)));
    var stays = new LinkedHashMap<Map<String, String>, Alternative>();
    for (var own : new @Nullable Integer[] {null, 0}) {
      for (var day : days) {
        for (var platform : Prices.platforms(policy)) {
          for (var category : Prices.categories(policy)) {
            var stay = new Stay(COUNTRIES.getOrDefault(market, market), day, own);
            var bill = new Bill("CNY", 1, null, null, null, null, true, platform, category);
            var order =
                Samples.order(ARRIVED, stay, new Goods(false, true, null), Payment.TODAY, bill);
            var facts = new HashMap<>(PolicyFacts.of(policy, order, order.items(), Trips.NOW));
            facts.keySet().retainAll(Set.of("in-return-window"));
            if (looksAt.contains("days-since-delivery")) {
              facts.put("days-since-delivery", Integer.toString(day));
            }
            stays.merge(
                facts,
                new Alternative(facts, 1, stay),
                (one, more) -> new Alternative(facts, one.count() + 1, one.sample()));
          }
        }
      }
    }
    return List.copyOf(stays.values());
  }

  private Set<Integer> windows() {
    var windows = new TreeSet<>(policy.returnWindowDays().values());
    limits(Limit.RETURN_WINDOW_DAYS, windows);
    return windows;
  }

  private void limits(Limit limit, Set<Integer> into) {
    policy.overrides().stream()
        .map(override -> override.limits().get(limit))
        .filter(days -> days != null)
        .forEach(into::add);
    policy.floors().stream()
        .filter(floor -> floor.limit() == limit)
        .forEach(floor -> into.add(floor.least()));
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
    limits(Limit.PRICE_PROTECTION_DAYS, protections);
    protections.forEach(protection -> days.addAll(CutPoints.around(protection)));
    var times = new ArrayList<@Nullable Integer>(days);
    times.add(null);
    var payments = new LinkedHashMap<Map<String, String>, Alternative>();
    for (var own : new @Nullable Integer[] {null, 0}) {
      for (var day : times) {
        var payment = new Payment(day, own);
        var order =
            Samples.order(
                ARRIVED,
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
