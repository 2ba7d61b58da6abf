package io.amends.language.onnx;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a text into the pieces of a BERT vocabulary, the longest known piece first: blanks and
 * punctuation part words, a Han character is a word of its own (WordPiece, Devlin et al. 2018).
 */
final class WordPieces {

  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final int first;
  private final int last;
  private final int unknown;

  WordPieces(Map<String, Integer> vocabulary) {
    this.vocabulary = Map.copyOf(vocabulary);
    this.first = id("[CLS]");
    this.last = id("[SEP]");
    this.unknown = id("[UNK]");
  }

  /**
   * @param most how many ids there may be; what is beyond is cut off
   * @return the ids, the marks of start and end among them
   */
  long[] ids(String text, int most) {
    var ids = new Ids(most);
    ids.add(first);
    var plain = plain(text);
    var start = 0;
    for (int i = 0; i < plain.length() && !ids.full(); ) {
      var c = plain.codePointAt(i);
      var end = i + Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        word(plain.substring(start, i), ids);
        start = end;
      } else if (standsAlone(c)) {
        word(plain.substring(start, i), ids);
        word(plain.substring(i, end), ids);
        start = end;
      }
      i = end;
    }
    word(plain.substring(start), ids);
    return ids.closed(last);
  }

  /** Lower case, no accents, no control characters. */
  private static String plain(String text) {
    var plain = new StringBuilder(text.length());
    var decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    decomposed
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .filter(c -> c != 0 && c != 0xFFFD)
        .filter(c -> !isControl(c))
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean isControl(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
      default -> false;
    };
  }

  private static boolean standsAlone(int c) {
    return Character.isIdeographic(c) || isPunctuation(c);
  }

  private static boolean isPunctuation(int c) {
    if (c < 128) {
      return c > 32 && c < 127 && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private void word(String word, Ids ids) {
    if (word.isEmpty()) {
      return;
    }
    if (word.length() > LONGEST_WORD) {
      ids.add(unknown);
      return;
    }
    var mark = ids.size();
    for (int start = 0; start < word.length(); ) {
      var end = word.length();
      Integer id = null;
      while (end > start && id == null) {
        var piece = word.substring(start, end);
        id = vocabulary.get(start == 0 ? piece : "##" + piece);
        end--;
      }
      if (id == null) {
        ids.backTo(mark);
        ids.add(unknown);
        return;
      }
      ids.add(id);
      start = end + 1;
    }
  }

  private int id(String piece) {
    var id = vocabulary.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary has no " + piece);
    }
    return id;
  }

  /** A row of ids with room for the mark of the end. */
  private static final class Ids {

    private final long[] values;
    private int size;

    Ids(int most) {
      this.values = new long[most];
    }

    boolean full() {
      return size >= values.length - 1;
    }

    int size() {
      return size;
    }

    void backTo(int mark) {
      size = mark;
    }

    void add(long id) {
      if (!full()) {
        values[size++] = id;
      }
    }

    long[] closed(long end) {
      values[size++] = end;
      return Arrays.copyOf(values, size);
    }
  }
}
