package io.amends.shop;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.engine.ChannelRejectedException;
import io.amends.engine.FactSource;
import io.amends.engine.Sender;
import io.amends.store.Dispatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The shop that answers when none is configured: a dozen telling orders whose times move with the
 * clock, so that yesterday's parcel is always yesterday's. Remedies are kept in memory and carry
 * themselves out after a while.
 */
public final class DemoShop implements FactSource, Sender {

  private static final String ORDERS = "/demo-shop/orders.json";
  private static final Duration UNTIL_DONE = Duration.ofSeconds(20);
  private static final int MOST_REMEDIES = 1_000;

  private final Clock clock;
  private final List<JsonNode> orders;
  private final Map<String, Instant> remedies = new LinkedHashMap<>();

  public DemoShop(Clock clock) {
    this.clock = clock;
    this.orders = List.copyOf(ShopJson.read(resource()).values());
    orders(); // a demo order that cannot be read is found at start
  }

  @Override
  public Mono<Lookup> order(String number) {
    return Mono.fromSupplier(
        () -> find(number).<Lookup>map(Lookup.Found::new).orElse(new Lookup.NotFound(number)));
  }

  @Override
  public Mono<Lookup> ordersOf(String customer) {
    return Mono.fromSupplier(
        () ->
            new Lookup.Listed(
                orders().stream()
                    .filter(order -> order.customer().id().equals(customer))
                    .sorted(OrderReader.NEWEST_FIRST)
                    .toList()));
  }

  @Override
  public String destination() {
    return ShopSender.DESTINATION;
  }

  @Override
  public Mono<Void> send(Dispatch dispatch) {
    return Mono.fromRunnable(() -> take(ShopPost.of(dispatch)));
  }

  /** {@code requested}, and {@code done} after a while; empty for an unknown remedy. */
  @Override
  public Mono<String> remedyState(String id) {
    return Mono.defer(() -> Mono.justOrEmpty(state(id)));
  }

  /** What the demo page offers to play with. */
  public List<DemoOrder> sampleOrders() {
    return orders.stream()
        .map(
            order ->
                new DemoOrder(
                    order.path("number").asString(),
                    order.path("items").path(0).path("title").asString(),
                    order.path("situation").asString()))
        .toList();
  }

  private synchronized void take(ShopPost post) {
    if (find(post.order()).isEmpty()) {
      throw new ChannelRejectedException("the demo shop has no such order");
    }
    if (!post.isRemedy()) {
      return; // nobody reads the notes of the demo shop
    }
    remedies.putIfAbsent(post.key(), clock.instant());
    if (remedies.size() > MOST_REMEDIES) {
      remedies.remove(remedies.keySet().iterator().next());
    }
  }

  private synchronized Optional<String> state(String id) {
    return Optional.ofNullable(remedies.get(id))
        .map(at -> clock.instant().isBefore(at.plus(UNTIL_DONE)) ? "requested" : "done");
  }

  /** A hash sign in front, and the case of letters, make no difference. */
  private Optional<Order> find(String number) {
    return orders().stream().filter(order -> bare(order.number()).equals(bare(number))).findFirst();
  }

  private static String bare(String number) {
    return (number.startsWith("#") ? number.substring(1) : number).strip().toUpperCase(Locale.ROOT);
  }

  private List<Order> orders() {
    var now = clock.instant();
    var reader = new OrderReader(text -> RelativeTime.from(now, text));
    return orders.stream().map(reader::read).toList();
  }

  private static byte[] resource() {
    try (var stream = DemoShop.class.getResourceAsStream(ORDERS)) {
      if (stream == null) {
        throw new IllegalStateException(ORDERS + " is not in the jar");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
