package io.amends.language.opennlp;

/**
 * The language of a text, and whether the text alone tells it.
 *
 * @param tag BCP 47
 * @param conclusive as {@link io.amends.language.Understanding#conclusive()}
 */
record Language(String tag, boolean conclusive) {

  static final Language UNDETERMINED = new Language("und", false);
}
