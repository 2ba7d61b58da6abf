package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words that were found in a text. Asking what starts or ends somewhere takes the same few
 * steps however many there are.
 *
 * @param all by where they start, longer before shorter
 * @param longest no word has more characters
 */
record Hits<T>(List<Lookup.Hit<T>> all, int longest) {

  /** The words from left to right that do not overlap: of several the first, then the longest. */
  List<Lookup.Hit<T>> apart() {
    var kept = new ArrayList<Lookup.Hit<T>>();
    var last = 0;
    for (var hit : all) {
      if (hit.start() >= last) {
        kept.add(hit);
        last = hit.end();
      }
    }
    return kept;
  }

  /** The longest of the words that end at {@code end}. */
  Optional<Lookup.Hit<T>> endingAt(int end) {
    for (int i = firstFrom(end - longest); i < all.size() && all.get(i).start() < end; i++) {
      if (all.get(i).end() == end) {
        return Optional.of(all.get(i)); // the first starts first
      }
    }
    return Optional.empty();
  }

  /** The longest of the words that start at {@code start}. */
  Optional<Lookup.Hit<T>> startingAt(int start) {
    var first = firstFrom(start);
    return first < all.size() && all.get(first).start() == start
        ? Optional.of(all.get(first)) // longer ones come before shorter ones
        : Optional.empty();
  }

  boolean startsAt(int start) {
    return startingAt(start).isPresent();
  }

  boolean endsAt(int end) {
    return endingAt(end).isPresent();
  }

  /** Whether one of the words lies inside of that part of the text. */
  boolean isWithin(int start, int end) {
    for (int i = firstFrom(start); i < all.size() && all.get(i).start() < end; i++) {
      if (all.get(i).end() <= end) {
        return true;
      }
    }
    return false;
  }

  private int firstFrom(int start) {
    var low = 0;
    var high = all.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (all.get(middle).start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
