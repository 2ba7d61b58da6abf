package io.amends.proof;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way that some part of the world can be.
 *
 * @param facts what conditions see of it; a fact that is not there is not known
 * @param count how many combinations look like this
 * @param sample one of them, for whoever needs an order to look at
 */
record Alternative(Map<String, String> facts, long count, Object sample) {

  Alternative {
    facts = Map.copyOf(facts);
  }

  @Nullable String fact(String name) {
    return facts.get(name);
  }
}
