package io.amends.language.opennlp;

/** What kind of character is what, by Unicode and not by language. */
final class Letters {

  private static final int LONG_NUMBER = 4;

  private Letters() {}

  static boolean isHan(char c) {
    return (c >= '\u4E00' && c <= '\u9FFF') || (c >= '\u3400' && c <= '\u4DBF') || c == '\u3007';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '\u00DF' && c <= '\u024F' && c != '\u00F7')
        || (c >= '\u1E00' && c <= '\u1EFF');
  }

  /** Whether a word of an alphabet can hold this folded character, the apostrophe apart. */
  static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z')
        || isDigit(c)
        || (c >= '\u00AA' && !isHan(c) && Character.isLetterOrDigit(c));
  }

  /** Offset after the word that starts at {@code start}; an apostrophe inside belongs to it. */
  static int endOfWord(CharSequence text, int start) {
    var end = start;
    while (end < text.length()
        && (isWordPart(text.charAt(end))
            || (text.charAt(end) == '\''
                && end + 1 < text.length()
                && isWordPart(text.charAt(end + 1))))) {
      end++;
    }
    return end;
  }

  static boolean hasDigit(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean hasLongNumber(CharSequence text, int start, int end) {
    var run = 0;
    for (int i = start; i < end; i++) {
      run = isDigit(text.charAt(i)) ? run + 1 : 0;
      if (run >= LONG_NUMBER) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text is written in capitals where it could have small letters. */
  static boolean isShouted(String original) {
    var capital = 0;
    var small = 0;
    for (int i = 0; i < original.length(); i++) {
      var c = original.charAt(i);
      capital += c >= 'A' && c <= 'Z' ? 1 : 0;
      small += c >= 'a' && c <= 'z' ? 1 : 0;
    }
    return capital >= 6 && capital > 2 * small;
  }
}
