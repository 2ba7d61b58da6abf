package io.amends.dialog;

import io.amends.wording.Deadline;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the shop owes once a script was said in a wording that names this time.
 *
 * @param from state of the remedy, as the shop tells it, from which the time counts; empty: from
 *     when it was said
 */
public record Commitment(To to, Deadline within, String from) {

  /** What is owed, and so what keeps the promise. */
  public enum To {
    /** The chosen remedy: kept when the shop says that it is done. */
    REMEDY,
    /**
     * To hear how it stands: kept by news of the shop, by a colleague's words, by the follow-up.
     */
    NEWS,
    /** A person's words: kept when one has written. */
    ANSWER,
    /** Nothing of ours: the time is the customer's, or another's. */
    NOTHING;

    /** As it is written in files and in events. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<To> ofCode(String code) {
      return Arrays.stream(values()).filter(to -> to.code().equals(code)).findFirst();
    }
  }

  @Override
  public String toString() {
    return to.code() + " within " + within + (from.isEmpty() ? "" : " from " + from);
  }
}
