package io.amends.wording;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds money and shares in English: $50, 50 bucks, fifty dollars, a tenner, 20 %, five grand. */
final class EnglishFigures {

  private static final Pattern DIGITS = Pattern.compile("([0-9][0-9ol]*(?:\\.[0-9]+)?)(k|ish)?");
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("usd", "USD"),
          Map.entry("us", "USD"),
          Map.entry("cny", "CNY"),
          Map.entry("rmb", "CNY"),
          Map.entry("yuan", "CNY"),
          Map.entry("kuai", "CNY"),
          Map.entry("eur", "EUR"),
          Map.entry("euro", "EUR"),
          Map.entry("euros", "EUR"),
          Map.entry("\u20ac", "EUR"),
          Map.entry("gbp", "GBP"),
          Map.entry("pounds", "GBP"),
          Map.entry("quid", "GBP"),
          Map.entry("\u00a3", "GBP"),
          Map.entry("hkd", "HKD"),
          Map.entry("twd", "TWD"),
          Map.entry("jpy", "JPY"),
          Map.entry("yen", "JPY"),
          Map.entry("dollars", ""),
          Map.entry("dollar", ""),
          Map.entry("bucks", ""),
          Map.entry("buck", ""),
          Map.entry("$", ""),
          Map.entry("\u00a5", ""));
  private static final Set<String> DOLLARS = Set.of("dollars", "dollar", "bucks", "buck", "$");

  /** Twenty of these are money, of others they are counted. */
  private static final Set<String> OF_MONEY = Set.of("it", "that", "those", "your");

  private final Set<String> counters;
  private final Set<String> namers;
  private final Map<String, BigDecimal> coins;

  /**
   * @param counters words after a number that make it no money: days, items, am
   * @param namers words before a number that make it no money: order, page, step
   * @param coins words that are an amount: tenner
   */
  EnglishFigures(Set<String> counters, Set<String> namers, Map<String, BigDecimal> coins) {
    this.counters = Set.copyOf(counters);
    this.namers = Set.copyOf(namers);
    this.coins = Map.copyOf(coins);
  }

  List<Figure> in(Reading.Line line) {
    var words = new ArrayList<String>();
    var places = new ArrayList<Integer>();
    var text = line.text();
    for (int i = 0; i < text.length() - 1; ) {
      int end = text.indexOf(' ', i + 1);
      words.add(text.substring(i + 1, end));
      places.add(i);
      i = end;
    }
    places.add(Math.max(0, text.length() - 1));
    var split = split(words, places);
    var found = new ArrayList<Figure>();
    for (int i = 0; i < split.words.size(); ) {
      i = read(split, i, line, found);
    }
    return found;
  }

  /** Words and where each begins; a compound is several words at one place. */
  private record Split(List<String> words, List<Integer> places, List<Integer> ends) {
    String word(int i) {
      return i >= 0 && i < words.size() ? words.get(i) : "";
    }
  }

  private static Split split(List<String> words, List<Integer> places) {
    var split = new Split(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < words.size(); i++) {
      var parts = glued(words.get(i));
      for (var part : parts) {
        split.words.add(part);
        split.places.add(places.get(i));
        split.ends.add(places.get(i + 1));
      }
    }
    return split;
  }

  /** {@code usd50} and {@code 50usd} are two words. */
  private static List<String> glued(String word) {
    int cut = 0;
    while (cut < word.length() && !Character.isDigit(word.charAt(cut))) {
      cut++;
    }
    if (cut > 0 && cut < word.length() && CODES.containsKey(word.substring(0, cut))) {
      return List.of(word.substring(0, cut), word.substring(cut));
    }
    int end = word.length();
    while (end > 0 && Character.isLetter(word.charAt(end - 1))) {
      end--;
    }
    if (end > 0 && end < word.length() && CODES.containsKey(word.substring(end))) {
      return List.of(word.substring(0, end), word.substring(end));
    }
    return List.of(word);
  }

  private int read(Split words, int i, Reading.Line line, List<Figure> found) {
    var coin = coins.get(words.word(i));
    if (coin != null) {
      var times = before(words, i);
      found.add(figure(Figure.Kind.AMOUNT, coin.multiply(times), "", true, words, i, i + 1, line));
      return i + 1;
    }
    var digits = DIGITS.matcher(words.word(i));
    BigDecimal value;
    int next;
    boolean spelled = false;
    if (digits.matches()) {
      value = new BigDecimal(digits.group(1).replace('o', '0').replace('l', '1'));
      value = "k".equals(digits.group(2)) ? value.movePointRight(3) : value;
      next = i + 1;
      if (words.word(next).equals("grand") || words.word(next).equals("thousand")) {
        value = value.movePointRight(3);
        next++;
      }
    } else {
      var number = EnglishNumerals.at(words.words, i);
      if (number.length() == 0) {
        return i + 1;
      }
      value = number.value();
      next = i + number.length();
      spelled = true;
      if (words.word(next).equals("grand")) {
        value = value.movePointRight(3);
        next++;
      }
    }
    var after = words.word(next);
    if (after.equals("ish")) {
      after = words.word(++next);
    }
    if (after.equals("%")
        || after.equals("percent")
        || after.equals("pct")
        || after.equals("per") && words.word(next + 1).startsWith("cent")) {
      int end = after.equals("per") ? next + 2 : next + 1;
      found.add(figure(Figure.Kind.SHARE, value, "", true, words, i, end, line));
      return end;
    }
    var ahead = words.word(i - 1);
    var unit = CODES.containsKey(after) ? after : CODES.containsKey(ahead) ? ahead : "";
    boolean certain = !unit.isEmpty();
    boolean small = spelled && value.compareTo(BigDecimal.valueOf(3)) < 0;
    boolean tens = spelled && value.compareTo(BigDecimal.TEN) >= 0;
    if (certain || !small && !isNoMoney(words, i, next, value, tens)) {
      found.add(
          figure(
              Figure.Kind.AMOUNT,
              value,
              unit,
              certain,
              words,
              CODES.containsKey(ahead) && !CODES.containsKey(after) ? i - 1 : i,
              CODES.containsKey(after) ? next + 1 : next,
              line));
    }
    return next;
  }

  /**
   * @param tens whether it is ten or more in words, as nobody writes a measure: fifty in your hand
   */
  private boolean isNoMoney(Split words, int from, int to, BigDecimal value, boolean tens) {
    var after = words.word(to);
    var of = after.equals("of");
    return counters.contains(after) && !of && !(tens && after.equals("in"))
        || namers.contains(words.word(from - 1))
        || of && !OF_MONEY.contains(words.word(to + 1))
        || value.compareTo(BigDecimal.valueOf(1_000_000)) > 0;
  }

  /** {@code two tenners}, {@code a tenner}. */
  private static BigDecimal before(Split words, int i) {
    var number = i == 0 ? null : EnglishNumerals.at(words.words, i - 1);
    return number == null || number.length() != 1 ? BigDecimal.ONE : number.value();
  }

  private static Figure figure(
      Figure.Kind kind,
      BigDecimal value,
      String unit,
      boolean certain,
      Split words,
      int from,
      int to,
      Reading.Line line) {
    var sign = DOLLARS.contains(unit) ? "$" : unit.equals("\u00a5") ? unit : "";
    return new Figure(
        kind,
        value,
        CODES.getOrDefault(unit, ""),
        sign,
        certain,
        line,
        words.places.get(from),
        words.ends.get(to - 1));
  }
}
