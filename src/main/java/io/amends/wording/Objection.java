package io.amends.wording;

/**
 * What speaks against a text.
 *
 * @param reason for the person who wrote it, in English; it quotes the words
 * @param start of the words at fault in the text, inclusive
 * @param end exclusive
 * @param instead words to put there; empty: the sentence has to go
 */
record Objection(Verdict verdict, String reason, int start, int end, String instead) {

  /** The same, for a look before it goes out. */
  Objection warned() {
    return new Objection(Verdict.WARN, reason, start, end, instead);
  }

  static Objection block(Phrases.Found found, String reason) {
    return block(found.start(), found.end(), reason);
  }

  static Objection block(int start, int end, String reason) {
    return new Objection(Verdict.BLOCK, reason, start, end, "");
  }
}
