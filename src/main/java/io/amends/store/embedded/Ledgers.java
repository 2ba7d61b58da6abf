package io.amends.store.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the ledger of each order is. */
final class Ledgers {

  private final Map<String, Places> byOrder = new ConcurrentHashMap<>();

  Places of(String order) {
    return byOrder.getOrDefault(order, Places.NONE);
  }

  Map<String, Places> all() {
    return byOrder;
  }

  void put(String order, long newVersion, Place place) {
    byOrder.put(order, of(order).and(place, newVersion));
  }

  void put(String order, Places places) {
    byOrder.put(order, places);
  }

  void move(String order, Map<Long, Long> moved) {
    byOrder.computeIfPresent(order, (same, places) -> places.moved(moved));
  }

  void erase(String order) {
    byOrder.remove(order);
  }
}
