package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Finds shares of a price, from {@code patterns/percent.yaml}: always what is taken off. */
final class ShareFinder {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Lookup<String> signs;
  private final Lookup<String> tenths;
  private final Lookup<String> shares;
  private final Lookup<String> words;

  ShareFinder(Section file, Folding folding) {
    file.expect(List.of("about", "signs", "tenths", "shares", "words"), List.of());
    signs = AmountFinder.list(file, "signs", folding);
    tenths = AmountFinder.list(file, "tenths", folding);
    shares = AmountFinder.list(file, "shares", folding);
    var phrases = new Lookup.Builder<String>();
    file.section("words")
        .ifPresent(
            section -> {
              for (var value : section.keys()) {
                for (var word : section.text(value).split(",")) {
                  phrases.add(folding.word(word.strip()), value);
                }
              }
            });
    words = phrases.build();
  }

  List<Entity> find(Folded text, List<Numeral> numerals) {
    var found = new ArrayList<Entity>();
    for (var hit : Lookup.apart(words.in(text))) {
      found.add(entity(text, hit.start(), hit.end(), hit.meaning()));
    }
    if (numerals.isEmpty()) {
      return found;
    }
    var percents = signs.in(text);
    var tens = tenths.in(text);
    var parts = shares.in(text);
    for (var numeral : numerals) {
      var next = AmountFinder.skipBlankAfter(text, numeral.end());
      Lookup.startingAt(percents, next)
          .ifPresent(hit -> add(text, numeral, hit.end(), numeral.value(), found));
      Lookup.startingAt(tens, next)
          .ifPresent(hit -> add(text, numeral, hit.end(), off(numeral.value()), found));
      Lookup.startingAt(parts, next)
          .ifPresent(
              hit -> add(text, numeral, hit.end(), numeral.value().movePointRight(1), found));
    }
    return found;
  }

  /** What is off when that is left: 8 and 80 leave eight tenths. */
  private static BigDecimal off(BigDecimal left) {
    return HUNDRED.subtract(left.compareTo(BigDecimal.TEN) < 0 ? left.movePointRight(1) : left);
  }

  private static void add(
      Folded text, Numeral numeral, int end, BigDecimal value, List<Entity> found) {
    if (value.signum() > 0 && value.compareTo(HUNDRED) <= 0) {
      found.add(entity(text, numeral.start(), end, value.stripTrailingZeros().toPlainString()));
    }
  }

  private static Entity entity(Folded text, int start, int end, String value) {
    return new Entity(
        Entity.PERCENT, text.written(start, end), text.start(start), text.end(end), value, "");
  }
}
