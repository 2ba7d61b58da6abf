package io.amends.shop;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.engine.FactSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Asks the shop's own API (CONTRACT §6). Whatever goes wrong is {@link Lookup.Unavailable}, with a
 * reason that names nobody and repeats nothing of the answer.
 */
public final class ShopFactSource implements FactSource {

  private static final Logger log = LoggerFactory.getLogger(ShopFactSource.class);
  private static final int MOST_ORDERS = 50;

  private final ShopClient shop;
  private final OrderReader reader = OrderReader.ofIsoTimes();

  public ShopFactSource(ShopClient shop) {
    this.shop = shop;
  }

  @Override
  public Mono<Lookup> order(String number) {
    if (!ShopKey.isPlausible(number)) {
      return Mono.just(new Lookup.NotFound(number));
    }
    return shop.get("/orders/{number}", number)
        .<Lookup>map(json -> new Lookup.Found(reader.read(json)))
        .defaultIfEmpty(new Lookup.NotFound(number))
        .onErrorResume(this::unavailable);
  }

  @Override
  public Mono<Lookup> ordersOf(String customer) {
    if (!ShopKey.isPlausible(customer)) {
      return Mono.just(new Lookup.Listed(List.of()));
    }
    return shop.get("/customers/{id}/orders", customer)
        .<Lookup>map(json -> new Lookup.Listed(orders(json)))
        .defaultIfEmpty(new Lookup.Listed(List.of()))
        .onErrorResume(this::unavailable);
  }

  /** A shop that cannot say is asked again later. */
  @Override
  public Mono<String> remedyState(String id) {
    return shop.get("/remedies/{id}", id)
        .map(json -> new Fields(json, "").text("state"))
        .onErrorResume(
            error -> {
              log.warn("The shop did not say how far a remedy is: {}", ShopReason.of(error));
              return Mono.empty();
            });
  }

  /** One order that cannot be read does not hide the others; when none can, nothing is known. */
  private List<Order> orders(JsonNode json) {
    var list = json.isArray() ? json : json.path("orders");
    if (!list.isArray()) {
      throw new BrokenAnswerException("answer", "is not a list");
    }
    var orders = new ArrayList<Order>();
    var broken = new ArrayList<BrokenAnswerException>();
    for (var order : list) {
      try {
        orders.add(reader.read(order));
      } catch (BrokenAnswerException e) {
        broken.add(e);
      }
    }
    broken.forEach(ShopFactSource::warn);
    if (orders.isEmpty() && !broken.isEmpty()) {
      throw broken.get(0);
    }
    return orders.stream().sorted(OrderReader.NEWEST_FIRST).limit(MOST_ORDERS).toList();
  }

  private Mono<Lookup> unavailable(Throwable error) {
    if (error instanceof BrokenAnswerException broken) {
      warn(broken);
    }
    return Mono.just(new Lookup.Unavailable(ShopReason.of(error)));
  }

  private static void warn(BrokenAnswerException broken) {
    log.warn("An answer of the shop cannot be used: {}", broken.getMessage());
  }
}
