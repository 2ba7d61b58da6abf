package io.amends.commerce;

import java.util.List;

/** What the shop answered when it was asked about a purchase. Recorded with the turn. */
public sealed interface Lookup {

  /** The order, as of the time it was asked for. */
  record Found(Order order) implements Lookup {}

  /** The shop answered: there is no such order (or none that this customer may see). */
  record NotFound(String number) implements Lookup {}

  /** The newest orders of an identified customer, newest first. */
  record Listed(List<Order> orders) implements Lookup {
    public Listed {
      orders = List.copyOf(orders);
    }
  }

  /** The shop did not answer in time, or failed: nothing is known. */
  record Unavailable(String reason) implements Lookup {}
}
