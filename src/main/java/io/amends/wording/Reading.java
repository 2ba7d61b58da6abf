package io.amends.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A sentence in two forms: Chinese without the blanks and marks between its characters, and words
 * of letters with one blank between them. A comma in either parts clauses. Every character knows
 * its place in the text.
 *
 * @param start of the sentence in the text
 * @param end exclusive
 * @param asks whether it ends as a question
 */
record Reading(Line han, Line latin, int start, int end, boolean asks) {

  /** A form of the sentence; {@code origins} has a place for each of its characters. */
  record Line(String text, int[] origins, Grams grams) {

    static Line of(String text, int[] origins) {
      return new Line(text, origins, Grams.of(text));
    }

    /** The place of a match in the text. */
    int start(int index) {
      return origins[Math.min(index, origins.length - 1)];
    }

    int end(int index) {
      return origins[Math.max(0, index - 1)] + 1;
    }

    /** Where the clause around a place begins. */
    int clauseBegin(int from) {
      return Math.min(text.lastIndexOf(',', Math.max(0, from - 1)) + 1, from);
    }

    /** Where the clause around a place ends, exclusive. */
    int clauseEnd(int to) {
      int end = text.indexOf(',', to);
      return end < 0 ? text.length() : end;
    }
  }

  static Reading of(String text, int start, int end, Map<Character, Character> same) {
    var letters = Letters.of(text, start, end, same);
    return new Reading(han(letters), latin(letters), start, end, asks(text, start, end));
  }

  private static boolean asks(String text, int start, int end) {
    var sentence = text.substring(start, end).stripTrailing();
    return sentence.endsWith("?") || sentence.endsWith("\uff1f");
  }

  /** The form in which words of the one kind or the other are sought. */
  Line line(boolean isHan) {
    return isHan ? han : latin;
  }

  boolean hasHan() {
    return han.text().chars().anyMatch(c -> Letters.isHan((char) c));
  }

  private static Line han(Letters letters) {
    var line = new Builder();
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.at(i);
      if (Character.isLetterOrDigit(c) || isSign(c) || isInNumber(letters, i)) {
        line.add(c, letters.origin(i));
      } else if (isClauseMark(c) && !isBetweenDigits(letters, i)) {
        line.add(',', letters.origin(i));
      }
    }
    return line.done();
  }

  private static Line latin(Letters letters) {
    var words = new ArrayList<Builder>();
    var word = new Builder();
    for (int i = 0; i <= letters.length(); i++) {
      char c = i < letters.length() ? letters.at(i) : ' ';
      boolean isLetter =
          Character.isLetterOrDigit(c) && !Letters.isHan(c) || c == '\'' || isInNumber(letters, i);
      if (isLetter) {
        word.add(c, letters.origin(i));
        continue;
      }
      if (isBetweenDigits(letters, i) && c == ',') {
        continue;
      }
      if (!word.isEmpty()) {
        words.addAll(word.withoutClitic());
        word = new Builder();
      }
      if (isSign(c) || isClauseMark(c)) {
        var mark = new Builder();
        mark.add(isSign(c) ? c : ',', letters.origin(i));
        words.add(mark);
      } else if (Letters.isHan(c)) {
        var mark = new Builder();
        mark.add('#', letters.origin(i));
        words.add(mark);
      }
    }
    return joined(whole(words));
  }

  /** Letters or digits that were spaced out are one again: {@code f i f t y}, {@code 1 0.0 0}. */
  private static List<Builder> whole(List<Builder> words) {
    var whole = new ArrayList<Builder>();
    for (int i = 0; i < words.size(); ) {
      int letters = run(words, i, Builder::isLetter);
      int digits = run(words, i, Builder::isShortNumber);
      if (letters >= 3) {
        whole.add(merged(words.subList(i, i + letters)));
        i += letters;
      } else if (digits >= 2
          && words.subList(i, i + digits).stream().filter(Builder::isDigit).count() >= 2) {
        whole.add(merged(words.subList(i, i + digits)));
        i += digits;
      } else {
        whole.add(words.get(i));
        i++;
      }
    }
    return whole;
  }

  private static int run(List<Builder> words, int from, Predicate<Builder> like) {
    int end = from;
    while (end < words.size() && like.test(words.get(end))) {
      end++;
    }
    return end - from;
  }

  private static Builder merged(List<Builder> words) {
    var merged = new Builder();
    words.forEach(merged::add);
    return merged;
  }

  private static Line joined(List<Builder> words) {
    var line = new Builder();
    for (var word : words) {
      line.add(' ', word.origin());
      line.add(word);
    }
    line.add(' ', line.isEmpty() ? 0 : line.last());
    return line.done();
  }

  private static boolean isSign(char c) {
    return c == '%' || Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  private static boolean isClauseMark(char c) {
    return switch (c) {
      // Not where a quote begins: what it says is told by the words before it.
      case ',', ';', ':', '\u3001', '(', ')', '"', '\u201d', '\n' -> true;
      default -> c == Letters.QUOTED;
    };
  }

  /** A point, colon, slash or dash with digits on both sides. */
  private static boolean isInNumber(Letters letters, int i) {
    if (i >= letters.length()) {
      return false;
    }
    char c = letters.at(i);
    return (c == '.' || c == '/' || c == '-' || c == ':') && isBetweenDigits(letters, i);
  }

  private static boolean isBetweenDigits(Letters letters, int i) {
    return i > 0
        && i + 1 < letters.length()
        && Character.isDigit(letters.at(i - 1))
        && Character.isDigit(letters.at(i + 1));
  }

  private static final class Builder {

    private final StringBuilder text = new StringBuilder();
    private int[] origins = new int[8];

    void add(char c, int origin) {
      if (text.length() == origins.length) {
        origins = Arrays.copyOf(origins, 2 * origins.length);
      }
      origins[text.length()] = origin;
      text.append(c);
    }

    void add(Builder other) {
      for (int i = 0; i < other.text.length(); i++) {
        add(other.text.charAt(i), other.origins[i]);
      }
    }

    boolean isEmpty() {
      return text.isEmpty();
    }

    /** {@code money's} is money. */
    List<Builder> withoutClitic() {
      int end = text.length() - Letters.CLITIC.length();
      if (end <= 0 || text.indexOf(Letters.CLITIC, end) < 0) {
        return List.of(this);
      }
      var clitic = new Builder();
      for (int i = end; i < text.length(); i++) {
        clitic.add(text.charAt(i), origins[i]);
      }
      text.setLength(end);
      return List.of(this, clitic);
    }

    boolean isLetter() {
      return text.length() == 1 && Character.isLetter(text.charAt(0));
    }

    boolean isDigit() {
      return text.length() == 1 && Character.isDigit(text.charAt(0));
    }

    boolean isShortNumber() {
      return text.length() <= 3 && Character.isDigit(text.charAt(0));
    }

    int origin() {
      return origins[0];
    }

    int last() {
      return origins[text.length() - 1];
    }

    Line done() {
      return Line.of(text.toString(), Arrays.copyOf(origins, text.length()));
    }
  }
}
