package io.amends.fault;

import io.amends.fault.Bench.Extent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/**
 * Runs scenarios one after another. A site serves those of its stage as long as all goes well;
 * after a failure the next one begins on a new one.
 */
final class Stand implements AutoCloseable {

  private static final int WARM = 100;

  /** A process that has just begun becomes faster for a while. */
  private static final Duration FIRST_FASTER = Duration.ofSeconds(15);

  private static final Duration MEASURED = Duration.ofSeconds(15);

  private final Path folder;
  private final Extent extent;
  private final boolean warmsUp;
  private Scenario.Stage stage;
  private Site site;
  private int sites;

  /**
   * @param folder for data, which may be thrown away, and journals, which may not
   */
  Stand(Path folder, Extent extent) {
    this(folder, extent, true);
  }

  /**
   * @param warmsUp whether a site must do well before anything is broken
   */
  Stand(Path folder, Extent extent, boolean warmsUp) {
    this.folder = folder;
    this.extent = extent;
    this.warmsUp = warmsUp;
  }

  /** Runs it; whatever goes wrong is in the outcome. */
  Outcome run(Scenario scenario, long seed) {
    var journal = folder.resolve(scenario.name() + "-journal.txt");
    var began = System.nanoTime();
    try (var bench = new Bench(scenario.name(), extent, seed, journal)) {
      try {
        var at = site(scenario.stage());
        if (!at.pace().isFree()) {
          bench.did("customers' pace", "%.0f messages a second".formatted(at.pace().perSecond()));
        }
        scenario.run(bench, at);
      } catch (RuntimeException | AssertionError failure) {
        bench.fails(failure + (failure.getCause() == null ? "" : " by " + failure.getCause()));
        failure.printStackTrace();
      }
      var failures = bench.failures();
      if (!failures.isEmpty()) {
        var lines = site == null ? "" : site.lastLines();
        write(folder.resolve(scenario.name() + "-nodes.txt"), lines);
        leave();
      }
      var seconds = (System.nanoTime() - began) / 1_000_000_000;
      return new Outcome(scenario, seed, bench.numbers(), failures, seconds);
    }
  }

  private Site site(Scenario.Stage wanted) {
    if (stage != wanted) {
      leave();
    }
    if (site == null) {
      var own = empty(folder.resolve("site-" + ++sites));
      site = open(wanted, own);
      stage = wanted;
      if (warmsUp) {
        warm(own);
      }
    }
    return site;
  }

  private static Site open(Scenario.Stage wanted, Path own) {
    return switch (wanted) {
      case EMBEDDED -> Site.open(Ground.embedded(), own, 1);
      case ON_REDIS -> Site.open(new OneRedis(create(own.resolve("redis"))), own, 2);
      case BEHIND_SENTINEL -> Site.open(new Sentinels(create(own.resolve("redis"))), own, 2);
    };
  }

  /** What a node loads once is loaded before anything is measured. */
  private void warm(Path own) {
    // At its ceiling nothing need be in time.
    var untimed = new Extent(extent.isFull(), 0, false);
    try (var bench = new Bench("warm", untimed, 1, own.resolve("warm-journal.txt"));
        var crowd = new Crowd(bench, site, bench.many(8, 16))) {
      crowd.await(Journal.What.ACKED, WARM);
      if (extent.isFull()) {
        site.goesAt(Pace.of(ceiling(bench) / 2));
      }
      var talks = crowd.goes();
      Verifying.of(bench, site, talks);
      if (!bench.failures().isEmpty()) {
        throw new AssertionError("wrong before anything is broken: " + bench.failures());
      }
    }
  }

  /** Messages a second that are taken in when everybody asks as soon as they are answered. */
  private static double ceiling(Bench bench) {
    LockSupport.parkNanos(FIRST_FASTER.toNanos());
    var before = bench.journal().count(Journal.What.ACKED);
    LockSupport.parkNanos(MEASURED.toNanos());
    var taken = bench.journal().count(Journal.What.ACKED) - before;
    return Math.max(1, taken) / (double) MEASURED.toSeconds();
  }

  private void leave() {
    if (site != null) {
      site.close();
    }
    site = null;
  }

  @Override
  public void close() {
    leave();
  }

  /** What an earlier run left may have been said by the same customers, of the same seed. */
  private static Path empty(Path path) {
    try {
      FileSystemUtils.deleteRecursively(path);
      return create(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path create(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
