package io.amends.wording;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds money and shares in Chinese: 50块, 五十元, ￥50, 八折, 四成, 百分之五十, 三分之一, 十倍. */
final class HanFigures {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String HAN = "[" + HanNumerals.CHARACTERS + "]";
  private static final String DIGITS = "[0-9][0-9ol]*(?:\\.[0-9]+)?";
  private static final String NUMBER = "(?:" + DIGITS + HAN + "?|" + HAN + "+)";

  private static final String UNITS =
      "\u5143|\u5757|\u5706|\u5200|rmb|cny|usd|eur|gbp|hkd|twd|kuai|yuan|\u4eba\u6c11\u5e01|\u7f8e\u5143|\u7f8e\u91d1"
          + "|\u6b27\u5143|\u82f1\u9551|\u6e2f\u5143|\u6e2f\u5e01|\u65e5\u5143|\u53f0\u5e01|\u5927\u6d0b|\u86a4";
  private static final String SIGNS =
      "us\\$|hk\\$|nt\\$|\\p{Sc}|rmb|cny|usd|eur|\u4eba\u6c11\u5e01|\u7f8e\u5143|\u7f8e\u91d1|\u65b0\u53f0\u5e01|\u6e2f\u5e01";

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?:(?<times>"
              + NUMBER
              + ")[\u5f20\u4e2a\u6b21\u4efd])?"
              + "(?<sign>"
              + SIGNS
              + ")?"
              + "(?<number>"
              + NUMBER
              + ")"
              + "(?<vague>[\u6765\u591a\u4f59])?"
              + "(?<unit>"
              + UNITS
              + ")?");

