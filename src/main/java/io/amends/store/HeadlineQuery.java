package io.amends.store;

import java.time.Instant;
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

  /** Those that wait for a person or are held by one. */
  public static HeadlineQuery waiting(int limit) {
    return new HeadlineQuery("waiting", null, null, null, limit);
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
