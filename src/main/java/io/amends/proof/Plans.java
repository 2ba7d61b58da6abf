package io.amends.proof;

import io.amends.commerce.Order;
import io.amends.conversation.Wishes;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.FlowBook;
import io.amends.proof.Places.Place;
import io.amends.proof.Planning.Planned;
import io.amends.proof.Samples.Bill;
import io.amends.proof.Samples.Goods;
import io.amends.proof.Samples.Payment;
import io.amends.remedy.Outlook;
import io.amends.remedy.Remedy;
import io.amends.remedy.RemedyPlanner;
import io.amends.remedy.Severity;
import io.amends.remedy.Situation;
import io.amends.remedy.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the planner makes of a case, in all combinations that led there: orders that allow the same
 * remedies and bills that rank them alike are planned once, by the planner itself.
 */
final class Plans {

  private static final Set<Remedy> OF_PRICES = Set.of(Remedy.PRICE_REFUND);

  private final FlowBook book;
  private final RemedyPlanner planner;
  private final Prices prices;
  private final Map<String, Set<Remedy>> allowed = new HashMap<>();
  private final Map<String, Bills> bills = new HashMap<>();
  private final Map<String, Bills> costed = new HashMap<>();
  private final Map<Key, Map<Optional<Remedy>, Planned>> planned = new HashMap<>();

  /** Bills that differ in what they can lead to, and for how many they stand. */
  private static final class Bills {

    private final Collection<Costed> each;
    private final long count;
    private final Map<List<Remedy>, Map<String, Bill>> among = new HashMap<>();

    Bills(Collection<Costed> each, long count) {
      this.each = each;
      this.count = count;
    }

    long count() {
      return count;
    }

    /** The first of those that these remedies tell apart; it stands for as many as all did. */
    Bills toldApartBy(List<Remedy> remedies) {
      var apart = new LinkedHashMap<String, Costed>();
      each.forEach(one -> apart.putIfAbsent(one.costs().ranks(remedies), one));
      return new Bills(apart.values(), count);
    }

    /** Those that differ where no more than these remedies are allowed, by how they rank them. */
    Map<String, Bill> among(List<Remedy> allowed) {
      return among.computeIfAbsent(
          allowed,
          some -> {
            var ranked = new LinkedHashMap<String, Bill>();
            each.forEach(one -> ranked.putIfAbsent(one.costs().ranks(some), one.bill()));
            return ranked;
          });
    }
  }

  /** Orders that allow the same remedies and cost the same on the same bill, and one of them. */
  private record Kind(List<Remedy> allowed, Basis basis) {}

  /** A bill, and what the remedies of any case that such bills are for give and cost on it. */
  private record Costed(Bill bill, Outlook.Costs costs) {}

  /**
   * All that a plan depends on, but for the wish.
   *
   * @param ranks of what the order allows, which is all that a bill decides by
   */
  private record Key(String rest, String ranks) {}

  /** What came of all combinations of a scene, and how many they are. */
  record Outcome(Collection<Planned> plans, long count) {}

  Plans(FlowBook book) {
    this.book = book;
    this.planner = new RemedyPlanner(book.policy());
    this.prices = new Prices(book.policy());
  }

  Outcome of(World world, Flow flow, Case found, Scene scene) {
    var plans = new LinkedHashSet<Planned>();
    var candidates = found.offer();
    var asksPrice = candidates.stream().anyMatch(OF_PRICES::contains);
    var payments = asksPrice ? samples(world, "payment", scene) : List.of(Payment.TODAY);
    var falls = asksPrice ? samples(world, "price", scene) : List.of(Prices.Fall.UNKNOWN);
    var places = new LinkedHashMap<String, Place>();
    samples(world, "way", scene)
        .forEach(
            sample -> {
              var place = (Place) sample;
              places.putIfAbsent(place.feature() + place.money(), place);
            });
    var wishes = wishes(world, scene, candidates);
    var refusals = refusals(world, scene);
    var kinds = new LinkedHashMap<String, Kind>();
    for (var place : places.values()) {
      for (var goods : samples(world, "goods", scene)) {
        for (var payment : payments) {
          var basis = new Basis(place, (Goods) goods, (Payment) payment);
          var allowed = allowed(flow, candidates, basis);
          kinds.putIfAbsent(allowed + place.money(), new Kind(allowed, basis));
        }
      }
    }
    var same = candidates + " " + found.severity() + flow.defective();
    long count = scene.count() * wishes.size() * refusals.size();
    long most = 0;
    for (var kind : kinds.values()) {
      for (var fall : falls) {
        var all = bills(flow, candidates, kind.basis(), (Prices.Fall) fall);
        most = Math.max(most, all.count());
        for (var refused : refusals) {
          var rest = same + kind.allowed() + refused;
          for (var bill : all.among(kind.allowed()).entrySet()) {
            var known =
                planned.computeIfAbsent(
                    new Key(rest, bill.getKey()), none -> new LinkedHashMap<>());
            if (!known.keySet().containsAll(wishes)) {
              var order = kind.basis().order(bill.getValue());
              var planning = new Planning(planner, flow, found, order, refused);
              wishes.forEach(wish -> known.computeIfAbsent(wish, planning::plan));
            }
            wishes.forEach(wish -> Optional.ofNullable(known.get(wish)).ifPresent(plans::add));
          }
        }
      }
    }
    return new Outcome(plans, Math.multiplyExact(count, most));
  }

