package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Finds shares of a price, from {@code patterns/percent.yaml}: always what is taken off. */
final class ShareFinder {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Lookup<String> before;
  private final Lookup<String> notBefore;
  private final Lookup<String> notAfter;
  private final Lookup<String> signs;
  private final Lookup<String> tenths;
  private final Lookup<String> shares;
  private final Lookup<String> words;

  ShareFinder(Section file, Lexicon lexicon) {
    file.expect(
        List.of("about", "signs", "tenths", "shares", "words"),
        List.of("before", "not-before", "not-after"));
    before = AmountFinder.list(file, "before", lexicon);
    notBefore = AmountFinder.list(file, "not-before", lexicon);
    notAfter = AmountFinder.list(file, "not-after", lexicon);
    signs = AmountFinder.list(file, "signs", lexicon);
    tenths = AmountFinder.list(file, "tenths", lexicon);
    shares = AmountFinder.list(file, "shares", lexicon);
    var phrases = new Lookup.Builder<String>();
    file.section("words")
        .ifPresent(
            section -> {
              for (var value : section.keys()) {
                for (var word : section.text(value).split(",")) {
                  phrases.add(lexicon.word(word.strip()), value);
                }
              }
            });
    words = phrases.build(lexicon);
  }

  List<Entity> find(Folded text, List<Numeral> numerals) {
    var found = new ArrayList<Entity>();
    for (var hit : words.in(text).apart()) {
      found.add(entity(text, hit.start(), hit.end(), hit.meaning()));
    }
    if (numerals.isEmpty()) {
      return found;
    }
    var percents = signs.in(text);
    var tens = tenths.in(text);
    var parts = shares.in(text);
    var prefixes = before.in(text);
    var others = new Others(text, notBefore.in(text), notAfter.in(text));
    for (var numeral : numerals) {
      var next = AmountFinder.skipBlankAfter(text, numeral.end());
      percents
          .startingAt(next)
          .filter(hit -> !others.areBeside(numeral.start(), hit.end()))
          .ifPresent(hit -> add(text, numeral, hit.end(), numeral.value(), found));
      tens.startingAt(next)
          .ifPresent(hit -> add(text, numeral, hit.end(), off(numeral.value()), found));
      parts
          .startingAt(next)
          .ifPresent(
              hit -> add(text, numeral, hit.end(), numeral.value().movePointRight(1), found));
      prefixes
          .endingAt(numeral.start())
          .filter(hit -> !others.areBeside(hit.start(), numeral.end()))
          .ifPresent(hit -> add(text, hit.start(), numeral.end(), numeral.value(), found));
    }
    return found;
  }

  /** Words of shares that are none of a price: what a thing is made of or charged to. */
  private record Others(Folded text, Hits<String> before, Hits<String> after) {

    boolean areBeside(int start, int end) {
      return after.startsAt(AmountFinder.skipBlankAfter(text, end))
          || before.endsAt(AmountFinder.skipBlankBefore(text, start));
    }
  }

  /** What is off when that is left: 8 and 80 leave eight tenths. */
  private static BigDecimal off(BigDecimal left) {
    return HUNDRED.subtract(left.compareTo(BigDecimal.TEN) < 0 ? left.movePointRight(1) : left);
  }

  private static void add(
      Folded text, Numeral numeral, int end, BigDecimal value, List<Entity> found) {
    add(text, numeral.start(), end, value, found);
  }

  private static void add(Folded text, int start, int end, BigDecimal value, List<Entity> found) {
    if (value.signum() > 0 && value.compareTo(HUNDRED) <= 0) {
      found.add(entity(text, start, end, Numeral.plain(value)));
    }
  }

  private static Entity entity(Folded text, int start, int end, String value) {
    return new Entity(
        Entity.PERCENT, text.written(start, end), text.start(start), text.end(end), value, "");
  }
}
