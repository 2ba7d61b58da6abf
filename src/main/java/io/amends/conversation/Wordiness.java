package io.amends.conversation;

import java.lang.Character.UnicodeScript;

/** How much somebody wrote: in characters where they are Han, else in words. */
final class Wordiness {

  private Wordiness() {}

  /** Whether a text has at least so many Han characters or, where it has none, so many words. */
  static boolean reaches(String text, int han, int words) {
    var hanFound = 0;
    var wordsFound = 0;
    var isInWord = false;
    for (var at = 0; at < text.length(); ) {
      var c = text.codePointAt(at);
      at += Character.charCount(c);
      hanFound += UnicodeScript.of(c) == UnicodeScript.HAN ? 1 : 0;
      wordsFound += !isInWord && !Character.isWhitespace(c) ? 1 : 0;
      isInWord = !Character.isWhitespace(c);
    }
    return hanFound >= han || hanFound == 0 && wordsFound >= words;
  }
}