  /** What an order is made of, but for its bill. */
  private record Basis(Place place, Goods goods, Payment payment) {
    Order order(Bill bill) {
      return Samples.order(place.trip(), place.stay(), goods, payment, bill);
    }
  }

  /** What the planner makes of one order. */
  Planned plan(Flow flow, Case found, Order order, Optional<Remedy> wish, boolean refused) {
    return new Planning(planner, flow, found, order, refused).plan(wish);
  }

  /** Those of the candidates that the order allows, in the author's order. */
  private List<Remedy> allowed(Flow flow, List<Remedy> candidates, Basis basis) {
    var key = basis.place().feature() + basis.goods() + basis.payment() + flow.defective();
    var all =
        allowed.computeIfAbsent(
            key,
            k -> {
              var order =
                  basis.order(new Bill("CNY", 10_000, null, null, null, null, true, "", ""));
              return new Outlook(book.policy(), situation(flow, order)).allowed();
            });
    return candidates.stream().filter(all::contains).toList();
  }

  private Bills bills(Flow flow, List<Remedy> candidates, Basis basis, Prices.Fall fall) {
    var key = candidates + basis.place().money() + flow.defective() + fall;
    return bills.computeIfAbsent(
        key, k -> costed(flow, candidates, basis, fall).toldApartBy(candidates));
  }

  /** Cases that are told apart by the same bills share what those cost. */
  private Bills costed(Flow flow, List<Remedy> candidates, Basis basis, Prices.Fall fall) {
    var looks = Prices.Looks.of(candidates, flow.defective());
    return costed.computeIfAbsent(
        looks + basis.place().money() + fall,
        k -> {
          var remedies = remedies(looks);
          var all =
              prices.bills(looks, List.of(fall)).parallelStream()
                  .map(bill -> costed(flow, basis, bill, remedies))
                  .toList();
          return new Bills(all, all.size()).toldApartBy(List.copyOf(remedies));
        });
  }

  private Costed costed(Flow flow, Basis basis, Bill bill, Set<Remedy> remedies) {
    var outlook = new Outlook(book.policy(), situation(flow, basis.order(bill)));
    return new Costed(bill, outlook.costs(remedies));
  }

  /** Those of all cases that look at bills in this way. */
  private Set<Remedy> remedies(Prices.Looks looks) {
    var remedies = EnumSet.noneOf(Remedy.class);
    for (var flow : book.flows().values()) {
      flow.cases().stream()
          .map(Case::offer)
          .filter(offer -> Prices.Looks.of(offer, flow.defective()).equals(looks))
          .forEach(remedies::addAll);
    }
    return remedies;
  }

  private static Situation situation(Flow flow, Order order) {
    return new Situation(
        order, order.items(), flow.defective(), Severity.MINOR, false, Standing.fresh(), Trips.NOW);
  }

  private static List<Optional<Remedy>> wishes(World world, Scene scene, List<Remedy> candidates) {
    var dimension = world.dimension(World.WISH);
    return dimension
        .of(scene.of(dimension))
        .map(wish -> wish.fact(World.WISH))
        .map(wish -> wish == null ? Optional.<Remedy>empty() : Wishes.remedy(wish, candidates))
        .distinct()
        .toList();
  }

  private static List<Boolean> refusals(World world, Scene scene) {
    var dimension = world.dimension(World.PHOTO);
    return dimension
        .of(scene.of(dimension))
        .map(photo -> "refused".equals(photo.fact(World.PHOTO)))
        .distinct()
        .toList();
  }

  private static List<Object> samples(World world, String name, Scene scene) {
    var dimension = world.dimension(name);
    return new ArrayList<>(dimension.of(scene.of(dimension)).map(Alternative::sample).toList());
  }
}
