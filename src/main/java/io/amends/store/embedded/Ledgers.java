package io.amends.store.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the ledger of each order is. */
final class Ledgers {

  private final Map<String, Places> byOrder = new ConcurrentHashMap<>();

  Places of(String order) {
    return byOrder.getOrDefault(order, Places.NONE);
  }

  void put(String order, long newVersion, Place place) {
    byOrder.put(order, of(order).and(place, newVersion));
  }
}
