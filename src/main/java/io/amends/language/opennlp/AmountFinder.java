package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds amounts of money, from {@code patterns/amount.yaml}. */
final class AmountFinder {

  private static final String UNSURE = "unsure";

  private final Lookup<String> before;
  private final Lookup<String> after;
  private final Lookup<String> pay;
  private final Lookup<String> notAfter;
  private final Map<String, Set<String>> unsure = new HashMap<>();
  private final String loose;
  private final String looseBefore;

  AmountFinder(Section file, Folding folding) {
    file.expect(
        List.of("about", "before", "after", UNSURE, "pay", "not-after"),
        List.of("loose", "loose-before"));
    before = currencies(file, "before", folding);
    after = currencies(file, "after", folding);
    pay = list(file, "pay", folding);
    notAfter = list(file, "not-after", folding);
    loose = folding.word(file.text("loose"));
    looseBefore = folding.word(file.text("loose-before"));
    file.section(UNSURE).ifPresent(section -> readUnsure(section, folding));
  }

  /**
   * @param language in some a sign that several currencies have names none
   */
  List<Entity> find(Folded text, List<Numeral> numerals, String language) {
    var prefixes = before.in(text);
    var suffixes = after.in(text);
    var pays = pay.in(text);
    var units = notAfter.in(text);
    var found = new ArrayList<Entity>();
    for (var numeral : numerals) {
      var sign = Lookup.endingAt(prefixes, skipBlankBefore(text, numeral.start()));
      var unit = Lookup.startingAt(suffixes, skipBlankAfter(text, numeral.end()));
      if (unit.isPresent() && !isLoose(text, numeral, unit.get())) {
        var start = sign.map(Lookup.Hit::start).orElse(numeral.start());
        var currency = currency(text, sign.orElse(unit.get()), language);
        found.add(entity(text, start, unit.get().end(), numeral, currency));
      } else if (sign.isPresent()) {
        var currency = currency(text, sign.get(), language);
        found.add(entity(text, sign.get().start(), numeral.end(), numeral, currency));
      } else if (Lookup.endingAt(pays, numeral.start()).isPresent()
          && Lookup.startingAt(units, skipBlankAfter(text, numeral.end())).isEmpty()
          && isApart(text, numeral)) {
        found.add(entity(text, numeral.start(), numeral.end(), numeral, ""));
      }
    }
    return found;
  }

  /** A unit that also counts pieces, before what looks like the piece. */
  private boolean isLoose(Folded text, Numeral numeral, Lookup.Hit<String> unit) {
    return numeral.han()
        && text.subSequence(unit.start(), unit.end()).toString().equals(loose)
        && unit.end() < text.length()
        && Letters.isHan(text.charAt(unit.end()))
        && looseBefore.indexOf(text.charAt(unit.end())) < 0;
  }

  /** Neither part of a code or a fraction nor a lone numeral that is half of a word. */
  private static boolean isApart(Folded text, Numeral numeral) {
    var next = numeral.end() < text.length() ? text.charAt(numeral.end()) : ' ';
    return !Letters.isWordPart(next)
        && next != '-'
        && next != '/'
        && next != ':'
        && !(numeral.han() && numeral.end() - numeral.start() == 1);
  }

  private String currency(Folded text, Lookup.Hit<String> sign, String language) {
    var word = text.subSequence(sign.start(), sign.end()).toString();
    return unsure.getOrDefault(language, Set.of()).contains(word) ? "" : sign.meaning();
  }

  private void readUnsure(Section section, Folding folding) {
    for (var tag : section.keys()) {
      var words = new HashSet<String>();
      for (var word : section.text(tag).split(",")) {
        words.add(folding.word(word.strip()));
      }
      unsure.put(tag, words);
    }
  }

  private static Entity entity(Folded text, int start, int end, Numeral numeral, String currency) {
    return new Entity(
        Entity.AMOUNT,
        text.written(start, end),
        text.start(start),
        text.end(end),
        numeral.plain(),
        currency);
  }

  static int skipBlankBefore(Folded text, int start) {
    return start > 1 && text.charAt(start - 1) == ' ' ? start - 1 : start;
  }

  static int skipBlankAfter(Folded text, int end) {
    return end + 1 < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
  }

  static Lookup<String> list(Section file, String key, Folding folding) {
    var builder = new Lookup.Builder<String>();
    file.words(key).forEach(word -> builder.add(folding.word(word), word));
    return builder.build();
  }

  private static Lookup<String> currencies(Section file, String key, Folding folding) {
    var builder = new Lookup.Builder<String>();
    file.section(key)
        .ifPresent(
            section -> {
              for (var currency : section.keys()) {
                for (var word : section.text(currency).split(",")) {
                  builder.add(folding.word(word.strip()), currency);
                }
              }
            });
    return builder.build();
  }
}
