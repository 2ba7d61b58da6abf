package io.amends.fault;

import io.amends.fault.Journal.What;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One run of one scenario: how much is done, what is written down, and what comes of it. */
final class Bench implements AutoCloseable {

  /** Nothing takes so long unless it hangs. */
  static final Duration HANG = Duration.ofSeconds(120);

  private static final int TOLD_AT_MOST = 12;

  private final String name;
  private final Extent extent;
  private final long seed;
  private final Random random;
  private final Journal journal;
  private final Outages outages = new Outages();
  private final Map<String, String> numbers = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * How much is done.
   *
   * @param isFull the numbers of the long run, rather than of the short one
   * @param times how often the fault happens, whatever the scenario says; 0: as it says
   * @param isTimed whether limits of time count: not where the machine has other things to do
   */
  record Extent(boolean isFull, int times, boolean isTimed) {

    static Extent brief() {
      return new Extent(false, 0, false);
    }
  }

  Bench(String name, Extent extent, long seed, Path journal) {
    this.name = name;
    this.extent = extent;
    this.seed = seed;
    this.random = new Random(seed);
    this.journal = new Journal(journal);
  }

  Random random() {
    return random;
  }

  Journal journal() {
    return journal;
  }

  Outages outages() {
    return outages;
  }

  long seed() {
    return seed;
  }

  /** Outages apart; a machine that has other things to do may take longer. */
  Duration deadlinesLateAtMost() {
    return extent.isTimed() ? Duration.ofSeconds(5) : Duration.ofSeconds(30);
  }

  /** How often the fault happens. */
  int times(int brief, int full) {
    return extent.times() > 0 ? extent.times() : many(brief, full);
  }

  /** How many of anything else. */
  int many(int brief, int full) {
    return extent.isFull() ? full : brief;
  }

  /** A number for the table. */
  void did(String what, Object number) {
    numbers.put(what, String.valueOf(number));
  }

  /** A time for the table, with its limit. */
  void took(String what, Duration took, Duration limit) {
    did(what, took.toMillis() + " ms (at most " + limit.toMillis() + ")");
    if (extent.isTimed() && took.compareTo(limit) > 0) {
      fails(what + " took " + took.toMillis() + " ms, more than " + limit.toMillis());
    }
  }

  /** How often something was seen that should not be, for the table, with its limit. */
  void counted(String what, long times, long limit) {
    did(what, times + " (at most " + limit + ")");
    if (extent.isTimed() && times > limit) {
      fails(what + " " + times + " times, more than " + limit);
    }
  }

  /** What the scenario asks for was not so. */
  void fails(String what) {
    failures.add(what);
  }

  void requires(boolean holds, String otherwise) {
    if (!holds) {
      fails(otherwise);
    }
  }

  /** From now on something is broken. */
  Instant breaks(String what) {
    journal.add(What.BROKEN, name, what);
    return Instant.now();
  }

  /** Until now it was. */
  void mended(Instant since, String what) {
    outages.add(since, Instant.now());
    journal.add(What.MENDED, name, what);
  }

  Map<String, String> numbers() {
    return numbers;
  }

  /** Everything that was not as it must be; empty: it passed. */
  List<String> failures() {
    var all = new ArrayList<>(failures);
    // One of each invariant first.
    var wrongs = new ArrayList<>(journal.wrongs());
    var kinds = EnumSet.noneOf(Invariant.class);
    var firsts = wrongs.stream().filter(wrong -> kinds.add(wrong.invariant())).toList();
    wrongs.removeAll(firsts);
    wrongs.addAll(0, firsts);
    wrongs.stream().limit(TOLD_AT_MOST).map(Breach::toString).forEach(all::add);
    if (wrongs.size() > TOLD_AT_MOST) {
      all.add(wrongs.size() - TOLD_AT_MOST + " more in " + journal.file());
    }
    return all;
  }

  @Override
  public void close() {
    journal.close();
  }
}
