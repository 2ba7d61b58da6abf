package io.amends.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Order;
import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Vocabulary;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.dialog.yaml.FlowSource;
import io.amends.language.Taxonomy;
import io.amends.proof.Samples.Bill;
import io.amends.proof.Samples.Goods;
import io.amends.proof.Samples.Payment;
import io.amends.proof.Samples.Stay;
import io.amends.proof.Trips.Trip;
import io.amends.remedy.Outlook;
import io.amends.remedy.PolicyFacts;
import io.amends.remedy.Remedy;
import io.amends.remedy.Severity;
import io.amends.remedy.Situation;
import io.amends.remedy.Standing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped set ends well in all combinations, and the combinations are all: no order at random,
 * on the cut points or off them, is anything that was not looked at.
 */
class ProofTest {

  private static final long SEED = 20261110;
  private static final int ORDERS = 10_000 * (isLong() ? 100 : 1);
  private static final Set<String> OF_THE_WAY =
      Set.of(
          "order.state",
          "shipment.state",
          "shipped",
          "delivered",
          "counts-as-lost",
          "days-late",
          "days-still",
          "days-since-delivery",
          "market",
          "in-return-window");

  private static final Path FLOW_FOLDER =
      Path.of(System.getProperty("basedir", ""), "dialog-flows");
  private static final FlowFiles.Written SHIPPED =
      FlowFiles.readWithLines(FlowSource.folder(FLOW_FOLDER), subjects());

  private static final List<Flow> FLOWS =
      List.copyOf(new TreeMap<>(SHIPPED.book().flows()).values());
  private static final List<String> ORDER_STATES =
      Vocabulary.ORDER_STATES.stream().sorted().toList();
  private static final List<String> PARCEL_STATES =
      Vocabulary.SHIPMENT_STATES.stream().sorted().toList();

  private final CutPoints points = new CutPoints(SHIPPED.book());
  private final Random random = new Random(SEED);

  @Test
  void the_shipped_set_ends_well_in_every_combination() {
    var proof = Proof.of(SHIPPED.book(), SHIPPED.lines());
    System.out.println(proof.report());

    assertThat(proof.problems()).isEmpty();
    assertThat(proof.flows()).hasSameSizeAs(SHIPPED.book().flows());
    assertThat(proof.combinations()).isGreaterThan(1_000_000_000_000L);
    assertThat(proof.wordings()).isGreaterThan(4_000);
  }

  /** Seed {@value #SEED}. */
  @Test
  void no_order_at_random_looks_like_none_of_the_combinations() {
    var world =
        new World(
            SHIPPED.book(),
            SHIPPED.book().flows().values(),
            new Places(SHIPPED.book().policy(), points),
            points);
    var conditions = conditions();
    var known = new HashSet<String>();
    for (var place : world.dimension("way").all()) {
      known.add(looks(place.facts(), conditions) + ((Places.Place) place.sample()).feature());
    }

    for (var i = 0; i < ORDERS; i++) {
      var order = order(trip(), stay(), new Goods(false, true, null), plain());
      var seen = Trips.seen(order);
      var facts = new HashMap<>(seen.facts());
      var ofPolicy = PolicyFacts.of(SHIPPED.book().policy(), order, order.items(), Trips.NOW);
      facts.putAll(ofPolicy);
      var window = ofPolicy.getOrDefault("in-return-window", "");
      assertThat(known.contains(looks(facts, conditions) + seen.feature() + window))
          .as("seed %d, order %d: %s", SEED, i, order)
          .isTrue();
    }
  }

  /** Seed {@value #SEED}. */
  @Test
  void what_nothing_tells_apart_is_planned_alike() {
    var plans = new Plans(SHIPPED.book());
    var seen = new HashMap<String, String>();
    var twice = 0;
    for (var i = 0; i < ORDERS; i++) {
      var flow = any(FLOWS);
      var cases = flow.cases().stream().filter(found -> found.offer().size() > 1).toList();
      if (cases.isEmpty()) {
        continue;
      }
      var found = any(cases);
      var order = order(trip(), stay(), goods(), bill());
      var wish = random.nextBoolean() ? Optional.<Remedy>empty() : Optional.of(any(found.offer()));
      var refused = random.nextBoolean();
      var plan = plans.plan(flow, found, order, wish, refused);
      var outlook =
          new Outlook(
              SHIPPED.book().policy(),
              new Situation(
                  order,
                  order.items(),
                  flow.defective(),
                  Severity.MINOR,
                  false,
                  Standing.fresh(),
                  Trips.NOW));
      var allowed = found.offer().stream().filter(outlook.allowed()::contains).toList();
      var key =
          found.offer()
              + " "
              + found.severity()
              + allowed
              + outlook.ranks(allowed)
              + wish
              + refused;
      var came = plan.end() + left(plan.leftOut(), found);
      var before = seen.putIfAbsent(key, came);
      if (before != null) {
        twice++;
        assertThat(came).as("seed %d, order %d: %s as %s", SEED, i, order, key).isEqualTo(before);
      }
    }
    assertThat(twice).isGreaterThan(ORDERS / 100);
  }

  /** Seed {@value #SEED}. */
  @Test
  void no_order_at_random_ends_as_none_of_the_combinations_does() {
    endsAsSomeCombination(SHIPPED.book());
  }

