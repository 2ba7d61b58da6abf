package io.amends.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

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
    var allowed = allowed(reading, skeleton);
    var found = new ArrayList<Objection>();
    phrases(
        rules.forbidden(),
        reading,
        skeleton,
        allowed,
        Verdict.REWRITE,
        "never leaves the desk",
        found);
    lists(WordingRules.EVERYWHERE, "marketplaces", reading, skeleton, allowed, found);
    lists(marketplace.toLowerCase(Locale.ROOT), marketplace, reading, skeleton, allowed, found);
    if (rules.noContactsOn().contains(marketplace.toLowerCase(Locale.ROOT))) {
      Contacts.in(text, rules.same(), found);
    }
    return found;
  }

  /** The same on every marketplace at once, its contacts aside. */
  List<Objection> anywhere(String text) {
    var reading = Reading.of(text, 0, text.length(), rules.same());
    var skeleton = Skeleton.of(text, rules.same());
    var allowed = allowed(reading, skeleton);
    var found = new ArrayList<Objection>();
    for (var name : new TreeSet<>(rules.punished().keySet())) {
      lists(name, name, reading, skeleton, allowed, found);
    }
    return found;
  }

  private List<Phrases.Found> allowed(Reading reading, Reading skeleton) {
    var allowed = new ArrayList<>(rules.allowed().everywhere(reading));
    allowed.addAll(rules.allowed().everywhere(skeleton));
    return allowed;
  }

  private void lists(
      String name,
      String where,
      Reading reading,
      Reading skeleton,
      List<Phrases.Found> allowed,
      List<Objection> found) {
    var punished = rules.punished().getOrDefault(name, Phrases.none());
    var warned = rules.warned().getOrDefault(name, Phrases.none());
    phrases(
        punished, reading, skeleton, allowed, Verdict.REWRITE, "is punished by " + where, found);
    phrases(warned, reading, skeleton, allowed, Verdict.WARN, "is looked at by " + where, found);
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
