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

  private final List<Counted> all;

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

  /** What tells trips apart, quickly made, for there are many; days are -1 where unknown. */
  private record Looks(
      String state,
      String parcel,
      boolean abroad,
      boolean shipped,
      boolean delivered,
      boolean lost,
      boolean overdue,
      boolean isDayKnown,
      long daysLate,
      long daysStill) {

    static Looks of(Order order, boolean abroad) {
      var journey = new Journey(order, NOW);
      return new Looks(
          order.state(),
          order.shipment().state(),
          abroad,
          journey.shipped(),
          journey.delivered(),
          journey.countsAsLost(),
          journey.isOverdueOrUnpromised(),
          journey.daysSinceDelivery().isPresent(),
          journey.daysLate().orElse(-1),
          journey.daysStill().orElse(-1));
    }

    @Override
    public int hashCode() {
      var words = 31 * state.hashCode() + parcel.hashCode();
      var days = (int) (67 * daysLate + daysStill);
      var bits =
          (abroad ? 1 : 0)
              | (shipped ? 2 : 0)
              | (delivered ? 4 : 0)
              | (lost ? 8 : 0)
              | (overdue ? 16 : 0)
              | (isDayKnown ? 32 : 0);
      return (31 * words + days) * 64 + bits;
    }
  }

  private static final class Count {
    private final Trip trip;
    private long count;

    Count(Trip trip) {
      this.trip = trip;
    }

    Counted counted() {
      return new Counted(trip, seen(Samples.order(trip)), count);
    }
  }

  Trips(CutPoints points) {
    var shipped = times(false, points.of("days-still"), STILL_OR_OVERDUE, ABROAD);
    var moved = times(false, points.of("days-still"), STILL_OR_OVERDUE);
    var promised = times(true, points.of("days-late"), STILL_OR_OVERDUE);
    promised.add(NOW.plus(Duration.ofDays(1)));
    var counts = new LinkedHashMap<Looks, Count>();
    for (var state : Vocabulary.ORDER_STATES) {
      for (var parcel : Vocabulary.SHIPMENT_STATES) {
        for (var delivered : List.of(false, true)) {
          for (var abroad : List.of(false, true)) {
            for (var shippedAt : shipped) {
              for (var promisedBy : promised) {
                for (var movedAt : moved) {
                  var trip =
                      new Trip(state, parcel, delivered, shippedAt, promisedBy, movedAt, abroad);
                  var looks = Looks.of(Samples.order(trip), abroad);
                  counts.computeIfAbsent(looks, none -> new Count(trip)).count++;
                }
              }
            }
          }
        }
      }
    }
    this.all = counts.values().stream().map(Count::counted).toList();
  }

  /** Each kind once, with how many there are. */
  List<Counted> all() {
    return all;
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
