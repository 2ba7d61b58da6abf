package io.amends.conversation;

import java.time.Instant;
import java.util.List;

/**
 * Two options on the table.
 *
 * @param id unique over all conversations
 * @param order the order it is about
 * @param options exactly two, the shop's preferred first
 * @param open whether it can still be chosen from, its expiry aside
 */
public record Proposal(
    String id, String order, List<Option> options, Instant expires, boolean open) {

  public Proposal {
    options = List.copyOf(options);
  }

  public Proposal closed() {
    return new Proposal(id, order, options, expires, false);
  }

  public boolean canBeChosenAt(Instant now) {
    return open && now.isBefore(expires);
  }

  public Option option(int number) {
    return options.get(number - 1);
  }
}
