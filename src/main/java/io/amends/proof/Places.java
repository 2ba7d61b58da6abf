package io.amends.proof;

import io.amends.proof.Samples.Bill;
import io.amends.proof.Samples.Goods;
import io.amends.proof.Samples.Payment;
import io.amends.proof.Samples.Stay;
import io.amends.proof.Trips.Counted;
import io.amends.proof.Trips.Trip;
import io.amends.remedy.Limit;
import io.amends.remedy.PolicyFacts;
import io.amends.remedy.ShopPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How orders came so far and where they are: each way that an order can have come, in each market,
 * and where it arrived, each day around the end of its return window. Told apart only as far as
 * somebody looks; flows that look at the same share them. Not thread-safe.
 */
final class Places {

  private static final Set<String> FACTS =
      Set.of(
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

  /** Its law gives back the price of the delivery, too. */
  private static final String EUROPE = "EU";

  private static final Map<String, String> COUNTRIES =
      Map.of("CN", "CN", EUROPE, "DE", "elsewhere", "US");

  static final Trip ARRIVED = new Trip("completed", "delivered", true, null, null, null, false);

  private final ShopPolicy policy;
  private final CutPoints points;
  private final Trips trips;

  /** Markets in which a remedy may give or cost something else. */
  private final Set<String> ownRules = new HashSet<>();

  private final Map<Set<String>, Dimension> made = new HashMap<>();

  /**
   * @param feature what of it decides which remedies are allowed
   * @param money what of it decides what they give and cost: late, paid, under which law or policy
   */
  record Place(Trip trip, Stay stay, String feature, String money) {}

  Places(ShopPolicy policy, CutPoints points) {
    this.policy = policy;
    this.points = points;
    this.trips = new Trips(points);
    ownRules.add(EUROPE);
    policy.overrides().forEach(override -> ownRules.add(override.scope().market()));
    policy.floors().forEach(floor -> ownRules.add(floor.scope().market()));
  }

  /**
   * All of them, told apart by these facts and by what plans look at.
   *
   * @param looksAt facts that some condition looks at; others than those of a place do not matter
   */
  Dimension seen(Set<String> looksAt) {
    var told = new TreeSet<>(looksAt);
    told.retainAll(FACTS);
    return made.computeIfAbsent(
        Set.copyOf(told), t -> new Dimension("way", FACTS, true, new Telling(told).all()));
  }

  /** The places that some facts tell apart. */
  private final class Telling {

    private final Set<String> told;
    private final boolean tellsAbroad;
    private final Map<String, Alternative> places = new LinkedHashMap<>();

    Telling(Set<String> told) {
      this.told = told;
      this.tellsAbroad = told.contains("international");
    }

    List<Alternative> all() {
      var stays = new HashMap<String, List<Alternative>>();
      COUNTRIES.keySet().forEach(market -> stays.put(market, stays(market)));
      for (var trip : merged()) {
        for (var market : new TreeSet<>(COUNTRIES.keySet())) {
          if (trip.seen().isDayKnown()) {
            stays.getOrDefault(market, List.of()).forEach(stay -> add(trip, market, stay));
          } else {
            var stay = new Stay(COUNTRIES.getOrDefault(market, market), 0, null);
            add(trip, market, new Alternative(Map.of(), 1, stay));
          }
        }
      }
      return List.copyOf(places.values());
    }

    private Collection<Counted> merged() {
      var merged = new LinkedHashMap<String, Counted>();
      for (var trip : trips.all()) {
        var key = new StringBuilder(trip.seen().feature());
        for (var fact : told) {
          key.append(' ').append(trip.seen().facts().get(fact));
        }
        if (tellsAbroad) {
          key.append(trip.trip().abroad());
        }
        merged.merge(
            key.toString(),
            trip,
            (one, other) -> new Counted(one.trip(), one.seen(), one.count() + other.count()));
      }
      return merged.values();
    }

    private void add(Counted trip, String market, Alternative stay) {
      var facts = new HashMap<>(trip.seen().facts());
      facts.putAll(stay.facts());
      facts.put("market", market);
      var window = stay.facts().getOrDefault("in-return-window", "");
      facts.keySet().retainAll(told);
      var feature = trip.seen().feature() + window;
      var money = trip.seen().money() + (ownRules.contains(market) ? market : "");
      var place = new Place(trip.trip(), (Stay) stay.sample(), feature, money);
      var count = trip.count() * stay.count();
      if (tellsAbroad) {
        // Half of the ways are abroad; where the shop names no destination nobody knows.
        facts.put("international", trip.trip().abroad() ? "yes" : "no");
        add(facts, count, place);
        facts.remove("international");
      }
      add(facts, count, place);
    }

    private void add(Map<String, String> facts, long count, Place place) {
      var key = new StringBuilder(place.feature()).append(place.money());
      for (var fact : told) {
        key.append(' ').append(facts.get(fact));
      }
      places.compute(
          key.toString(),
          (k, one) ->
              one == null
                  ? new Alternative(facts, count, place)
                  : new Alternative(one.facts(), one.count() + count, one.sample()));
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
              if (told.contains("days-since-delivery")) {
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
  }

  private Set<Integer> windows() {
    var windows = new TreeSet<>(policy.returnWindowDays().values());
    windows.addAll(CutPoints.limits(policy, Limit.RETURN_WINDOW_DAYS));
    return windows;
  }
}
