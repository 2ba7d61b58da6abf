package io.amends.wording;

import io.amends.commerce.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence as {@link Cues} reads it: words of letters without their endings, single Chinese
 * characters, and in place of a number what it is beside the offer. So what is learnt from one
 * offer holds for any other.
 */
final class CueTokens {

  static final String OVER = "<over>";
  static final String OFFERED = "<offered>";
  static final String FACT = "<fact>";
  static final String LESS = "<less>";
  static final String BIG_SHARE = "<big-share>";
  static final String SMALL_SHARE = "<small-share>";
  static final String NUMBER = "<number>";
  static final String QUOTED = "<quoted>";
  static final String ASKS = "<asks>";

  private CueTokens() {}

  static List<String> of(
      Reading reading, List<Figure> figures, FigureCheck check, Backing backing) {
    var isHan = reading.hasHan();
    var line = isHan ? reading.han() : reading.latin();
    var text = line.text();
    var tokens = new ArrayList<String>();
    for (int i = 0; i < text.length(); ) {
      var figure = at(figures, i, line);
      if (figure != null) {
        tokens.add(mark(figure, check, backing));
        i = figure.to();
        continue;
      }
      i = isHan ? han(text, i, tokens) : latin(text, i, tokens);
    }
    if (reading.asks()) {
      tokens.add(ASKS);
    }
    return tokens;
  }

  private static @Nullable Figure at(List<Figure> figures, int place, Reading.Line line) {
    for (var figure : figures) {
      if (figure.line() == line && figure.from() <= place && place < figure.to()) {
        return figure;
      }
    }
    return null;
  }

  private static String mark(Figure figure, FigureCheck check, Backing backing) {
    if (figure.kind() == Figure.Kind.SHARE) {
      return check.isLargerShare(figure.value(), backing) ? BIG_SHARE : SMALL_SHARE;
    }
    if (figure.canBe(backing.currency())) {
      if (isOneOf(figure, backing.offered().values())) {
        return OFFERED;
      }
      if (isOneOf(figure, backing.facts())) {
        return FACT;
      }
      if (backing.most().filter(m -> figure.value().compareTo(m.major()) <= 0).isPresent()) {
        return LESS;
      }
    }
    return figure.certain() || figure.isSpelled() ? OVER : NUMBER;
  }

  private static boolean isOneOf(Figure figure, Iterable<Money> moneys) {
    for (var money : moneys) {
      if (figure.value().compareTo(money.major()) == 0) {
        return true;
      }
    }
    return false;
  }

  /** One character; digits and words of letters among Chinese ones are one token each. */
  private static int han(String text, int from, List<String> tokens) {
    char c = text.charAt(from);
    int end = from + 1;
    if (Character.isDigit(c)) {
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      tokens.add(NUMBER);
    } else if (c == Letters.QUOTED) {
      while (end < text.length() && text.charAt(end) == c) {
        end++;
      }
      tokens.add(QUOTED);
    } else if (Letters.isHan(c) || !Character.isLetter(c)) {
      tokens.add(String.valueOf(c));
    } else {
      while (end < text.length()
          && Character.isLetter(text.charAt(end))
          && !Letters.isHan(text.charAt(end))) {
        end++;
      }
      tokens.add(text.substring(from, end));
    }
    return end;
  }

  private static int latin(String text, int from, List<String> tokens) {
    if (text.charAt(from) == ' ') {
      return from + 1;
    }
    int end = text.indexOf(' ', from);
    var word = text.substring(from, end < 0 ? text.length() : end);
    char c = word.charAt(0);
    tokens.add(Character.isDigit(c) ? NUMBER : c == Letters.QUOTED ? QUOTED : CueTokens.stem(word));
    return from + word.length();
  }

  /** Without the endings of a plural or a verb. */
  static String stem(String word) {
    int n = word.length();
    return n > 5 && word.endsWith("ing")
        ? word.substring(0, n - 3)
        : n > 4 && word.endsWith("ed")
            ? word.substring(0, n - 2)
            : n > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, n - 1)
                : n > 4 && word.endsWith("e") ? word.substring(0, n - 1) : word;
  }
}
