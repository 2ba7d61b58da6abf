package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells which parts of a text are not what the customer says of the matter: what is refused or
 * denied, what is taken back by a correction after it, what is quoted or only supposed. Words in
 * such a part are other features than the same words outside of it. From {@code
 * lexicons/scopes.yaml}. One pass over the text; safe to share.
 */
final class Scopes {

  /** What the customer says. */
  static final byte SAID = 0;

  /** "I don't want a refund", "不用退". */
  static final byte REFUSED = 1;

  /** "a refund, sorry, I meant …". */
  static final byte WITHDRAWN = 2;

  /** "your colleague said …", anything in quotation marks. */
  static final byte TOLD = 3;

  /** "not broken", "没坏": often the trouble itself ("does not work"), so it counts both ways. */
  static final byte DENIED = 4;

  /** "if it were broken …", "last time …": likewise. */
  static final byte SUPPOSED = 5;

  /** Whether the words are to be taken as other words, and not also as they are. */
  static boolean isOther(byte scope) {
    return scope != SAID && scope < DENIED;
  }

  private static final String OPENING = "\"“「『«《";
  private static final String CLOSING = "\"”」』»》";

  private enum Kind {
    REFUSAL,
    DENIAL,
    CORRECTION,
    REPORT,
    SUPPOSITION,
    TURN,
    LOOK_ALIKE
  }

  private record Mark(Kind kind, int start, int end) {}

  private final WordList finder;
  private final List<Kind> kinds = new ArrayList<>();

  Scopes(Section file, Lexicon lexicon) {
    file.expect(
        List.of(
            "about",
            "refusals",
            "denials",
            "corrections",
            "reports",
            "suppositions",
            "turns",
            "looks-like"),
        List.of());
    var words = new ArrayList<String>();
    add(file, "refusals", Kind.REFUSAL, words, lexicon);
    add(file, "denials", Kind.DENIAL, words, lexicon);
    add(file, "corrections", Kind.CORRECTION, words, lexicon);
    add(file, "reports", Kind.REPORT, words, lexicon);
    add(file, "suppositions", Kind.SUPPOSITION, words, lexicon);
    add(file, "turns", Kind.TURN, words, lexicon);
    add(file, "looks-like", Kind.LOOK_ALIKE, words, lexicon);
    finder = lexicon.list(words);
  }

  private void add(Section file, String key, Kind kind, List<String> words, Lexicon lexicon) {
    for (var word : file.words(key)) {
      words.add(lexicon.word(word));
      kinds.add(kind);
    }
  }

  /** The scope of each character. */
  byte[] of(CharSequence text) {
    var scopes = new byte[text.length()];
    quoted(text, scopes);
    var marks = marks(text);
    for (int m = 0; m < marks.size(); m++) {
      var mark = marks.get(m);
      switch (mark.kind()) {
        case REFUSAL -> fill(scopes, refusedFrom(text, marks, m), end(text, marks, m), REFUSED);
        case DENIAL -> fill(scopes, mark.end(), end(text, marks, m), DENIED);
        case REPORT -> fill(scopes, mark.end(), end(text, marks, m), TOLD);
        case SUPPOSITION -> fill(scopes, mark.end(), end(text, marks, m), SUPPOSED);
        case CORRECTION -> fill(scopes, 0, mark.start(), WITHDRAWN);
        case TURN, LOOK_ALIKE -> {}
      }
    }
    return scopes;
  }

  /** What was set first stays: a denial inside a quotation is quoted. */
  private static void fill(byte[] scopes, int from, int to, byte scope) {
    for (int i = from; i < to; i++) {
      if (scopes[i] == SAID || scope == WITHDRAWN) {
        scopes[i] = scope;
      }
    }
  }

  private static void quoted(CharSequence text, byte[] scopes) {
    for (int i = 0; i < scopes.length; i++) {
      var kind = OPENING.indexOf(text.charAt(i));
      if (kind >= 0) {
        var close = closing(text, i + 1, CLOSING.charAt(kind));
        if (close > 0) {
          fill(scopes, i + 1, close, TOLD);
          i = close;
        }
      }
    }
  }

  private static int closing(CharSequence text, int from, char mark) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == mark) {
        return i;
      }
    }
    return -1;
  }

  /** The marks that count, in the sequence of the text: the longest where several overlap. */
  private List<Mark> marks(CharSequence text) {
    var all = new ArrayList<Mark>();
    finder.find(
        text,
        (start, end, word) -> {
          while (!all.isEmpty() && covers(start, end, all.get(all.size() - 1))) {
            all.remove(all.size() - 1);
          }
          var last = all.isEmpty() ? -1 : all.get(all.size() - 1).end();
          if (start >= last) {
            all.add(new Mark(kinds.get(word), start, end));
          }
        });
    return all;
  }

  private static boolean covers(int start, int end, Mark mark) {
    return start <= mark.start() && end >= mark.end() && end - start > mark.end() - mark.start();
  }

  /** Chinese puts first what is refused ("发票不用开了"): back to where the clause begins. */
  private static int refusedFrom(CharSequence text, List<Mark> marks, int m) {
    var mark = marks.get(m);
    if (!Letters.isHan(text.charAt(mark.start()))) {
      return mark.end();
    }
    var start = mark.start();
    var least = m == 0 ? 0 : marks.get(m - 1).end();
    while (start > least && Letters.isHan(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Where the clause that a mark opens ends: at punctuation, or where another thing is said. */
  private static int end(CharSequence text, List<Mark> marks, int m) {
    var mark = marks.get(m);
    var limit = text.length();
    for (int next = m + 1; next < marks.size(); next++) {
      var other = marks.get(next);
      if (other.kind() != Kind.LOOK_ALIKE && other.start() > mark.end() + 1) {
        limit = other.start();
        break;
      }
    }
    for (int i = mark.end(); i < limit; i++) {
      var c = text.charAt(i);
      if (c == '.' || c == ',' || c == ';' || c == '!' || c == '?' || c == '~' || c == '\n') {
        return i;
      }
    }
    return limit;
  }
}
