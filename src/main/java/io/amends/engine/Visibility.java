package io.amends.engine;

import io.amends.commerce.Lookup;
import io.amends.conversation.Customer;

/**
 * Which of the shop's answers a customer may see: an identified one only own orders; for them
 * another's order is not there (CONTRACT §1, identity).
 */
final class Visibility {

  private Visibility() {}

  static Lookup to(Customer customer, Lookup lookup) {
    if (customer.isIdentified()
        && lookup instanceof Lookup.Found found
        && !found.order().customer().id().equals(customer.id())) {
      return new Lookup.NotFound(found.order().number());
    }
    return lookup;
  }
}
