package io.amends.fault;

import java.util.List;
import java.util.Map;

/**
 * What came of a scenario.
 *
 * @param numbers what was done and measured, in order
 * @param failures what was not as it must be; empty: it passed
 * @param seconds it took, without the start of the site
 */
record Outcome(
    Scenario scenario,
    long seed,
    Map<String, String> numbers,
    List<String> failures,
    long seconds) {

  boolean isPassed() {
    return failures.isEmpty();
  }

  @Override
  public String toString() {
    var text = new StringBuilder(scenario.name()).append(isPassed() ? " passed" : " FAILED");
    text.append(" in ").append(seconds).append(" s, seed ").append(seed).append('\n');
    numbers.forEach(
        (what, n) -> text.append("  ").append(what).append(": ").append(n).append('\n'));
    failures.forEach(failure -> text.append("  WRONG ").append(failure).append('\n'));
    return text.toString();
  }
}
