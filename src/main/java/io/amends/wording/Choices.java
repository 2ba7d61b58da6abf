package io.amends.wording;

import java.util.ArrayList;
import java.util.List;

/** Spells out the choices of a phrase: {@code (we|I) pay} is {@code we pay} and {@code I pay}. */
final class Choices {

  private Choices() {}

  /**
   * @param phrase with its choices in round brackets, parted by bars; an empty one leaves it out;
   *     brackets within brackets are not read
   */
  static List<String> spelledOut(String phrase) {
    return all(phrase).stream().map(String::strip).distinct().toList();
  }

  private static List<String> all(String phrase) {
    int open = phrase.indexOf('(');
    int close = phrase.indexOf(')', open);
    if (open < 0 || close < 0) {
      return List.of(phrase);
    }
    var all = new ArrayList<String>();
    for (var rest : all(phrase.substring(close + 1))) {
      for (var choice : phrase.substring(open + 1, close).split("\\|", -1)) {
        all.add(phrase.substring(0, open) + choice + rest);
      }
    }
    return all;
  }

  /** Whether every bracket is closed and none stands in another. */
  static boolean areWellFormed(String phrase) {
    boolean isOpen = false;
    for (char c : phrase.toCharArray()) {
      if (c == '(' && isOpen || c == ')' && !isOpen || c == '|' && !isOpen) {
        return false;
      }
      isOpen = c == '(' || c != ')' && isOpen;
    }
    return !isOpen;
  }
}
