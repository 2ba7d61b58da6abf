package io.amends.simulation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a text says, by looking at its letters. */
final class Texts {

  private static final Pattern APOLOGY =
      Pattern.compile("对不起|對不起|抱歉|歉意|致歉|道歉|不好意思|\\bsorry\\b|\\bapolog", Pattern.CASE_INSENSITIVE);

  private static final Pattern QUOTED = Pattern.compile("“[^”]*”|「[^」]*」");

  private static final Pattern MONEY =
      Pattern.compile(
          "[¥￥$€]|\\b(CNY|USD|EUR|TWD|refund|coupon|money|compensat)|[元块塊]|退款|优惠券|優惠券|赔|賠|补偿|補償",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern END = Pattern.compile("(?<=[。！？]|[!?.]\\s)\\s*");

  /** Shorter ones are such as "All right." */
  private static final int TELLING = 12;

  private Texts() {}

  /** "Apology and a change" is the name of an option and no apology. */
  static boolean apologises(String text) {
    return APOLOGY.matcher(QUOTED.matcher(text).replaceAll("")).find();
  }

  static boolean speaksOfMoney(String text) {
    return MONEY.matcher(text).find();
  }

  /** A sentence that is in both, long enough to be noticed. */
  static Optional<String> sharedSentence(String one, String other) {
    var shared = new HashSet<>(sentences(one));
    shared.retainAll(sentences(other));
    return shared.stream().sorted().findFirst();
  }

  private static Set<String> sentences(String text) {
    return Arrays.stream(END.split(text))
        .map(String::strip)
        .filter(s -> !s.isEmpty() && s.chars().noneMatch(Character::isDigit))
        .filter(s -> s.length() >= (s.codePointAt(0) > 0x2E80 ? TELLING : 2 * TELLING))
        .collect(Collectors.toSet());
  }
}
