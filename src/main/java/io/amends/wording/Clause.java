package io.amends.wording;

/**
 * A clause of a sentence in one of its two forms. Immutable.
 *
 * @param text words of letters with a blank around each, Chinese without any
 */
record Clause(String text, boolean han, Grams grams) {

  static Clause of(String text, boolean han) {
    var padded = han ? text : " " + text.strip() + " ";
    return new Clause(padded, han, Grams.of(padded));
  }

  Clause without(int from, int to) {
    return new Clause(text.substring(0, from) + text.substring(to), han, grams);
  }
}
