package io.amends.language.opennlp;

import org.jspecify.annotations.Nullable;

/**
 * A text as the models and patterns read it, with the way back to what was written.
 *
 * @param original what was written
 * @param folded the folded characters; only the first {@code length} count
 * @param origins for each folded character the offset of the original character it stands for
 * @param length how many characters the folded text has
 * @param sightings the words that a lexicon found in it; {@code null} where none was asked
 */
record Folded(
    String original,
    char[] folded,
    int[] origins,
    int length,
    Lexicon.@Nullable Sightings sightings)
    implements CharSequence {

  Folded(String original, char[] folded, int[] origins, int length) {
    this(original, folded, origins, length, null);
  }

  /** Where the original of the folded character at {@code index} starts. */
  int start(int index) {
    return index < length ? origins[index] : original.length();
  }

  /** Where the original of the folded characters before {@code end} ends. */
  int end(int end) {
    if (end == 0) {
      return 0;
    }
    var last = origins[end - 1];
    return last + Character.charCount(original.codePointAt(last));
  }

  /**
   * What was written where the folded text has the characters from {@code start} to {@code end}.
   */
  String written(int start, int end) {
    return original.substring(start(start), end(end));
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return folded[index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(folded, start, end - start);
  }

  @Override
  public String toString() {
    return new String(folded, 0, length);
  }
}
