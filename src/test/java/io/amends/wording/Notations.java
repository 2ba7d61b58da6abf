package io.amends.wording;

import java.util.List;
import java.util.Random;

/** Writes amounts and shares in the many ways in which people do. */
final class Notations {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String FINANCIAL = "零壹贰叁肆伍陆柒捌玖";
  private static final String[] ONES = {
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };

  private Notations() {}

  static String amount(int value, String currency, boolean chinese, Random random) {
    return chinese ? chinese(value, random) : english(value, currency, random);
  }

  static String share(int percent, boolean chinese, Random random) {
    if (chinese) {
      if (percent % 10 == 0 && percent < 100 && random.nextBoolean()) {
        return random.nextBoolean() ? DIGITS.charAt(percent / 10) + "成" : percent / 10 + "成";
      }
      return switch (random.nextInt(4)) {
        case 0 -> "百分之" + han(percent, DIGITS, "十", "百", "千");
        case 1 -> percent + "%";
        case 2 -> percent + " ％";
        default -> percent + "趴";
      };
    }
    return switch (random.nextInt(4)) {
      case 0 -> percent + "%";
      case 1 -> percent + " percent";
      case 2 -> percent + " per cent";
      default -> spelled(percent) + " percent";
    };
  }

  private static String chinese(int value, Random random) {
    var unit = List.of("元", "块", "块钱", "塊", "圓").get(random.nextInt(5));
    return switch (random.nextInt(9)) {
      case 0 -> "￥" + value;
      case 1 -> "¥" + value + ".00";
      case 2 -> han(value, DIGITS, "十", "百", "千") + unit;
      case 3 -> han(value, FINANCIAL, "拾", "佰", "仟") + unit + "整";
      case 4 -> "人民币" + value + unit;
      case 5 -> value + "rmb";
      case 6 -> value + " CNY";
      default -> value + unit;
    };
  }

  private static String english(int value, String currency, Random random) {
    var sign = currency.equals("USD") ? "$" : currency.equals("EUR") ? "€" : "¥";
    var word = currency.equals("USD") ? "dollars" : currency.equals("EUR") ? "euros" : "yuan";
    return switch (random.nextInt(7)) {
      case 0 -> sign + value;
      case 1 -> sign + " " + value + ".00";
      case 2 -> currency + " " + value;
      case 3 -> value + " " + currency;
      case 4 -> spelled(value) + " " + word;
      case 5 -> sign + String.format("%,d", value);
      default -> value + " " + word;
    };
  }

  /** Full width, blanks between the characters, unseen characters; or nothing of the kind. */
  static String disguised(String text, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> mapped(text, c -> c >= '0' && c <= '9' ? (char) (c - '0' + '０') : c);
      case 1 -> text.replaceAll("(?<=[0-9])(?=[0-9])", "\u200b");
      case 2 -> text.replaceAll("(?<=[0-9\\p{IsHan}])(?=[0-9\\p{IsHan}])", " ");
      default -> text;
    };
  }

  private static String mapped(String text, java.util.function.UnaryOperator<Character> map) {
    var mapped = new StringBuilder();
    for (char c : text.toCharArray()) {
      mapped.append(map.apply(c).charValue());
    }
    return mapped.toString();
  }

  static String han(int value, String digits, String ten, String hundred, String thousand) {
    if (value >= 10_000) {
      int rest = value % 10_000;
      return han(value / 10_000, digits, ten, hundred, thousand)
          + "万"
          + (rest == 0 ? "" : (rest < 1000 ? "零" : "") + han(rest, digits, ten, hundred, thousand));
    }
    var text = new StringBuilder();
    String[] units = {thousand, hundred, ten, ""};
    int[] sizes = {1000, 100, 10, 1};
    var gap = false;
    for (int i = 0; i < 4; i++) {
      int digit = value / sizes[i] % 10;
      if (digit == 0) {
        gap = !text.isEmpty();
        continue;
      }
      text.append(gap ? "零" : "");
      gap = false;
      if (!(digit == 1 && sizes[i] == 10 && text.isEmpty() && ten.equals("十"))) {
        text.append(digits.charAt(digit));
      }
      text.append(units[i]);
    }
    return text.toString();
  }

  static String spelled(int value) {
    if (value >= 1000) {
      return spelled(value / 1000)
          + " thousand"
          + (value % 1000 == 0 ? "" : " " + spelled(value % 1000));
    }
    if (value >= 100) {
      return ONES[value / 100]
          + " hundred"
          + (value % 100 == 0 ? "" : " and " + spelled(value % 100));
    }
    return value < 20
        ? ONES[value]
        : TENS[value / 10] + (value % 10 == 0 ? "" : "-" + ONES[value % 10]);
  }
}
