package io.amends.remedy;

import io.amends.commerce.Goods;
import io.amends.commerce.Money;
import io.amends.commerce.Order;
import io.amends.commerce.Order.Movement;
import io.amends.commerce.Orders;
import io.amends.remedy.Remedy.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Random policies, orders and situations: mostly ordinary, some of them odd. */
final class RandomShop {

  private static final List<String> CURRENCIES = List.of("CNY", "CNY", "USD", "EUR", "JPY", "GBP");

  private final Random random;

  RandomShop(Random random) {
    this.random = random;
  }

  /** GBP never has figures. */
  ShopPolicy policy() {
    var figures =
        Map.of(
            "CNY",
            figures("CNY"),
            "USD",
            figures("USD"),
            "EUR",
            figures("EUR"),
            "JPY",
            figures("JPY"));
    var percents = IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> 5 + 10 * i).toList();
    return new ShopPolicy(
        figures,
        percents,
        random.nextInt(30),
        random.nextInt(101),
        random.nextInt(101),
        random.nextInt(101),
        random.nextInt(101),
        Map.of("CN", random.nextInt(20), "EU", 14, "elsewhere", random.nextInt(40)),
        random.nextInt(15),
        random.nextInt(4),
        Duration.ofHours(72),
        overrides(),
        floors(),
        Map.of());
  }

  /** No two for the same place. */
  private List<PolicyOverride> overrides() {
    var overrides = new TreeMap<String, PolicyOverride>();
    for (var left = one(2) ? 0 : random.nextInt(6); left > 0; left--) {
      var limits = new EnumMap<Limit, Integer>(Limit.class);
      limits.put(pick(List.of(Limit.values())), random.nextInt(40));
      limits.put(pick(List.of(Limit.values())), random.nextInt(40));
      var key = pick(ShopPolicy.Figures.KEYS);
      var amounts =
          List.of(new Money(random.nextInt(3_000), "CNY"), new Money(random.nextInt(3_000), "EUR"));
      var scope = scope();
      overrides.put(
          scope.toString().toLowerCase(Locale.ROOT),
          new PolicyOverride(
              scope,
              limits,
              one(3) ? List.of(random.nextInt(20), 20 + random.nextInt(20)) : List.of(),
              Map.of(key, amounts)));
    }
    return List.copyOf(overrides.values());
  }

  private List<Floor> floors() {
    var days = one(2) ? Limit.RETURN_WINDOW_DAYS : Limit.PRICE_PROTECTION_DAYS;
    return one(3)
        ? List.of(
            new Floor(scope(), days, random.nextInt(20), "a law", LocalDate.EPOCH),
            new Floor(scope(), days, random.nextInt(20), "a promise", LocalDate.EPOCH))
        : List.of();
  }

  private Scope scope() {
    return new Scope(
        pick(List.of("", "CN", "EU", "elsewhere")),
        pick(List.of("", "", "ebay", "Tmall")),
        pick(List.of("", "", "kitchen", "toys")));
  }

  Situation situation(ShopPolicy policy) {
    return situationOf(policy, order());
  }

  private Situation situationOf(ShopPolicy policy, Order order) {
    var items = new ArrayList<>(order.items());
    Collections.shuffle(items, random);
    var some = items.subList(0, 1 + random.nextInt(items.size()));
    if (one(6)) {
      some = List.of(fewer(some.get(0)));
    }
    return new Situation(
        order,
        some,
        random.nextBoolean(),
        one(3) ? Severity.MAJOR : Severity.MINOR,
        one(5),
        standing(order, policy),
        Orders.NOW);
  }

  /** What was offered earlier, on another step of the ladder, for these goods or for others. */
  Situation withHistory(ShopPolicy policy, Situation now) {
    if (one(2)) {
      return now;
    }
    var before = now.standing();
    var earlier = one(4) ? situationOf(policy, now.order()) : now;
    var offers = new ArrayList<Offer>();
    for (var left = 1 + random.nextInt(3); left > 0; left--) {
      var plan =
          new RemedyPlanner(policy)
              .plan(Desk.standing(earlier, Desk.step(random.nextInt(3))), candidates());
      if (plan instanceof Plan.Pair pair) {
        offers.add(pair.first());
        offers.add(pair.second());
      }
    }
    Collections.shuffle(offers, random);
    return Desk.standing(
        now,
        new Standing(
            before.step(),
            before.refusedKinds(),
            offers.stream().distinct().toList(),
            before.given(),
            before.chosen(),
            before.undone()));
  }

  /** Some remedies in some sequence. */
  List<Remedy> candidates() {
    var remedies = new ArrayList<>(List.of(Remedy.values()));
    Collections.shuffle(remedies, random);
    return List.copyOf(remedies.subList(0, random.nextInt(remedies.size() + 1)));
  }

  Order order() {
    var currency = pick(CURRENCIES);
    var start =
        pick(
            List.of(
                Orders.delivered(),
                Orders.delivered(),
                Orders.delivered(),
                Orders.late(),
                Orders.onTime(),
                Orders.lost(),
                Orders.held(),
                Orders.paid(),
                Orders.unpaid(),
                Orders.delivered().state("refunding"),
                Orders.delivered().state("completed"),
                Orders.delivered().state("closed"),
                Orders.delivered().deliveredAt(null),
                Orders.late().state("completed").parcel("none").events(),
                Orders.late().shippedAt(null),
                Orders.paid().parcel("lost"),
                Orders.delivered().parcel("held"),
                Orders.late().parcel("returned")));
    var lines = IntStream.range(0, 1 + random.nextInt(3)).mapToObj(this::goods);
    var orders =
        start
            .currency(currency)
            .with(lines.toArray(Goods[]::new))
            .freight(Integer.toString(random.nextInt(12)))
            .channel(pick(List.of("tmall", "ebay", "widget")));
    if (one(3)) {
      orders.to(pick(List.of("CN", "DE", "US", "FR")));
    }
    if (one(3)) {
      orders.promisedBy(daysAgo(10));
    }
    if (one(4)) {
      orders.returnFreight(Integer.toString(random.nextInt(30)));
      orders.reshipFreight(Integer.toString(random.nextInt(30)));
    }
    if (one(3)) {
      orders.paidAt(one(5) ? null : moment(16)).protectionDays(one(2) ? null : random.nextInt(9));
    }
    if (one(4)) {
      orders.abroad(pick(List.of("CN", "DE", "US"))).shippedAt(moment(40));
    }
    if (one(4)) {
      orders.events(new Movement(moment(9), "moved"), new Movement(moment(9), "moved"));
      orders.promisedBy(one(3) ? null : moment(12));
    }
    if (one(3)) {
      deliveredAnew(orders);
    }
    if (one(3)) {
      orders.paid(Integer.toString(random.nextInt(300)));
    }
    return orders.order();
  }

  /** Around the end of a return window, to the second. */
  private void deliveredAnew(Orders orders) {
    var was = orders.order();
    if (was.deliveredAt() != null) {
      orders.deliveredAt(moment(40));
    }
  }

  private Instant moment(int days) {
    var at = daysAgo(random.nextInt(days));
    return one(2) ? at : at.plusSeconds(random.nextInt(3) - 1);
  }

  Offer offer(Remedy remedy, List<String> skus, Money amount) {
    return new Offer(remedy, amount, amount, skus, false, "");
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  /** Of several pieces of a line only some are complained of. */
  private Order.Item fewer(Order.Item item) {
    return new Order.Item(
        item.sku(),
        item.title(),
        item.category(),
        1 + random.nextInt(item.quantity()),
        item.price(),
        item.cost(),
        item.returnable(),
        item.customised(),
        item.stock(),
        item.returnWindowDays(),
        item.priceNow());
  }

  private Goods goods(int line) {
    var price = one(6) ? 1 + random.nextInt(2_000) : 1 + random.nextInt(120);
    var goods =
        Orders.mug()
            .category(one(3) ? "toys" : "kitchen")
            .sku(one(9) ? "SKU-0" : "SKU-" + line)
            .price(Integer.toString(price))
            .cost(one(4) ? null : Integer.toString(random.nextInt(price + 1)))
            .quantity(1 + random.nextInt(3))
            .stock(one(4) ? null : random.nextInt(6))
            .returnWindowDays(one(5) ? random.nextInt(20) : null);
    if (one(8)) {
      goods.customised();
    }
    if (one(8)) {
      goods.notReturnable();
    }
    if (one(3)) {
      goods.priceNow(Integer.toString(random.nextInt(price + 5)));
    }
    return goods;
  }

  private Standing standing(Order order, ShopPolicy policy) {
    if (one(2)) {
      return Standing.fresh();
    }
    var refused = one(2) ? Set.of(pick(List.of(Kind.values()))) : Set.<Kind>of();
    var given = order.amounts().paid().percent(random.nextInt(130));
    var chosen = one(2) ? List.of(pick(List.of(Remedy.values()))) : List.<Remedy>of();
    return new Standing(
        random.nextInt(policy.ladderSteps() + 1),
        refused,
        List.of(),
        List.of(given),
        chosen,
        one(4) ? List.of(pick(List.of(Remedy.values()))) : List.of());
  }

  private ShopPolicy.Figures figures(String currency) {
    var majors =
        IntStream.range(0, 10)
            .mapToObj(i -> Integer.toString(i == 9 ? random.nextInt(300) : random.nextInt(25)))
            .toArray(String[]::new);
    return Policies.figures(currency, majors);
  }

  private static Instant daysAgo(int days) {
    return Orders.daysAgo(days);
  }
}
