package io.amends.wording;

import java.util.List;

/** Finds outcomes that are promised though nobody can be sure of them, and days of arrival. */
final class OutcomeCheck {

  private final WordingRules.Promises words;

  OutcomeCheck(WordingRules.Promises words) {
    this.words = words;
  }

  void in(Stance stance, List<Objection> found) {
    sure(stance, found);
    days(stance, found);
  }

  private void sure(Stance stance, List<Objection> found) {
    for (var phrase : words.sure().all(stance.reading())) {
      if (!stance.isExcused(phrase) && !stance.isEffort(phrase)) {
        found.add(
            Objection.block(phrase, phrase.quoted() + " promises what nobody can be sure of"));
      }
    }
  }

  /** A day is a promise where something is to arrive on it and nobody says "about". */
  private void days(Stance stance, List<Objection> found) {
    var arrival = words.arrival().first(stance.reading());
    var when = words.when().first(stance.reading());
    if (arrival.isEmpty()
        || when.isEmpty()
        || stance.isUnsure(arrival.get())
        || stance.isUnsure(when.get())
        || stance.isExcused(arrival.get())
        || stance.isExcused(when.get())) {
      return;
    }
    found.add(
        Objection.block(
            Math.min(arrival.get().start(), when.get().start()),
            Math.max(arrival.get().end(), when.get().end()),
            arrival.get().quoted()
                + " and "
                + when.get().quoted()
                + " promise a time that nothing backs"));
  }
}
