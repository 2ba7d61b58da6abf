package io.amends.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations are looked for; every field that is {@code null} matches all.
 *
 * @param state a stage, a mode, or {@code waiting}
 * @param since only those that changed at or after it
 * @param limit at most so many, 1 and up
 */
public record HeadlineQuery(
    @Nullable String state,
    @Nullable String issue,
    @Nullable String customer,
    @Nullable Instant since,
    int limit) {

  private static final Set<String> OF_THE_DESK = Set.of("waiting", "human", "copilot");

  /** Those that wait for a person or are held by one. */
  public static HeadlineQuery waiting(int limit) {
    return new HeadlineQuery("waiting", null, null, null, limit);
  }

  /**
   * Whether all that match are of the desk: they are asked for all the time, and are few, so that
   * they are to be found without looking at the others.
   */
  public boolean isOfTheDesk() {
    return state != null && OF_THE_DESK.contains(state);
  }

  public boolean matches(Headline headline) {
    return matchesState(headline)
        && (issue == null || issue.equals(headline.issue()))
        && (customer == null || customer.equals(headline.customer()))
        && (since == null || !headline.changedAt().isBefore(since));
  }

  private boolean matchesState(Headline headline) {
    if (state == null) {
      return true;
    }
    return state.equals("waiting")
        ? headline.waitingSince() != null
        : state.equals(headline.stage()) || state.equals(headline.mode());
  }
}
