package io.amends.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks for phrases that never leave a desk (P12) and for words that a marketplace punishes. */
final class WordCheck {

  private final WordingRules rules;

  WordCheck(WordingRules rules) {
    this.rules = rules;
  }

  /**
   * @param text with quotes masked
   */
  List<Objection> in(String text, String marketplace) {
    var reading = Reading.of(text, 0, text.length(), rules.same());
    var skeleton = Skeleton.of(text, rules.same());
    var allowed = new ArrayList<Phrases.Found>(rules.allowed().everywhere(reading));
    allowed.addAll(rules.allowed().everywhere(skeleton));
    var found = new ArrayList<Objection>();
    phrases(
        rules.forbidden(),
        reading,
        skeleton,
        allowed,
        Verdict.REWRITE,
        "never leaves the desk",
        found);
    for (var name : List.of(WordingRules.EVERYWHERE, marketplace.toLowerCase(Locale.ROOT))) {
      var where = name.equals(WordingRules.EVERYWHERE) ? "marketplaces" : name;
      list(rules.punished(), name)
          .forEach(
              p ->
                  phrases(
                      p,
                      reading,
                      skeleton,
                      allowed,
                      Verdict.REWRITE,
                      "is punished by " + where,
                      found));
      list(rules.warned(), name)
          .forEach(
              p ->
                  phrases(
                      p,
                      reading,
                      skeleton,
                      allowed,
                      Verdict.WARN,
                      "is looked at by " + where,
                      found));
    }
    if (rules.noContactsOn().contains(marketplace.toLowerCase(Locale.ROOT))) {
      Contacts.in(text, rules.same(), found);
    }
    return found;
  }

  private static List<Phrases> list(Map<String, Phrases> lists, String name) {
    var found = lists.get(name);
    return found == null ? List.of() : List.of(found);
  }

  private static void phrases(
      Phrases phrases,
      Reading reading,
      Reading skeleton,
      List<Phrases.Found> allowed,
      Verdict verdict,
      String what,
      List<Objection> found) {
    var all = new ArrayList<>(phrases.everywhere(reading));
    all.addAll(phrases.everywhere(skeleton));
    for (var one : all) {
      boolean isAllowed =
          allowed.stream().anyMatch(a -> a.start() <= one.start() && a.end() >= one.end());
      boolean isKnown =
          found.stream()
              .anyMatch(
                  o -> o.start() < one.end() && one.start() < o.end() && o.verdict() == verdict);
      if (!isAllowed && !isKnown) {
        var words = one.line().text().substring(one.from(), one.to()).strip();
        var stops = verdict == Verdict.REWRITE && one.phrase().instead().isEmpty();
        found.add(
            new Objection(
                stops ? Verdict.BLOCK : verdict,
                "\"" + words + "\" " + what,
                one.start(),
                one.end(),
                one.phrase().instead()));
      }
    }
  }
}
