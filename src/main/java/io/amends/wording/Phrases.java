package io.amends.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words and phrases to look for. {@code …} in a phrase stands for a few words of the same clause, a
 * {@code *} at the end of a word of letters for any ending, {@code #} for a number. Immutable and
 * thread-safe.
 */
public final class Phrases {

  private static final String NUMERAL =
      "(?:[0-9.]+|[\u96f6\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e"
          + "\u5343\u4e07\u51e0]+)";
  private static final String HAN_GAP = "[^,]{0,12}?";
  private static final String LATIN_GAP = "(?: [^ ,]+){0,6}?";
  private static final Phrases NONE = new Phrases(List.of());

  private final List<Phrase> phrases;

  private Phrases(List<Phrase> phrases) {
    this.phrases = List.copyOf(phrases);
  }

  /**
   * @param written as in the file
   * @param instead words to say instead; empty: none
   */
  public record Written(String written, String instead) {}

  /**
   * @param anchor letters that are in every match: most texts lack them, and that is soon seen
   */
  private record Phrase(Written source, boolean han, String anchor, Pattern pattern) {
    boolean mayBeIn(String text) {
      return text.contains(anchor);
    }
  }

  /** A phrase that was found. */
  record Found(Written phrase, Reading.Line line, int from, int to) {
    int start() {
      return line.start(line.text().charAt(from) == ' ' ? from + 1 : from);
    }

    int end() {
      return line.end(to);
    }
  }

  public static Phrases none() {
    return NONE;
  }

  /**
   * @param same the characters that are read as others
   */
  public static Phrases of(List<Written> written, Map<Character, Character> same) {
    var phrases = new ArrayList<Phrase>();
    for (var one : written) {
      var folded = Letters.folded(one.written(), same).replace("...", "\u2026").strip();
      var han = folded.chars().anyMatch(c -> Letters.isHan((char) c));
      phrases.add(
          new Phrase(
              one, han, anchor(folded, han), Pattern.compile(han ? han(folded) : latin(folded))));
    }
    return new Phrases(phrases);
  }

  boolean isNone() {
    return phrases.isEmpty();
  }

  boolean isIn(Reading reading) {
    for (var phrase : phrases) {
      if (find(phrase, phrase.han() ? reading.han() : reading.latin()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The first phrase of the list that is there. */
  Optional<Found> first(Reading reading) {
    for (var phrase : phrases) {
      var found = find(phrase, phrase.han() ? reading.han() : reading.latin());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Every phrase, each where it first is. */
  List<Found> all(Reading reading) {
    var all = new ArrayList<Found>();
    for (var phrase : phrases) {
      find(phrase, phrase.han() ? reading.han() : reading.latin()).ifPresent(all::add);
    }
    return all;
  }

  /** Every place of every phrase. */
  List<Found> everywhere(Reading reading) {
    var found = new ArrayList<Found>();
    for (var phrase : phrases) {
      var line = phrase.han() ? reading.han() : reading.latin();
      if (!phrase.mayBeIn(line.text())) {
        continue;
      }
      Matcher matcher = phrase.pattern().matcher(line.text());
      int from = 0;
      while (from <= line.text().length() && matcher.find(from)) {
        found.add(new Found(phrase.source(), line, matcher.start(), matcher.end()));
        from = Math.max(matcher.end(), matcher.start() + 1);
      }
    }
    return found;
  }

  /** Whether one of them is in a piece of either form. */
  boolean isIn(String piece, boolean han) {
    for (var phrase : phrases) {
      if (phrase.han() == han && phrase.mayBeIn(piece) && phrase.pattern().matcher(piece).find()) {
        return true;
      }
    }
    return false;
  }

  /** A piece of either form without them. */
  String cutFrom(String piece, boolean han) {
    var rest = piece;
    for (var phrase : phrases) {
      if (phrase.han() == han && phrase.mayBeIn(rest)) {
        rest = phrase.pattern().matcher(rest).replaceAll("");
      }
    }
    return rest;
  }

  List<Written> written() {
    return phrases.stream().map(Phrase::source).toList();
  }

  private static Optional<Found> find(Phrase phrase, Reading.Line line) {
    if (!phrase.mayBeIn(line.text())) {
      return Optional.empty();
    }
    var matcher = phrase.pattern().matcher(line.text());
    return matcher.find()
        ? Optional.of(new Found(phrase.source(), line, matcher.start(), matcher.end()))
        : Optional.empty();
  }

  /** The longest run of letters that is said as it is written. */
  private static String anchor(String folded, boolean han) {
    var longest = "";
    for (var run : folded.split(han ? "[\u2026# ]+" : "[\u2026#* ]+")) {
      longest = run.length() > longest.length() ? run : longest;
    }
    return longest;
  }

  private static String han(String folded) {
    var pattern = new StringBuilder();
    for (char c : folded.toCharArray()) {
      if (c == '\u2026') {
        pattern.append(HAN_GAP);
      } else if (c == '#') {
        pattern.append(NUMERAL);
      } else if (c != ' ') {
        pattern.append(Pattern.quote(Character.toString(c)));
      }
    }
    return pattern.toString();
  }

  private static String latin(String folded) {
    var pattern = new StringBuilder();
    for (var word : folded.replace("\u2026", " \u2026 ").strip().split("\\s+")) {
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
    return pattern.append("(?= )").toString();
  }
}
