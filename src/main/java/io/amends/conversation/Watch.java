package io.amends.conversation;

import io.amends.remedy.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A remedy that the shop is carrying out, and how far it is: what "it has been sent" rests on
 * (P13).
 *
 * @param id the remedy's id at the shop, that of its proposal
 * @param order number of its order
 * @param title as the customer chose it
 * @param items titles of the goods it is about
 * @param state as the shop said it last: {@code requested}, {@code approved}, {@code
 *     awaiting-parcel} or {@code inspecting}
 */
public record Watch(
    String id,
    String order,
    Offer offer,
    String title,
    List<String> items,
    String state,
    Instant since) {

  static final String REQUESTED = "requested";
  static final String DONE = "done";
  static final String REFUSED = "refused";

  private static final Set<String> TOLD =
      Set.of("approved", "awaiting-parcel", "inspecting", DONE, REFUSED);

  private static final Duration SOONEST = Duration.ofSeconds(15);
  private static final Duration LATEST = Duration.ofHours(12);
  private static final Duration GIVEN_UP = Duration.ofDays(60);

  public Watch {
    items = List.copyOf(items);
  }

  /** Whether the customer is told of this state: it is new, and a step of P50. */
  boolean isNews(String newState) {
    return TOLD.contains(newState) && !newState.equals(state);
  }

  static boolean isOver(String state) {
    return state.equals(DONE) || state.equals(REFUSED);
  }

  Watch at(String newState) {
    return new Watch(id, order, offer, title, items, newState, since);
  }

  /**
   * When the shop is asked again: after as long as it has taken so far, so that quick things are
   * told quickly and slow ones do not cost a thousand questions.
   */
  Duration patience(Instant now) {
    var elapsed = Duration.between(since, now);
    if (elapsed.compareTo(SOONEST) < 0) {
      return SOONEST;
    }
    return elapsed.compareTo(LATEST) > 0 ? LATEST : elapsed;
  }

  boolean isGivenUp(Instant now) {
    return now.isAfter(since.plus(GIVEN_UP));
  }
}
