package io.amends.language.opennlp;

/**
 * One yes-or-no question that the model answers about a text.
 *
 * @param name a code of the taxonomy, or a step of emotion
 * @param group what is calibrated together: a head
 * @param slope turns a score into a confidence, with {@code offset}
 * @param offset turns a score into a confidence, with {@code slope}
 * @param pointSlope what a score of the text's point is worth; 0 in the first tier
 * @param threshold the confidence from which the answer is yes
 */
record Column(
    String name, String group, float slope, float offset, float pointSlope, float threshold) {

  static final String EMOTION = "EMOTION";

  static double confidence(double weighed) {
    return 1 / (1 + Math.exp(-weighed));
  }
}
