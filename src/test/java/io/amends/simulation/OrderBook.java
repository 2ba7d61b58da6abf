package io.amends.simulation;

import io.amends.commerce.Order;
import io.amends.remedy.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was offered, turned down and given of a customer's orders, over all conversations, as told
 * by their events: a ledger kept beside the ledgers. Lives in one thread.
 */
final class OrderBook {

  /** What is known of one order. */
  static final class Page {
    final Order order;
    final Set<String> refusedKinds = new HashSet<>();
    final Set<String> askedFor = new HashSet<>();
    final List<Offer> chosen = new ArrayList<>();
    int refusals;
    boolean photoRefused;

    Page(Order order) {
      this.order = order;
    }

    long given() {
      return chosen.stream().mapToLong(o -> o.amount() == null ? 0 : o.amount().minor()).sum();
    }

    long cost() {
      return chosen.stream().mapToLong(o -> Math.max(0, o.cost().minor())).sum();
    }
  }

  private final Map<String, Page> pages = new HashMap<>();

  OrderBook(Map<String, Order> orders) {
    orders.forEach((number, order) -> pages.put(number, new Page(order)));
  }

  Page of(String number) {
    return java.util.Objects.requireNonNull(pages.get(number), number);
  }

  java.util.Collection<Page> pages() {
    return pages.values();
  }
}
