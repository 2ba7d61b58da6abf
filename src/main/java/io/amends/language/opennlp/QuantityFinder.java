package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Finds numbers of pieces, from {@code patterns/quantity.yaml}. */
final class QuantityFinder {

  private static final BigDecimal TOO_MANY = BigDecimal.valueOf(100_000);

  private final Lookup<String> units;
  private final Lookup<String> notBefore;
  private final Lookup<String> notAfter;
  private final PluralNouns nouns;

  QuantityFinder(Section file, Lexicon lexicon) {
    file.expect(
        List.of("about", "units", "not-before"), List.of("not-after", "plurals", "not-plurals"));
    units = AmountFinder.list(file, "units", lexicon);
    notBefore = AmountFinder.list(file, "not-before", lexicon);
    notAfter = AmountFinder.list(file, "not-after", lexicon);
    nouns = new PluralNouns(file, lexicon.folding());
  }

  List<Entity> find(Folded text, List<Numeral> numerals) {
    var words = units.in(text);
    var ordinals = notBefore.in(text);
    var others = notAfter.in(text);
    var found = new ArrayList<Entity>();
    for (var numeral : numerals) {
      if (isCount(numeral)
          && !ordinals.endsAt(numeral.start())
          && !ordinals.endsAt(AmountFinder.skipBlankBefore(text, numeral.start()))) {
        var next = AmountFinder.skipBlankAfter(text, numeral.end());
        var end =
            words
                .startingAt(next)
                .map(Lookup.Hit::end)
                .orElseGet(() -> nouns.endAt(text, numeral, next));
        if (end > next && !others.startsAt(AmountFinder.skipBlankAfter(text, end))) {
          found.add(entity(text, numeral, end));
        }
      }
    }
    return found;
  }

  private static boolean isCount(Numeral numeral) {
    return numeral.isWhole() && numeral.value().compareTo(TOO_MANY) < 0 && !numeral.isArticle();
  }

  private static Entity entity(Folded text, Numeral numeral, int end) {
    return new Entity(
        Entity.QUANTITY,
        text.written(numeral.start(), end),
        text.start(numeral.start()),
        text.end(end),
        numeral.plain(),
        "");
  }
}
