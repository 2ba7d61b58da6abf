package io.amends.dialog;

import io.amends.remedy.Remedy;
import io.amends.remedy.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One subject and how the shop meets it: empathy, clarify, then propose (complaints) or answer
 * (information), then follow-up, always in that order.
 *
 * @param startsOn issue or request codes that start it; each code starts one flow at most
 * @param defective whether what came is faulty or damaged (the shop's side, P30, P31)
 * @param empathy scripts of the first reply; one is said, the first whose {@code when} holds
 * @param clarify what must be known before a proposal, in order
 * @param cases what is then offered or answered; the first that holds wins, the last always holds
 * @param followUp {@code null}-free: information flows have {@link FollowUp#none()}
 */
public record Flow(
    String name,
    String about,
    Kind kind,
    List<String> startsOn,
    boolean defective,
    List<Line> empathy,
    List<Step> clarify,
    List<Case> cases,
    FollowUp followUp) {

  public Flow {
    startsOn = List.copyOf(startsOn);
    empathy = List.copyOf(empathy);
    clarify = List.copyOf(clarify);
    cases = List.copyOf(cases);
  }

  public enum Kind {
    COMPLAINT,
    INFORMATION
  }

  /**
   * A script said under conditions; no conditions: always.
   *
   * @param say full name of the script, {@code flow/script}
   */
  public record Line(Map<String, Condition> when, String say) {
    public Line {
      when = Map.copyOf(when);
    }
  }

  /** A step of clarifying. */
  public sealed interface Step {

    /** Conditions under which the step is taken at all; none: always. */
    Map<String, Condition> when();

    /**
     * Ask the customer, once and once more in other words, unless the slot is filled.
     *
     * @param slot what the answer fills
     * @param answer what kind of answer fills it
     * @param with full name of the script that asks
     * @param required whether the flow cannot go on without it (then a person); otherwise it is
     *     asked once and left
     */
    record Ask(
        String slot, Answer answer, String with, boolean required, Map<String, Condition> when)
        implements Step {
      public Ask {
        when = Map.copyOf(when);
      }
    }

    /** Look the order up at the shop; skipped where it is known already. */
    record LookUp(String fact, Map<String, Condition> when) implements Step {
      public LookUp {
        when = Map.copyOf(when);
      }
    }
  }

  /** What kind of answer a question looks for. */
  public enum Answer {
    /** An entity or a wish, taken wherever it is told. */
    NAMED,
    /** {@code yes}, {@code no}, or {@code open} for any other answer. */
    YES_NO,
    /** An ISO 8601 day, {@code none}, or {@code open}. */
    DAY,
    /** The customer's own words, {@code none} where there are none to give. */
    TEXT
  }

  /**
   * What is offered or answered in one situation.
   *
   * @param when all must hold; empty: otherwise
   * @param say full name of the script; for an offer it is the proposal's text; empty where the one
   *     way out is asked to be confirmed, which has words of its own
   * @param offer candidates in the author's order of preference; one alone is done after one
   *     confirming sentence (P42); empty: nothing is offered
   * @param severity how bad it is in this case; {@code MAJOR} offers to keep the goods only where
   *     there are not two kinds of other ways (P30)
   * @param continueWith another flow that takes over here; empty: none
   * @param handOff whether a person takes over after {@code say}
   * @param note slot whose words are noted on the order, for any colleague to see (P39, P65);
   *     empty: none
   */
  public record Case(
      Map<String, Condition> when,
      String say,
      List<Remedy> offer,
      Severity severity,
      String continueWith,
      boolean handOff,
      String note) {
    public Case {
      when = Map.copyOf(when);
      offer = List.copyOf(offer);
    }

    /** A case of {@link Severity#MINOR}. */
    public Case(
        Map<String, Condition> when,
        String say,
        List<Remedy> offer,
        String continueWith,
        boolean handOff,
        String note) {
      this(when, say, offer, Severity.MINOR, continueWith, handOff, note);
    }
  }

  /**
   * The question after the solution (P14).
   *
   * @param after delay, counted from the choice
   * @param say full name of the script; empty: no follow-up
   * @param ifNo what a "no" leads to
   * @param ifSilent what silence leads to
   */
  public record FollowUp(Duration after, String say, Then ifNo, Then ifSilent) {

    public enum Then {
      HAND_OFF,
      CLOSE,
      START_AGAIN
    }

    public static FollowUp none() {
      return new FollowUp(Duration.ZERO, "", Then.CLOSE, Then.CLOSE);
    }

    public boolean isNone() {
      return say.isEmpty();
    }
  }
}
