package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Finds numbers of pieces, from {@code patterns/quantity.yaml}. */
final class QuantityFinder {

  private final Lookup<String> units;
  private final Lookup<String> notBefore;

  QuantityFinder(Section file, Folding folding) {
    file.expect(List.of("about", "units", "not-before"), List.of());
    units = AmountFinder.list(file, "units", folding);
    notBefore = AmountFinder.list(file, "not-before", folding);
  }

  List<Entity> find(Folded text, List<Numeral> numerals) {
    var words = units.in(text);
    var ordinals = notBefore.in(text);
    var found = new ArrayList<Entity>();
    for (var numeral : numerals) {
      var unit = Lookup.startingAt(words, AmountFinder.skipBlankAfter(text, numeral.end()));
      if (unit.isPresent()
          && isCount(numeral)
          && Lookup.endingAt(ordinals, numeral.start()).isEmpty()) {
        var end = unit.get().end();
        found.add(
            new Entity(
                Entity.QUANTITY,
                text.written(numeral.start(), end),
                text.start(numeral.start()),
                text.end(end),
                numeral.plain(),
                ""));
      }
    }
    return found;
  }

  /** A written-out one is an article. */
  private static boolean isCount(Numeral numeral) {
    return numeral.isWhole()
        && numeral.value().compareTo(BigDecimal.valueOf(100_000)) < 0
        && !(numeral.han() && numeral.value().compareTo(BigDecimal.ONE) <= 0);
  }
}
