package io.amends.language;

/**
 * A complaint word of the lexicon found in an utterance (P71).
 *
 * @param word the lexicon's word
 * @param issue the issue it speaks of
 * @param severity 1 (mild) to 3 (grave)
 * @param start offset of the first UTF-16 unit in the original text
 * @param end offset after the last UTF-16 unit
 * @param negated whether the words around it deny it ("not broken")
 */
public record Keyword(
    String word, String issue, int severity, int start, int end, boolean negated) {}
