package io.amends.dialog;

import io.amends.remedy.ShopPolicy;
import io.amends.wording.WordingGuard;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One installed set: every flow, every script and the policy, valid as a whole. A conversation
 * finishes on the set it began with.
 *
 * @param hash identifies the content; the same files give the same hash on every machine
 * @param flows by name
 * @param scripts by full name, {@code flow/script}; shared words are {@code shared/…}, {@code
 *     repair/…} and {@code remedies/…}
 * @param policy the shop's limits
 * @param guard knows what is never said, and holds every text against it
 * @param items words that tell no item from another
 * @param silence after a question was left unanswered this long, the customer is asked once more
 * @param idle after this long without a word the conversation closes
 * @param promising when the desk is warned of promises; in a set without, nothing is promised
 */
public record FlowBook(
    String hash,
    Map<String, Flow> flows,
    Map<String, Script> scripts,
    ShopPolicy policy,
    WordingGuard guard,
    ItemWords items,
    Duration silence,
    Duration idle,
    Promising promising) {

  public FlowBook {
    flows = Map.copyOf(flows);
    scripts = Map.copyOf(scripts);
  }

  /** A set that promises nothing. */
  public FlowBook(
      String hash,
      Map<String, Flow> flows,
      Map<String, Script> scripts,
      ShopPolicy policy,
      WordingGuard guard,
      ItemWords items,
      Duration silence,
      Duration idle) {
    this(hash, flows, scripts, policy, guard, items, silence, idle, Promising.not());
  }

  /** The flow that an issue or request code starts. */
  public Optional<Flow> startingOn(String code) {
    for (var flow : flows.values()) {
      if (flow.startsOn().contains(code)) {
        return Optional.of(flow);
      }
    }
    return Optional.empty();
  }

  public Optional<Flow> flow(String name) {
    return Optional.ofNullable(flows.get(name));
  }

  /** A script that the set is known to have: validation guarantees it for every name in a flow. */
  public Script script(String name) {
    var script = scripts.get(name);
    if (script == null) {
      throw new IllegalArgumentException("no script " + name + " in flow set " + hash);
    }
    return script;
  }
}
