package io.amends.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One wording to look for, in the form that is sought. Immutable and thread-safe.
 *
 * @param source as it stands in the file
 * @param han whether it is sought in the Chinese form of a sentence
 * @param anchor letters that are in every match
 * @param marks of the anchor: most texts lack one, and that is soon seen
 * @param pattern none: the anchor is all of it
 */
record Phrase(
    Phrases.Written source, boolean han, String anchor, short[] marks, @Nullable Pattern pattern) {

  private static final String NUMERAL =
      "(?:[0-9.]+|[\u96f6\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e"
          + "\u5343\u4e07\u51e0]+)";
  private static final String HAN_GAP = "[^,]{0,12}?";
  private static final String LATIN_GAP = "(?: [^ ,]+){0,6}?";

  /** Where it is found; {@code to} is exclusive. */
  record Place(int from, int to) {}

  /**
   * @param folded as {@link Letters} reads it, with one character for a gap
   */
  static List<Phrase> of(Phrases.Written source, String folded) {
    var all = new ArrayList<Phrase>();
    for (var wording : Choices.spelledOut(folded)) {
      var han = wording.chars().anyMatch(c -> Letters.isHan((char) c));
      all.add(han ? han(source, wording) : latin(source, wording));
    }
    return all;
  }

  /** The first place from an index on; none: null. */
  @Nullable Place in(Reading.Line line, int from) {
    return line.grams().has(marks) ? in(line.text(), from) : null;
  }

  @Nullable Place in(String text, int from) {
    int at = text.indexOf(anchor, from);
    if (at < 0) {
      return null;
    }
    if (pattern == null) {
      // The blank after words of letters ends them and is none of them.
      return new Place(at, at + anchor.length() - (han ? 0 : 1));
    }
    var matcher = pattern.matcher(text);
    return matcher.find(from) ? new Place(matcher.start(), matcher.end()) : null;
  }

  private static Phrase han(Phrases.Written source, String wording) {
    var bare = wording.replace(" ", "");
    if (bare.indexOf('\u2026') < 0 && bare.indexOf('#') < 0) {
      return new Phrase(source, true, bare, Grams.marks(bare), null);
    }
    var pattern = new StringBuilder();
    for (char c : bare.toCharArray()) {
      if (c == '\u2026') {
        pattern.append(HAN_GAP);
      } else if (c == '#') {
        pattern.append(NUMERAL);
      } else {
        pattern.append(Pattern.quote(Character.toString(c)));
      }
    }
    var anchor = longest(bare.split("[\u2026#]+"));
    return new Phrase(
        source, true, anchor, Grams.marks(anchor), Pattern.compile(pattern.toString()));
  }

  private static Phrase latin(Phrases.Written source, String wording) {
    var words =
        (wording + " ")
            .replace("\u2026", " \u2026 ")
            .replace(Letters.CLITIC + " ", " " + Letters.CLITIC + " ")
            .strip()
            .split("\\s+");
    if (wording.chars().noneMatch(c -> c == '\u2026' || c == '#' || c == '*')) {
      var bare = " " + String.join(" ", words) + " ";
      return new Phrase(source, false, bare, Grams.marks(bare), null);
    }
    var pattern = new StringBuilder();
    for (var word : words) {
      if (word.equals("\u2026")) {
        pattern.append(LATIN_GAP);
      } else if (word.equals("#")) {
        pattern.append(" [0-9.]+");
      } else if (word.endsWith("*")) {
        pattern.append(' ').append(Pattern.quote(word.substring(0, word.length() - 1)));
        pattern.append("[^ ]*");
      } else {
        pattern.append(' ').append(Pattern.quote(word));
      }
    }
    var anchor = longest(wording.split("[\u2026#* ]+"));
    return new Phrase(
        source,
        false,
        anchor,
        Grams.marks(anchor),
        Pattern.compile(pattern.append("(?= )").toString()));
  }

  /** The longest run of letters that is said as it is written. */
  private static String longest(String[] runs) {
    var longest = "";
    for (var run : runs) {
      longest = run.length() > longest.length() ? run : longest;
    }
    return longest;
  }
}
