package io.amends.fault;

import io.amends.fault.Bench.Extent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;

/**
 * Puts one bug after another into a copy of a file of the service, compiles it, and runs a scenario
 * with it: the harness must go red, by the invariant that stands for it. What was found is written
 * to {@code src/trials/results/seeded-bugs.md}; {@code src/trials/seed-bugs} starts it.
 */
final class SeededBugs {

  private static final Path RESULT = Path.of("src/trials/results/seeded-bugs.md");
  private static final Path CODE = Path.of("src/main/java");
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final String OVERLAY = "amends.fault.overlay";

  /**
   * A bug.
   *
   * @param file below the code or the resources
   * @param from what stands there, once
   * @param scenario that must see it
   */
  private record Bug(
      String name, String file, String from, String to, Scenario scenario, Invariant seenBy) {}

  private static final List<Bug> BUGS =
      List.of(
          new Bug(
              "drop an append",
              "io/amends/store/redis/append.lua",
              "for n = 1, events do\n  redis.call('RPUSH'",
              "if tonumber(redis.call('TIME')[2]) % 20 == 0 then return {'done', 0} end\n"
                  + "for n = 1, events do\n  redis.call('RPUSH'",
              new KilledNodes(Scenario.Stage.ON_REDIS),
              Invariant.I1),
          new Bug(
              "skip the dedupe",
              "io/amends/engine/ConversationEngine.java",
              "var seen = log.seen(ConversationLog.customerKey(message.id()));",
              "var seen = log.seen(\"nobody \" + ConversationLog.customerKey(message.id()));",
              new KilledNodes(Scenario.Stage.ON_REDIS),
              Invariant.I2),
          new Bug(
              "ignore the fence",
              "io/amends/store/redis/append.lua",
              "if version ~= tonumber(ARGV[2]) then",
              "if version < 0 then",
              new FrozenNode(),
              Invariant.I3),
          new Bug(
              "fire a timer twice",
              "io/amends/engine/Assistant.java",
              "return due.isPresent() ? passed(log, due.get()) : takeTurn(log);",
              "return due.isPresent()\n"
                  + "  ? passed(log, due.get()).then(Mono.defer(() -> passed(log, due.get())))\n"
                  + "  : takeTurn(log);",
              new KilledNodes(Scenario.Stage.EMBEDDED),
              Invariant.I7),
          new Bug(
              "post a remedy twice",
              "io/amends/shop/ShopSender.java",
              "is ? Mono.empty() : posted(post)",
              "is ? Mono.empty() : posted(post).then(posted(post))",
              new KilledNodes(Scenario.Stage.EMBEDDED),
              Invariant.I2),
          new Bug(
              "trust the own clock",
              "io/amends/ClockAgreement.java",
              "    clock.correct(correction);\n",
              "",
              new ClockJumps(),
              Invariant.I7));

  private SeededBugs() {}

  /** Ends with status 1 unless each is seen. */
  public static void main(String[] arguments) throws IOException {
    var asked = Set.of(arguments);
    var lines = new ArrayList<String>();
    var areSeen = true;
    for (var bug : BUGS) {
      if (!asked.isEmpty() && !asked.contains(bug.name())) {
        continue;
      }
      var outcome = with(bug);
      var isSeen =
          outcome.failures().stream().anyMatch(failure -> failure.startsWith(bug.seenBy() + " "));
      areSeen &= isSeen;
      var line = line(bug, outcome, isSeen);
      System.out.println(line);
      lines.add(line);
    }
    Files.writeString(RESULT, page(lines));
    System.exit(areSeen ? 0 : 1);
  }

  private static Outcome with(Bug bug) throws IOException {
    var work = Files.createTempDirectory("bug");
    System.setProperty(OVERLAY, overlay(bug, work).toString());
    try (var stand = new Stand(work.resolve("run"), Extent.brief(), false)) {
      return stand.run(bug.scenario(), 1);
    } finally {
      System.clearProperty(OVERLAY);
    }
  }

  private static Path overlay(Bug bug, Path work) throws IOException {
    var overlay = Files.createDirectories(work.resolve("overlay"));
    var isCode = bug.file().endsWith(".java");
    var text = Files.readString((isCode ? CODE : RESOURCES).resolve(bug.file()));
    var place = text.indexOf(bug.from());
    if (place < 0 || text.indexOf(bug.from(), place + 1) >= 0) {
      throw new IllegalStateException(
          bug.name() + ": \"" + bug.from() + "\" must stand once in " + bug.file());
    }
    var changed = text.replace(bug.from(), bug.to());
    var copy = (isCode ? work.resolve("changed") : overlay).resolve(bug.file());
    Files.createDirectories(copy.getParent());
    Files.writeString(copy, changed);
    if (isCode) {
      compile(copy, overlay);
    }
    return overlay;
  }

  private static void compile(Path file, Path overlay) {
    var told = new ByteArrayOutputStream();
    var status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                told,
                told,
                "-nowarn",
                "-proc:none",
                "-parameters",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                overlay.toString(),
                file.toString());
    if (status != 0) {
      throw new IllegalStateException(told.toString(StandardCharsets.UTF_8));
    }
  }

  private static String line(Bug bug, Outcome outcome, boolean isSeen) {
    var first =
        outcome.failures().stream()
            .filter(failure -> !isSeen || failure.startsWith(bug.seenBy() + " "))
            .findFirst()
            .orElse("nothing");
    var told = first.replace('\n', ' ').replace("|", "\\|");
    return "| %s | `%s` | %s | %s | %s |"
        .formatted(
            bug.name(),
            bug.file(),
            bug.scenario().name(),
            isSeen ? "red, " + bug.seenBy() : "**not seen**",
            told.length() > 160 ? told.substring(0, 160) + "…" : told);
  }

  private static String page(List<String> lines) {
    return """
    # Bugs put into the service, and what saw them

    Written by `src/trials/seed-bugs`: each bug is put into a copy of one file, the service runs
    with it, and the scenario (numbers of the short run, seed 1) must go red by the invariant that
    stands for it.

    | bug | in | scenario | result | first of what was told |
    |---|---|---|---|---|
    """
        + String.join("\n", lines)
        + "\n";
  }
}
