package io.amends.wording;

import java.util.ArrayList;
import java.util.List;

/** Whether a sentence names a thing of worth at all, by any of the lists that know some. */
final class WorthWords {

  private final List<Phrases> lists;

  WorthWords(WordingRules.Promises words) {
    var all = new ArrayList<Phrases>();
    for (var undertaking : words.undertakings()) {
      all.add(undertaking.of());
      // What it takes for a promise by itself has the thing of worth in it.
      if (undertaking.of().isNone()) {
        all.add(undertaking.does());
      }
    }
    all.addAll(List.of(words.give(), words.all(), words.free(), words.open(), words.coupon()));
    all.addAll(words.remedies().values());
    all.addAll(words.shares().values());
    this.lists = List.copyOf(all);
  }

  boolean isNamedIn(Reading reading) {
    for (var list : lists) {
      if (list.isIn(reading)) {
        return true;
      }
    }
    return false;
  }
}
