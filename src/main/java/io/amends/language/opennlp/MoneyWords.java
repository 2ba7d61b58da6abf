package io.amends.language.opennlp;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of {@code patterns/amount.yaml}. */
final class MoneyWords {

  /** What a unit is worth: so many of a currency, which may be unknown. */
  record Unit(String currency, BigDecimal worth) {

    boolean isWhole() {
      return worth.compareTo(BigDecimal.ONE) == 0;
    }
  }

  private static final String UNSURE = "unsure";

  final Lookup<Unit> before;
  final Lookup<Unit> after;
  final Lookup<String> tails;
  final Lookup<String> pay;
  final Lookup<String> bought;
  final Lookup<String> notAfter;
  final Lookup<String> followers;
  final Set<String> decimalComma = new HashSet<>();
  private final Map<String, Set<String>> unsure = new HashMap<>();
  private final Set<String> tailed = new HashSet<>();
  private final String loose;
  private final String looseBefore;

  MoneyWords(Section file, Lexicon lexicon) {
    file.expect(
        List.of("about", "before", "after", UNSURE, "pay", "not-after"),
        List.of(
            "loose", "loose-before", "tailed", "tails", "followers", "bought", "decimal-comma"));
    before = units(file, "before", lexicon);
    after = units(file, "after", lexicon);
    bought = AmountFinder.list(file, "bought", lexicon);
    tails = AmountFinder.list(file, "tails", lexicon);
    pay = AmountFinder.list(file, "pay", lexicon);
    notAfter = AmountFinder.list(file, "not-after", lexicon);
    followers = AmountFinder.list(file, "followers", lexicon);
    loose = lexicon.word(file.text("loose"));
    looseBefore = lexicon.word(file.text("loose-before"));
    addAll(file.text("tailed"), lexicon, tailed);
    decimalComma.addAll(List.of(file.text("decimal-comma").split("[, ]{1,9}")));
    file.section(UNSURE)
        .ifPresent(
            section -> {
              for (var tag : section.keys()) {
                addAll(
                    section.text(tag), lexicon, unsure.computeIfAbsent(tag, t -> new HashSet<>()));
              }
            });
  }

  /** Whether the currency of a sign is open in texts of that language. */
  boolean isUnsure(String sign, String language) {
    return unsure.getOrDefault(language, Set.of()).contains(sign);
  }

  /** Whether a digit right after the unit counts its tenths. */
  boolean isTailed(String unit) {
    return tailed.contains(unit);
  }

  /** Whether the unit also counts pieces, and what follows does not tell it from that. */
  boolean isLoose(String unit, char next) {
    return unit.equals(loose) && Letters.isHan(next) && looseBefore.indexOf(next) < 0;
  }

  private static void addAll(String words, Lexicon lexicon, Set<String> into) {
    for (var word : words.split(",")) {
      into.add(lexicon.word(word.strip()));
    }
  }

  /** Keys are a currency, what part of it the words mean, or both: {@code GBP 0.01}. */
  private static Lookup<Unit> units(Section file, String key, Lexicon lexicon) {
    var builder = new Lookup.Builder<Unit>();
    file.section(key)
        .ifPresent(
            section -> {
              for (var name : section.keys()) {
                if (!name.matches("([A-Z]{3}|([A-Z]{3} )?[0-9]{1,5}(\\.[0-9]{1,2})?)")) {
                  section.problem(
                      section.line(name), "\"" + name + "\" is not like CNY, 0.01 or CNY 0.1");
                  continue;
                }
                var parts = (name + " 1").split(" ");
                var named = Character.isLetter(name.charAt(0));
                var unit = new Unit(named ? parts[0] : "", new BigDecimal(parts[named ? 1 : 0]));
                for (var word : section.text(name).split(",")) {
                  builder.add(lexicon.word(word.strip()), unit);
                }
              }
            });
    return builder.build(lexicon);
  }
}
