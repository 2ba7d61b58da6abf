package io.amends.fault;

import io.amends.server.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What nodes hold at rest (I8): heap after a full collection, open files, connections of the
 * ground.
 *
 * @param heaps bytes, of each node
 * @param files of each node
 */
record Vitals(List<Long> heaps, List<Integer> files, int connections) {

  private static final double MORE_AT_MOST = 1.10;

  /** Sockets and files that come and go. */
  private static final int FILES_TO_SPARE = 12;

  /** Connections to the shop are kept for its next question, and are idle for 20 seconds then. */
  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

  /** Logs of conversations are kept at hand, short ones and those of many messages. */
  private static final long BYTES_A_CONVERSATION = 64 * 1024;

  private static final long BYTES_A_MESSAGE = 16 * 1024;

  /** As {@code amends.cache} has it where nothing else is said. */
  private static final long AT_HAND_AT_MOST = 128L << 20;

  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} ([0-9.E+]+)$");

  static Vitals of(Site site) {
    var heaps = new ArrayList<Long>();
    var files = new ArrayList<Integer>();
    for (var node = 0; node < site.size(); node++) {
      var pid = site.node(node).pid();
      collect(pid);
      heaps.add(heap(site, node));
      files.add(files(pid));
    }
    return new Vitals(heaps, files, site.ground().connections());
  }

  /** Waits until they are back to what they were, or tells that they are not. */
  static void areBack(Bench bench, Site site, Vitals before, int conversations) {
    var now = of(site);
    var messages = bench.journal().count(Journal.What.ACKED);
    var atHand =
        Math.min(
            AT_HAND_AT_MOST,
            Math.max(conversations * BYTES_A_CONVERSATION, messages * BYTES_A_MESSAGE));
    var began = System.nanoTime();
    while (!now.isBackTo(before, atHand) && System.nanoTime() - began < BACK_WITHIN.toNanos()) {
      now = of(site);
    }
    bench.did("heap before and after, MB", before.megabytes() + " " + now.megabytes());
    bench.did("files before and after", before.files() + " " + now.files());
    if (!now.isBackTo(before, atHand)) {
      bench
          .journal()
          .wrong(new Breach(Invariant.I8, "nodes", "before " + before + ", after " + now));
    }
  }

  /**
   * @param atHand how many bytes more may be kept
   */
  boolean isBackTo(Vitals before, long atHand) {
    for (var node = 0; node < heaps.size(); node++) {
      if (heaps.get(node) > before.heaps.get(node) * MORE_AT_MOST + atHand
          || files.get(node) > before.files.get(node) * MORE_AT_MOST + FILES_TO_SPARE) {
        return false;
      }
    }
    return connections <= before.connections * MORE_AT_MOST + 1;
  }

  private List<Long> megabytes() {
    return heaps.stream().map(bytes -> bytes >> 20).toList();
  }

  private static void collect(long pid) {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      var process =
          new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private static long heap(Site site, int node) {
    try {
      var told = site.api(node).getWithoutToken("/actuator/prometheus").body();
      return HEAP.matcher(told)
          .results()
          .mapToLong(m -> (long) Double.parseDouble(m.group(1)))
          .sum();
    } catch (Wire.LostException away) {
      throw new AssertionError("node " + node + " does not tell how it is", away);
    }
  }

  private static int files(long pid) {
    try (var open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return (int) open.count();
    } catch (IOException noSuchPlace) {
      return 0;
    }
  }
}
