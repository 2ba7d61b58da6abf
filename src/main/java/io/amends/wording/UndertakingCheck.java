package io.amends.wording;

import java.util.List;

/** Finds promises by what they are made of: a way of giving and a thing of worth. */
final class UndertakingCheck {

  private final WordingRules.Promises words;

  UndertakingCheck(WordingRules.Promises words) {
    this.words = words;
  }

  void in(Stance stance, Backing backing, List<Objection> found) {
    boolean byShop = words.shop().isIn(stance.reading());
    for (var undertaking : words.undertakings()) {
      if (byShop || !undertaking.byShop()) {
        one(undertaking, stance, backing, found);
      }
    }
  }

  /** Each of the two in a clause that nothing excuses. */
  private static void one(
      WordingRules.Undertaking undertaking, Stance stance, Backing backing, List<Objection> found) {
    var reading = stance.reading();
    if (undertaking.keptBy().stream().anyMatch(backing::backs)
        || undertaking.statement() && reading.asks()) {
      return;
    }
    // What most sentences lack is looked for first.
    boolean isWhole = undertaking.of().isNone();
    var given = undertaking.does().everywhere(reading);
    // Of what is a promise by itself much denies something: "you won't see a bill".
    given.removeIf(isWhole ? stance::isOthers : stance::isExcused);
    if (given.isEmpty() || undertaking.but().isIn(reading)) {
      return;
    }
    if (isWhole) {
      var first = given.get(0);
      found.add(Objection.block(first, first.quoted() + " promises " + what(undertaking)));
      return;
    }
    for (var does : given) {
      for (var of : undertaking.of().all(reading)) {
        // Whoever else speaks of it, we give it where the giving is ours.
        if (does.start() != of.start() && !stance.isRefused(of)) {
          found.add(
              Objection.block(
                  Math.min(does.start(), of.start()),
                  Math.max(does.end(), of.end()),
                  does.quoted() + " and " + of.quoted() + " promise " + what(undertaking)));
          return;
        }
      }
    }
  }

  private static String what(WordingRules.Undertaking undertaking) {
    return undertaking.promises() + ", and that is not on offer";
  }
}
