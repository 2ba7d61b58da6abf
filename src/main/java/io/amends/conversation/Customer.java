package io.amends.conversation;

import java.util.List;

/**
 * Who is talking.
 *
 * @param id the shop's id of the customer; empty for a guest
 * @param name how to call them; empty where not known
 * @param tags the shop's tags
 * @param locale BCP 47 tag of the widget; empty where not known
 */
public record Customer(String id, String name, List<String> tags, String locale) {

  public Customer {
    tags = List.copyOf(tags);
  }

  public static Customer guest(String locale) {
    return new Customer("", "", List.of(), locale);
  }

  /** Whether the shop vouched for who it is; a guest sees less and may have less. */
  public boolean isIdentified() {
    return !id.isEmpty();
  }
}
