package io.amends.wording;

import java.util.ArrayList;
import java.util.List;

/** Holds what a sentence promises against what backs it. */
final class PromiseCheck {

  /** Backs less than any other: each remedy that is on the table only lets more pass. */
  private static final Backing NOTHING = Backing.none("");

  private final WordingRules.Promises words;
  private final FigureCheck figures;
  private final UndertakingCheck undertakings;
  private final OutcomeCheck outcomes;
  private final SecondReader second;

  PromiseCheck(WordingRules rules) {
    this.words = rules.promises();
    this.figures = new FigureCheck(rules);
    this.undertakings = new UndertakingCheck(words);
    this.outcomes = new OutcomeCheck(words);
    this.second = new SecondReader(rules, figures);
  }

  /**
   * @param given whether a sentence beside it speaks of giving, for one that does not by itself
   */
  List<Objection> in(Reading reading, Backing backing, boolean given) {
    var stance = new Stance(words, reading);
    var found = new ArrayList<Objection>();
    figures.in(stance, backing, given, found);
    found.addAll(said(stance, backing));
    return found;
  }

  /**
   * What is asked about what they want may be meant as an offer: its writer is told, and decides.
   */
  private List<Objection> said(Stance stance, Backing backing) {
    var said = new ArrayList<Objection>();
    said(stance, backing, said);
    return stance.asksOfTheirs() ? said.stream().map(Objection::warned).toList() : said;
  }

  /**
   * The same of a sentence that a person wrote, weighed once more: what reads as a promise though
   * no list knows it is one, and words of a list in what reads as none are let go. What is money
   * beyond doubt, and more than the offer, is stopped in any case.
   *
   * @param isClear whether it is known that {@link #in} finds nothing
   */
  List<Objection> ofAPerson(Reading reading, Backing backing, boolean given, boolean isClear) {
    var said = second.of(reading, backing);
    var stance = new Stance(words, reading);
    var found = new ArrayList<Objection>();
    if (!isClear) {
      if (said.opinion() == SecondReader.Opinion.INNOCENT) {
        figures.certainIn(stance, backing, given, found);
      } else {
        figures.in(stance, backing, given, found);
      }
      // A mere warning is given in any case.
      if (said.opinion() != SecondReader.Opinion.INNOCENT || stance.asksOfTheirs()) {
        found.addAll(said(stance, backing));
      }
    }
    if (said.opinion() == SecondReader.Opinion.PROMISE
        && found.stream().noneMatch(objection -> objection.verdict().stops())) {
      var objection = Objection.block(reading.start(), reading.end(), said.reason());
      found.add(stance.asksOfTheirs() ? objection.warned() : objection);
    }
    return found;
  }

  /** Whether nothing is found in it whatever backs it and whatever stands beside it. */
  boolean isClear(Reading reading) {
    var stance = new Stance(words, reading);
    if (!figures.isClear(stance)) {
      return false;
    }
    var said = new ArrayList<Objection>();
    said(stance, NOTHING, said);
    return said.isEmpty();
  }

  private void said(Stance stance, Backing backing, List<Objection> found) {
    if (!backing.givesAllBack()) {
      phrases(words.all(), stance, found, "promises all of it, and that is not on offer");
    }
    if (!backing.givesAllBack() && !backing.servesForFree()) {
      phrases(words.free(), stance, found, "promises a service, and that is not on offer");
    }
    open(stance, found);
    words
        .remedies()
        .forEach(
            (remedy, phrases) -> {
              if (!backing.backs(remedy)) {
                var what = "promises a " + remedy.code() + ", and that is not on offer";
                phrases(phrases, stance, found, what);
              }
            });
    undertakings.in(stance, backing, found);
    outcomes.in(stance, found);
  }

  /** Whether the sentence speaks of giving something. */
  boolean gives(Reading reading) {
    return words.give().isIn(reading);
  }

  /** "You say how much" is no report of what was said. */
  private void open(Stance stance, List<Objection> found) {
    for (var phrase : words.open().all(stance.reading())) {
      if (!words.refuse().isIn(stance.reading())) {
        found.add(Objection.block(phrase, phrase.quoted() + " sets no limit"));
      }
    }
  }

  private static void phrases(Phrases phrases, Stance stance, List<Objection> found, String what) {
    for (var phrase : phrases.everywhere(stance.reading())) {
      if (!stance.isExcused(phrase) && !stance.isFact(phrase)) {
        found.add(Objection.block(phrase, phrase.quoted() + " " + what));
      }
    }
  }
}
