package io.amends.conversation;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word that was given to the customer: what is owed, and until when.
 *
 * @param id unique over all conversations
 * @param to what keeps it: {@code remedy}, {@code news} or {@code answer}
 * @param about the remedy's id at the shop, that of its proposal; empty: no remedy was chosen
 * @param words the sentence that was said
 * @param within as the flow set writes it: {@code 3 working days}
 * @param from the remedy's state from which the time counts; empty: from when it was said
 * @param made when it was said
 * @param warnAt when the desk is told that it is due soon; {@code null}: its time has not begun
 * @param due the first moment at which it is too late; {@code null}: its time has not begun
 * @param state {@code open}, {@code due-soon} or {@code overdue}
 */
public record Promise(
    String id,
    String to,
    String about,
    String words,
    String within,
    String from,
    Instant made,
    @Nullable Instant warnAt,
    @Nullable Instant due,
    String state) {

  public static final String OPEN = "open";
  public static final String DUE_SOON = "due-soon";
  public static final String OVERDUE = "overdue";

  /** Whether it is the same thing that is owed, whenever it is due. */
  boolean isLike(Promise other) {
    return to.equals(other.to) && about.equals(other.about) && from.equals(other.from);
  }

  boolean isOverdue() {
    return state.equals(OVERDUE);
  }

  /** Whether the desk must know of it by then, and does not. */
  boolean isToWarnOf(Instant now) {
    return state.equals(OPEN) && warnAt != null && !warnAt.isAfter(now);
  }

  boolean isNewlyOverdue(Instant now) {
    return !isOverdue() && due != null && !due.isAfter(now);
  }

  /** When it must be looked at next; none: never, or not before its time begins. */
  Stream<Instant> nextLook() {
    return Stream.of(state.equals(OPEN) ? warnAt : isOverdue() ? null : due)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull);
  }

  Promise begun(Instant newWarnAt, Instant newDue) {
    return new Promise(id, to, about, words, within, from, made, newWarnAt, newDue, state);
  }

  Promise in(String newState) {
    return new Promise(id, to, about, words, within, from, made, warnAt, due, newState);
  }
}
