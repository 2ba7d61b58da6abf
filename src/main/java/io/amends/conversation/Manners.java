package io.amends.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which wording of a script is said: one that was not said a moment ago, and at most one apology in
 * three turns of the customer's, none once something was chosen (P2, P12). Where each wording says
 * sorry, one that does is said all the same. Pure.
 */
final class Manners {

  private static final int APOLOGY_EVERY = 3;

  private final Conversation state;
  private final List<String> underWay;
  private final Predicate<String> apologises;

  /**
   * @param underWay what is said right before, in the same reply
   * @param apologises whether a text says sorry
   */
  Manners(Conversation state, List<String> underWay, Predicate<String> apologises) {
    this.state = state;
    this.underWay = underWay;
    this.apologises = apologises;
  }

  /**
   * @param wordings of one script, the one whose turn it is first; at least one
   */
  String choose(List<String> wordings) {
    var chosen = wordings.get(0);
    var longestAgo = Integer.MAX_VALUE;
    for (var wording : fitting(wordings)) {
      var last = lastTold(wording);
      if (last < longestAgo) { // the first of those that were never said
        chosen = wording;
        longestAgo = last;
      }
    }
    return chosen;
  }

  private List<String> fitting(List<String> wordings) {
    var plain = new ArrayList<>(wordings);
    plain.removeIf(apologises);
    return plain.isEmpty() || plain.size() == wordings.size() || mayApologise() ? wordings : plain;
  }

  private boolean mayApologise() {
    if (hasChosen()) {
      return false;
    }
    var talk = state.talk();
    for (var told : talk.told()) {
      if (told.turn() > talk.turns() - APOLOGY_EVERY && apologises.test(told.text())) {
        return false;
      }
    }
    for (var text : underWay) {
      if (apologises.test(text)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasChosen() {
    for (var matter : state.suspended()) {
      if (matter.accepted() != null) {
        return true;
      }
    }
    return state.matter().accepted() != null;
  }

  /** Place of the newest text that has these words; 0: none. */
  private int lastTold(String wording) {
    var told = state.talk().told();
    for (var i = told.size() - 1; i >= 0; i--) {
      if (told.get(i).text().contains(wording)) {
        return i + 1;
      }
    }
    return 0;
  }
}
