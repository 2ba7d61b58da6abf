package io.amends.fault;

import io.amends.fault.Bench.Extent;
import io.amends.fault.FaultsPage.Run;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Runs scenarios with the numbers of the long run and writes what came of it to {@code
 * src/docs/FAULTS.md}; {@code src/trials/faults} starts it.
 *
 * <p>Arguments: names of scenarios, none for all; {@code --times N}: the fault happens so often;
 * {@code --short}: the other numbers of the short run; {@code --seed N}.
 */
final class Faults {

  private static final Path PAGE = Path.of("src/docs/FAULTS.md");
  private static final Path FOLDER = Path.of("target", "faults");

  private final List<String> names = new ArrayList<>();
  private boolean isFull = true;
  private int times;
  private long seed = new Random().nextInt(1_000_000);

  private Faults(String[] arguments) {
    for (var n = 0; n < arguments.length; n++) {
      switch (arguments[n]) {
        case "--short" -> isFull = false;
        case "--times" -> times = Integer.parseInt(arguments[++n]);
        case "--seed" -> seed = Long.parseLong(arguments[++n]);
        default -> names.add(arguments[n]);
      }
    }
  }

  /** Ends with status 1 unless every scenario passed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(new Faults(arguments).run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    var known = Scenarios.ALL.stream().map(Scenario::name).toList();
    for (var name : names) {
      if (!known.contains(name)) {
        System.err.println("there is no scenario " + name + "; there are " + known);
        return false;
      }
    }
    var run = new Run(command(), commit(), machine());
    var passed = true;
    ClassArchive.makeIn(FOLDER.resolve("archive"));
    try (var stand = new Stand(FOLDER, new Extent(isFull, times, true))) {
      for (var scenario : Scenarios.ALL) {
        if (names.isEmpty() || names.contains(scenario.name())) {
          var outcome = stand.run(scenario, seed);
          System.out.print(outcome);
          passed &= outcome.isPassed();
          write(outcome, run);
        }
      }
    }
    return passed;
  }

  /** After each, so that whoever stops it keeps what was done. */
  private static void write(Outcome outcome, Run run) throws IOException {
    var old = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    Files.writeString(PAGE, FaultsPage.with(old, List.of(outcome), run));
  }

  private String command() {
    return "src/trials/faults"
        + (isFull ? "" : " --short")
        + (times > 0 ? " --times " + times : "")
        + " --seed "
        + seed;
  }

  private static String commit() throws IOException, InterruptedException {
    var changed = told("git", "status", "--porcelain", "--", "src/main", "src/test");
    return told("git", "rev-parse", "--short", "HEAD") + (changed.isEmpty() ? "" : " and changes");
  }

  private static String machine() throws IOException, InterruptedException {
    var redis = told("redis-server", "--version").replaceAll("^.* v=([0-9.]+).*$", "$1");
    return Runtime.getRuntime().availableProcessors()
        + " cores, JDK "
        + Runtime.version().feature()
        + ", Redis "
        + redis
        + ", load %.1f"
            .formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String told(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text.strip();
  }
}
