package io.amends.rehearsal;

import java.util.List;

/**
 * What Amends does on a cue, by names and codes: the wording may be polished.
 *
 * @param said replies and suggestions in their order
 * @param onlyWay remedy that the customer is asked to confirm as the only way; empty: none
 * @param does remedies that the shop is asked for, with their order: {@code reship E20261103001}
 * @param handsOff why a person takes over; empty: nobody does
 * @param closes how the conversation ended here; empty: it did not
 * @param notes what is noted on an order
 */
public record Reaction(
    List<Said> said,
    String onlyWay,
    List<String> does,
    String handsOff,
    String closes,
    List<String> notes) {

  public Reaction {
    said = List.copyOf(said);
    does = List.copyOf(does);
    notes = List.copyOf(notes);
  }

  /**
   * Words to the customer, or to an agent who may send them.
   *
   * @param suggested whether they are for an agent
   * @param scripts full names of what they are made of
   * @param offers codes of the two remedies that are offered, the shop's preferred one first; none:
   *     nothing is offered
   * @param text as it was said; in a golden: what must be in it, empty where that is left open
   */
  public record Said(boolean suggested, List<String> scripts, List<String> offers, String text) {
    public Said {
      scripts = List.copyOf(scripts);
      offers = List.copyOf(offers);
    }

    boolean isAsIn(Said golden) {
      return suggested == golden.suggested
          && scripts.equals(golden.scripts)
          && offers.equals(golden.offers)
          && text.contains(golden.text);
    }
  }

  /** Amends says and does nothing. */
  public static Reaction none() {
    return new Reaction(List.of(), "", List.of(), "", "", List.of());
  }

  public boolean isNone() {
    return equals(none());
  }

  /** Whether this is what a golden asks for. */
  public boolean isAsIn(Reaction golden) {
    if (said.size() != golden.said.size()) {
      return false;
    }
    for (var i = 0; i < said.size(); i++) {
      if (!said.get(i).isAsIn(golden.said.get(i))) {
        return false;
      }
    }
    return onlyWay.equals(golden.onlyWay)
        && does.equals(golden.does)
        && handsOff.equals(golden.handsOff)
        && closes.equals(golden.closes)
        && notes.equals(golden.notes);
  }
}
