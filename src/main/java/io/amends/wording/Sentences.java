package io.amends.wording;

import java.util.ArrayList;
import java.util.List;

/** Where sentences begin and end, in any language that ends them with a mark. */
final class Sentences {

  private Sentences() {}

  /**
   * @param start inclusive
   * @param end exclusive, with the mark and the blanks after it
   */
  record Span(int start, int end) {
    int length() {
      return end - start;
    }

    boolean touches(int from, int to) {
      return start < to && from < end;
    }
  }

  static List<Span> of(String text) {
    var spans = new ArrayList<Span>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isEnd(text, i)) {
        int end = i + 1;
        while (end < text.length()
            && (Character.isWhitespace(text.charAt(end))
                || isEnd(text, end)
                || isQuote(text, end))) {
          end++;
        }
        spans.add(new Span(start, end));
        start = end;
        i = end - 1;
      }
    }
    if (start < text.length()) {
      spans.add(new Span(start, text.length()));
    }
    return spans;
  }

  private static boolean isEnd(String text, int i) {
    char c = text.charAt(i);
    if (c == '.') {
      // Not in 10.50, v4.2 or a.b: a point ends a sentence before a blank only.
      return i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
    }
    return "!?\n\u3002\uff01\uff1f\uff0e\u2026".indexOf(c) >= 0;
  }

  private static boolean isQuote(String text, int i) {
    return "\"\u201d\u300d\u300f)\uff09".indexOf(text.charAt(i)) >= 0;
  }
}
