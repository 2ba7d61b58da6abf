package io.amends.proof;

import io.amends.commerce.FactSheet;
import io.amends.commerce.Journey;
import io.amends.commerce.Order;
import io.amends.dialog.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every way that an order can have come so far: its state and its parcel's, and for each of its
 * times, whether it is known, and at each cut point. Those that no condition and no plan can tell
 * apart are counted together.
 */
final class Trips {

  static final Instant NOW = Instant.parse("2026-11-10T08:00:00Z");

  /** P37 and P25: without movement, past the promise, abroad. */
  private static final List<Integer> STILL_OR_OVERDUE = List.of(7);

  private static final List<Integer> ABROAD = List.of(35);

  private final Map<String, Counted> trips = new LinkedHashMap<>();

  /**
   * @param state of the order
   * @param parcel state of the shipment
   * @param delivered whether the shop says when it arrived
   * @param abroad whether it goes to another country
   */
  record Trip(
      String state,
      String parcel,
      boolean delivered,
      @Nullable Instant shippedAt,
      @Nullable Instant promisedBy,
      @Nullable Instant movedAt,
      boolean abroad) {}

  /** What is true of it for conditions, and what a plan looks at besides. */
  record Seen(Map<String, String> facts, String feature, String money, boolean isDayKnown) {}

  /** So many trips look like this one. */
  record Counted(Trip trip, Seen seen, long count) {}

  Trips(CutPoints points) {
    var shipped = times(false, points.of("days-still"), STILL_OR_OVERDUE, ABROAD);
    var moved = times(false, points.of("days-still"), STILL_OR_OVERDUE);
    var promised = times(true, points.of("days-late"), STILL_OR_OVERDUE);
    promised.add(NOW.plus(Duration.ofDays(1)));
    for (var state : Vocabulary.ORDER_STATES) {
      for (var parcel : Vocabulary.SHIPMENT_STATES) {
        for (var delivered : List.of(false, true)) {
          for (var abroad : List.of(false, true)) {
            for (var shippedAt : shipped) {
              for (var promisedBy : promised) {
                for (var movedAt : moved) {
                  add(new Trip(state, parcel, delivered, shippedAt, promisedBy, movedAt, abroad));
                }
              }
            }
          }
        }
      }
    }
  }

  /** Each kind once, with how many there are. */
  Collection<Counted> all() {
    return trips.values();
  }

  private void add(Trip trip) {
    var order = Samples.order(trip);
    var key = looks(order) + trip.abroad();
    var before = trips.get(key);
    trips.put(
        key,
        before == null
            ? new Counted(trip, seen(order), 1)
            : new Counted(before.trip(), before.seen(), before.count() + 1));
  }

  /** Orders of the same looks are seen alike; told quickly, for there are many. */
  private static String looks(Order order) {
    var journey = new Journey(order, NOW);
    return new StringBuilder(64)
        .append(order.state())
        .append(order.shipment().state())
        .append(bit(journey.shipped()))
        .append(bit(journey.delivered()))
        .append(bit(journey.countsAsLost()))
        .append(bit(journey.isOverdueOrUnpromised()))
        .append(bit(journey.daysSinceDelivery().isPresent()))
        .append(journey.daysLate())
        .append(journey.daysStill())
        .toString();
  }

  /** What of an order's way conditions and plans can see. */
  static Seen seen(Order order) {
    var journey = new Journey(order, NOW);
    var facts = new LinkedHashMap<>(FactSheet.of(order, NOW));
    facts.keySet().removeAll(Set.of("order.items", "customised", "international"));
    var isDayKnown = facts.remove("days-since-delivery") != null;
    facts.remove("days-since-paid");
    var state = order.state();
    var feature =
        (Set.of("closed", "refunding", "unpaid").contains(state) ? state : "open")
            + bit(journey.shipped())
            + bit(journey.delivered())
            + bit(journey.cameBack())
            + bit(journey.countsAsLost())
            + bit(journey.isOverdueOrUnpromised())
            + bit(order.shipment().state().equals("lost"))
            + bit(isDayKnown);
    var money = (state.equals("unpaid") ? "unpaid" : "") + bit(journey.isOverdueOrUnpromised());
    return new Seen(facts, feature, money, isDayKnown);
  }

  private static char bit(boolean value) {
    return value ? '1' : '0';
  }

  /** Not known, this moment, a moment ago where that is something else, and at each cut point. */
  @SafeVarargs
  private static List<@Nullable Instant> times(boolean aMomentAgo, Collection<Integer>... points) {
    var times = new ArrayList<@Nullable Instant>();
    times.add(null);
    times.add(NOW);
    if (aMomentAgo) {
      times.add(NOW.minusSeconds(1));
    }
    Arrays.stream(points)
        .flatMap(Collection::stream)
        .flatMap(days -> CutPoints.around(days).stream())
        .distinct()
        .filter(days -> days > 0)
        .map(days -> NOW.minus(Duration.ofDays(days)))
        .forEach(times::add);
    return times;
  }
}
