package io.amends.conversation;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How often each of a few names came up. Immutable, and copied whole with each count: two short
 * arrays, where a map would copy an entry for each name.
 */
public final class Tally {

  private static final Tally NONE = new Tally(new String[0], new int[0]);

  private final String[] names; // sorted, so that equal counts are equal tallies
  private final int[] counts;

  private Tally(String[] names, int[] counts) {
    this.names = names;
    this.counts = counts;
  }

  /** Nothing came up yet. */
  public static Tally none() {
    return NONE;
  }

  /** How often the name came up; 0: never. */
  public int of(String name) {
    var at = Arrays.binarySearch(names, name);
    return at < 0 ? 0 : counts[at];
  }

  /** What came up at least once, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(names)));
  }

  /** With one more of each of the names; a name that stands there twice counts twice. */
  Tally with(List<String> more) {
    var all = this;
    for (var name : more) {
      all = all.with(name);
    }
    return all;
  }

  /** With one more of the name. */
  Tally with(String name) {
    var at = Arrays.binarySearch(names, name);
    if (at >= 0) {
      var more = counts.clone();
      more[at]++;
      return new Tally(names, more);
    }
    var to = -at - 1;
    var nextNames = Arrays.copyOf(names, names.length + 1);
    var nextCounts = Arrays.copyOf(counts, counts.length + 1);
    System.arraycopy(names, to, nextNames, to + 1, names.length - to);
    System.arraycopy(counts, to, nextCounts, to + 1, counts.length - to);
    nextNames[to] = name;
    nextCounts[to] = 1;
    return new Tally(nextNames, nextCounts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally tally
        && Arrays.equals(names, tally.names)
        && Arrays.equals(counts, tally.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("{");
    for (var i = 0; i < names.length; i++) {
      text.append(i == 0 ? "" : ", ").append(names[i]).append('=').append(counts[i]);
    }
    return text.append('}').toString();
  }
}