  private static final Pattern SHARE =
      Pattern.compile(
          "\u767e\u5206\u4e4b(?<hundredths>"
              + NUMBER
              + ")"
              + "|(?<percent>"
              + NUMBER
              + ")(?:%|\u8db4|\u5df4\u4ed9|percent)"
              + "|(?<parts>"
              + NUMBER
              + ")\u5206\u4e4b(?<of>"
              + NUMBER
              + ")"
              + "|(?<tenths>[0-9]|"
              + HAN
              + ")\u6210(?<half>\u534a|"
              + HAN
              + ")?(?![\u4e0d\u4ea4\u4e86\u5417])"
              + "|(?<off>[0-9.]+|"
              + HAN
              + "{1,2})\u6298"
              + "|(?<times>"
              + NUMBER
              + ")\u500d");

  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("rmb", "CNY"),
          Map.entry("\u4eba\u6c11\u5e01", "CNY"),
          Map.entry("kuai", ""),
          Map.entry("yuan", ""),
          Map.entry("\u7f8e\u5143", "USD"),
          Map.entry("\u7f8e\u91d1", "USD"),
          Map.entry("us$", "USD"),
          Map.entry("hk$", "HKD"),
          Map.entry("nt$", "TWD"),
          Map.entry("\u6b27\u5143", "EUR"),
          Map.entry("\u20ac", "EUR"),
          Map.entry("\u82f1\u9551", "GBP"),
          Map.entry("\u00a3", "GBP"),
          Map.entry("\u6e2f\u5143", "HKD"),
          Map.entry("\u6e2f\u5e01", "HKD"),
          Map.entry("\u65e5\u5143", "JPY"),
          Map.entry("\u53f0\u5e01", "TWD"),
          Map.entry("\u65b0\u53f0\u5e01", "TWD"));

  private final Pattern counted;
  private final Map<Pattern, BigDecimal> coins;

  /**
   * @param counters what is counted and so is no money: 天, 件, 厘米
   * @param coins words that are an amount: 毛爷爷; those of letters are left to English
   */
  HanFigures(List<String> counters, Map<String, BigDecimal> coins) {
    this.coins = new LinkedHashMap<>();
    coins.forEach(
        (coin, value) -> {
          if (Letters.isHan(coin.charAt(0))) {
            this.coins.put(
                Pattern.compile("(?:(" + NUMBER + ")[张个]?)?" + Pattern.quote(coin)), value);
          }
        });
    var alternatives = String.join("|", counters.stream().map(Pattern::quote).toList());
    this.counted = Pattern.compile(counters.isEmpty() ? "(?!)" : "^(?:" + alternatives + ")");
  }

  List<Figure> in(Reading.Line line) {
    var text = line.text();
    var found = new ArrayList<Figure>();
    var taken = new boolean[text.length() + 1];
    for (var match : SHARE.matcher(text).results().toList()) {
      found.add(
          new Figure(
              Figure.Kind.SHARE, share(match), "", "", true, line, match.start(), match.end()));
      java.util.Arrays.fill(taken, match.start(), match.end(), true);
    }
    coins.forEach(
        (pattern, value) ->
            pattern
                .matcher(text)
                .results()
                .forEach(
                    match -> {
                      var times = group(match, 1);
                      var count = times.isEmpty() ? BigDecimal.ONE : number(times);
                      found.add(
                          new Figure(
                              Figure.Kind.AMOUNT,
                              value.multiply(count),
                              "CNY",
                              "",
                              true,
                              line,
                              match.start(),
                              match.end()));
                      java.util.Arrays.fill(taken, match.start(), match.end(), true);
                    }));
    for (var match : AMOUNT.matcher(text).results().toList()) {
      if (!taken[match.start()] && !taken[match.end() - 1]) {
        amount(match, line, found);
      }
    }
    return found;
  }

  private void amount(MatchResult match, Reading.Line line, List<Figure> found) {
    var sign = group(match, 2);
    var number = group(match, 3);
    var unit = group(match, 5);
    var certain = !sign.isEmpty() || !unit.isEmpty();
    var text = line.text();
    if (!certain && isNoMoney(text, match, number)) {
      return;
    }
    var value = number(number);
    if (!group(match, 4).isEmpty()) {
      value = value.add(value.movePointLeft(1));
    }
    if (!group(match, 1).isEmpty()) {
      value = value.multiply(number(group(match, 1)).max(BigDecimal.ONE));
    }
    var named = sign.isEmpty() ? unit : sign;
    var code = named.matches("[a-z]{3}") && !named.equals("rmb") ? named.toUpperCase() : "";
    found.add(
        new Figure(
            Figure.Kind.AMOUNT,
            value,
            CURRENCIES.getOrDefault(named, code),
            named.equals("$") || named.equals("\u00a5") ? named : "",
            certain,
            line,
            match.start(),
            match.end()));
  }

  private boolean isNoMoney(String text, MatchResult match, String number) {
    var after = text.substring(match.end());
    var before = match.start() == 0 ? ' ' : text.charAt(match.start() - 1);
    var single = number.length() == 1 && !Character.isDigit(number.charAt(0));
    return single && number(number).compareTo(BigDecimal.valueOf(100)) < 0
        || number.length() > 6 && Character.isDigit(number.charAt(0))
        || number.startsWith("\u4e07")
        || number.equals("\u5343\u4e07")
        || before == '\u7b2c'
        || before == '-'
        || before == '/'
        || before == ':'
        || isLetter(before)
        || !after.isEmpty() && ("-/:%".indexOf(after.charAt(0)) >= 0 || isLetter(after.charAt(0)))
        || counted.matcher(after).find();
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static BigDecimal share(MatchResult match) {
    if (match.group(1) != null) {
      return number(match.group(1));
    }
    if (match.group(2) != null) {
      return number(match.group(2));
    }
    if (match.group(3) != null) {
      var parts = number(match.group(3)).max(BigDecimal.ONE);
      return number(match.group(4))
          .multiply(HUNDRED)
          .divide(parts, 2, java.math.RoundingMode.HALF_UP);
    }
    if (match.group(5) != null) {
      var rest = match.group(6);
      var tenths = number(match.group(5)).multiply(BigDecimal.TEN);
      return rest == null
          ? tenths
          : tenths.add(rest.equals("\u534a") ? BigDecimal.valueOf(5) : number(rest));
    }
    if (match.group(7) != null) {
      var paid = number(match.group(7));
      // 八折 leaves eight tenths, 八五折 and 85折 leave 85 per cent.
      var left = paid.compareTo(BigDecimal.TEN) < 0 ? paid.multiply(BigDecimal.TEN) : paid;
      return HUNDRED.subtract(left).max(BigDecimal.ZERO);
    }
    return number(match.group(8)).multiply(HUNDRED);
  }

  static BigDecimal number(String text) {
    var digits = text.replace('o', '0').replace('l', '1');
    if (!Character.isDigit(digits.charAt(0))) {
      return HanNumerals.value(digits);
    }
    char last = digits.charAt(digits.length() - 1);
    if (Character.isDigit(last)) {
      return new BigDecimal(digits);
    }
    var unit = HanNumerals.value(Character.toString(last)).max(BigDecimal.ONE);
    return new BigDecimal(digits.substring(0, digits.length() - 1)).multiply(unit);
  }

  private static String group(MatchResult match, int group) {
    var found = match.group(group);
    return found == null ? "" : found;
  }
}
