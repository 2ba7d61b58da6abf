package io.amends.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds in a text by when something is said to be, in Chinese of both scripts and in English. A
 * time that names no end ("at once", "soon", {@code 马上}) is none, and neither is a day by its name.
 * Pure and thread-safe; any text is read without an error.
 */
public final class Deadlines {

  private static final String FLAGS = "(?iu)";

  private static final String EN_COUNT = "(\\d{1,3}|half an|an?|[a-z]+(?:-[a-z]+)?)";
  private static final String EN_UNIT =
      "(minutes?|hours?|(?:working|business)\\s+days?|days?|weeks?)";

  private static final String HAN_COUNT =
      "([0-9\uff10-\uff19]{1,3}|[\u4e00\u4e8c\u4e24\u5169\u4e09\u56db\u4e94\u516d\u4e03\u516b"
          + "\u4e5d\u5341]{1,3}|\u534a)\\s*[\u4e2a\u500b]?\\s*";
  private static final String HAN_UNIT =
      "(\u5206\u949f|\u5206\u9418|\u5c0f\u65f6|\u5c0f\u6642|\u949f\u5934|\u9418\u982d"
          + "|\u5de5\u4f5c[\u65e5\u5929]|[\u5929\u65e5\u5468\u9031]|\u661f\u671f|\u793c\u62dc"
          + "|\u79ae\u62dc)";

  /** Within so many of a unit. */
  private static final List<Pattern> COUNTED =
      List.of(
          Pattern.compile(
              FLAGS
                  + "\\b(?:within|in|inside(?: of)?|no later than|at most|(?:in )?(?:under|less than))"
                  + "\\s+(?:the\\s+next\\s+)?(?:[a-z0-9]+\\s*(?:to|or|-|\u2013)\\s*)?"
                  + EN_COUNT
                  + "[\\s-]+"
                  + EN_UNIT
                  + "\\b"),
          Pattern.compile(
              FLAGS
                  + "\\b"
                  + EN_COUNT
                  + "[\\s-]+"
                  + EN_UNIT
                  + "\\s+at\\s+(?:the\\s+)?(?:latest|most)"),
          Pattern.compile(
              HAN_COUNT
                  + HAN_UNIT
                  + "\\s*(?:\u4e4b[\u5185\u5167]|\u4ee5[\u5185\u5167]|[\u5185\u5167])"),
          Pattern.compile(
              "(?:\u6700\u665a|\u6700\u8fdf|\u6700\u9072|\u81f3\u591a|\u6700\u591a|\u9876\u591a"
                  + "|\u9802\u591a|\u4e0d\u8d85\u8fc7|\u4e0d\u8d85\u904e)\\s*"
                  + HAN_COUNT
                  + HAN_UNIT));

  /** Words for one time. */
  private record Fixed(Pattern words, Deadline deadline) {}

  private static final List<Fixed> FIXED =
      List.of(
          fixed(
              "\\bnext\\s+(?:working|business)\\s+day\\b"
                  + "|(?:\u4e0b\u4e00?|\u6b21)\\s*[\u4e2a\u500b]?\\s*\u5de5\u4f5c[\u65e5\u5929]",
              1,
              Deadline.Unit.WORKING_DAY),
          fixed(
              "\\btomorrow\\b|\u660e[\u5929\u65e5\u65e9\u665a]|\u6b21\u65e5", 1, Deadline.Unit.DAY),
          fixed("(?<![\u4ee5\u4eca\u5f80])[\u540e\u5f8c]\u5929(?!\u5929)", 2, Deadline.Unit.DAY),
          fixed(
              "\\b(?:by\\s+(?:the\\s+end\\s+of\\s+)?(?:today|tonight)|today\\s+at\\s+the\\s+latest"
                  + "|later\\s+today|by\\s+the\\s+end\\s+of\\s+(?:the|this)\\s+day|within\\s+the\\s+day)\\b"
                  + "|\u4eca[\u5929\u65e5](?:\u4e4b?[\u5185\u5167]|\u4ee5[\u5185\u5167]|\u5c31"
                  + "|\u4e0b\u73ed\u524d)|\u6700\u665a\u4eca[\u5929\u65e5]",
              0,
              Deadline.Unit.DAY),
          fixed("\\bwithin\\s+the\\s+hour\\b", 1, Deadline.Unit.HOUR));

  private Deadlines() {}

  /**
   * A time that a text names.
   *
   * @param start where its words begin in the text
   * @param end exclusive
   */
  public record Named(Deadline deadline, int start, int end) {}

  /** All that a text names, in its order; none overlaps another. */
  public static List<Named> in(String text) {
    var found = new ArrayList<Named>();
    for (var pattern : COUNTED) {
      pattern.matcher(text).results().forEach(match -> add(found, match));
    }
    for (var fixed : FIXED) {
      fixed
          .words()
          .matcher(text)
          .results()
          .forEach(match -> found.add(new Named(fixed.deadline(), match.start(), match.end())));
    }
    found.sort(Comparator.comparingInt(Named::start).thenComparing(n -> -n.end()));
    var apart = new ArrayList<Named>();
    for (var named : found) {
      if (apart.isEmpty() || apart.get(apart.size() - 1).end() <= named.start()) {
        apart.add(named);
      }
    }
    return List.copyOf(apart);
  }

  /** The sentence that these words stand in, without blanks around it. */
  public static String sentence(String text, Named named) {
    return Sentences.of(text).stream()
        .filter(span -> span.touches(named.start(), named.end()))
        .map(span -> text.substring(span.start(), span.end()).strip())
        .findFirst()
        .orElse("");
  }

  private static void add(List<Named> found, MatchResult match) {
    var isHalf = match.group(1).toLowerCase(Locale.ROOT).matches("half an|\u534a");
    var unit = unit(match.group(2).toLowerCase(Locale.ROOT));
    var count = count(match.group(1).toLowerCase(Locale.ROOT));
    if (isHalf && unit == Deadline.Unit.HOUR) {
      found.add(new Named(new Deadline(30, Deadline.Unit.MINUTE), match.start(), match.end()));
    } else if (count > 0) {
      found.add(new Named(new Deadline(count, unit), match.start(), match.end()));
    }
  }

  /** 0 where it is no number. */
  private static int count(String words) {
    if (Character.isDigit(words.charAt(0))) {
      return Integer.parseInt(words);
    }
    if (words.equals("a") || words.equals("an")) {
      return 1;
    }
    return words.charAt(0) <= 'z'
        ? EnglishNumerals.at(List.of(words.split("-")), 0).value().intValue()
        : HanNumerals.value(words).intValue();
  }

  private static Deadline.Unit unit(String words) {
    if (words.startsWith("minute") || words.startsWith("\u5206")) {
      return Deadline.Unit.MINUTE;
    }
    if (words.startsWith("hour") || words.matches("\u5c0f.|.[\u5934\u982d]")) {
      return Deadline.Unit.HOUR;
    }
    if (words.startsWith("week") || words.matches("[\u5468\u9031]|\u661f\u671f|.\u62dc")) {
      return Deadline.Unit.WEEK;
    }
    return words.startsWith("day") || words.matches("[\u5929\u65e5]")
        ? Deadline.Unit.DAY
        : Deadline.Unit.WORKING_DAY;
  }

  private static Fixed fixed(String words, int count, Deadline.Unit unit) {
    return new Fixed(Pattern.compile(FLAGS + "(?:" + words + ")"), new Deadline(count, unit));
  }
}