  /** In one market nothing that is an amount of money can be given. Seed {@value #SEED}. */
  @ParameterizedTest
  @ValueSource(strings = {"CN", "EU", "elsewhere"})
  void what_is_otherwise_in_one_market_is_among_the_combinations(String market) {
    var none =
        List.of("partial-refund-max", "coupon-min", "coupon-max", "gift-max", "delay-compensation")
            .stream()
            .map(figure -> figure + ": 0")
            .collect(Collectors.joining(", ", "{ ", " }"));
    var figures =
        SHIPPED.book().policy().figures().keySet().stream()
            .map(currency -> currency + ": " + none)
            .collect(Collectors.joining(", ", "{ ", " }"));
    var files = new HashMap<>(FlowSource.folder(FLOW_FOLDER));
    files.computeIfPresent(
        "policy.yaml",
        (name, text) ->
            text.replace(
                "\noverrides: []",
                "\noverrides:\n  - market: " + market + "\n    figures: " + figures));

    endsAsSomeCombination(FlowFiles.read(files, subjects()));
  }

  private void endsAsSomeCombination(FlowBook book) {
    var points = new CutPoints(book);
    var plans = new Plans(book);
    var world = new World(book, book.flows().values(), new Places(book.policy(), points), points);
    var ends = new HashMap<String, Set<Ends>>();
    for (var i = 0; i < ORDERS; i++) {
      var flow = any(List.copyOf(new TreeMap<>(book.flows()).values()));
      var cases = flow.cases().stream().filter(found -> !found.offer().isEmpty()).toList();
      if (cases.isEmpty()) {
        continue;
      }
      var found = any(cases);
      var all =
          ends.computeIfAbsent(
              found.offer() + " " + found.severity() + flow.defective(),
              none -> {
                var some = EnumSet.noneOf(Ends.class);
                plans
                    .of(world, flow, found, Scene.all(world))
                    .plans()
                    .forEach(plan -> some.add(plan.end()));
                return some;
              });
      var order = order(trip(), stay(), goods(), bill());
      assertThat(plans.plan(flow, found, order, Optional.empty(), random.nextBoolean()).end())
          .as("seed %d, order %d: %s in %s", SEED, i, order, flow.name())
          .isIn(all);
    }
  }

  private static String left(List<String> reasons, Case found) {
    var codes = new ArrayList<String>();
    found.offer().stream()
        .map(Remedy::code)
        .filter(code -> reasons.stream().anyMatch(reason -> reason.startsWith(code + ": ")))
        .forEach(codes::add);
    return codes.toString();
  }

  private static List<Map.Entry<String, Condition>> conditions() {
    return SHIPPED.book().flows().values().stream()
        .flatMap(CutPoints::whens)
        .flatMap(when -> when.entrySet().stream())
        .filter(each -> OF_THE_WAY.contains(each.getKey()))
        .distinct()
        .toList();
  }

  /** What every condition says of it. */
  private static String looks(
      Map<String, String> facts, List<Map.Entry<String, Condition>> conditions) {
    var looks = new StringBuilder();
    conditions.forEach(
        each -> looks.append(each.getValue().holds(facts.get(each.getKey())) ? '1' : '0'));
    return looks.toString();
  }

  private Order order(Trip trip, Stay stay, Goods goods, Bill bill) {
    return Samples.order(trip, stay, goods, new Payment(random.nextInt(20), null), bill);
  }

  private Trip trip() {
    return new Trip(
        any(ORDER_STATES),
        any(PARCEL_STATES),
        random.nextBoolean(),
        sometimes(this::moment),
        sometimes(() -> moment().plus(Duration.ofDays(10))),
        sometimes(this::moment),
        random.nextBoolean());
  }

  private Instant moment() {
    return Trips.NOW.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 45)));
  }

  private Stay stay() {
    return new Stay(
        any(List.of("CN", "DE", "FR", "US", "BR")),
        random.nextInt(45),
        sometimes(() -> random.nextInt(40)));
  }

  private Goods goods() {
    return new Goods(
        random.nextBoolean(), random.nextBoolean(), sometimes(() -> random.nextInt(3)));
  }

  private Bill bill() {
    var price = 1 + (long) Math.pow(10, random.nextDouble() * 6);
    return new Bill(
        any(List.of("CNY", "USD", "EUR", "GBP")),
        price,
        sometimes(() -> price + random.nextInt(2_000) - 1_000),
        sometimes(() -> (long) random.nextInt(30_000)),
        sometimes(() -> (long) random.nextInt(3_000)),
        sometimes(() -> (long) random.nextInt(3_000)),
        random.nextInt(8) > 0,
        any(List.of("", "ebay", "taobao")),
        "");
  }

  private static Bill plain() {
    return new Bill("CNY", 10_000, null, null, null, null, true, "", "");
  }

  private <T> @Nullable T sometimes(Supplier<T> value) {
    return random.nextInt(4) == 0 ? null : value.get();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static boolean isLong() {
    return "long".equals(System.getProperty("amends.scale"));
  }

  private static Set<String> subjects() {
    var subjects = new LinkedHashSet<>(Taxonomy.ISSUE.codes());
    subjects.addAll(Taxonomy.REQUEST.codes());
    return subjects;
  }
}
