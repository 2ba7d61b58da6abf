package io.amends.fault;

import io.amends.server.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The clock of one node is wrong, by seconds or by days, while the other's is right: from its start
 * ({@code amends.clock-offset}), and set while it works, by Debian's {@code faketime}.
 */
final class ClockJumps implements Scenario {

  private static final List<Duration> OFFSETS =
      List.of(
          Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(400));

  private static final Duration RIGHT_WITHIN = Duration.ofSeconds(1);

  private static final Path FAKETIME =
      Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

  /** Where clocks are set, twice a year: to the second before, so that the node lives it. */
  private static final String ZONE = "America/New_York";

  private static final Instant FORWARD = Instant.parse("2027-03-14T06:59:58Z");
  private static final Instant BACK = Instant.parse("2027-11-07T05:59:58Z");

  @Override
  public String name() {
    return "R14";
  }

  @Override
  public String breaks() {
    return "one of two nodes has a clock that is +10 s, +1 h, -1 h, +400 d off"
        + " (`amends.clock-offset`); then its clock is set while it works (`faketime`): +1 h, -1 h,"
        + " +400 d, 1 s back as by a leap second, and over the two nights in which "
        + ZONE
        + ", where it thinks it is, changes the hour";
  }

  @Override
  public String passes() {
    return "deadlines pass in time and everything is dated right; webhooks signed by a wrong clock"
        + " are refused";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var offsets = bench.many(1, 0) == 1 ? List.of(OFFSETS.get(1), OFFSETS.get(3)) : OFFSETS;
    var talks = new ArrayList<Talk>();
    for (var offset : offsets) {
      site.stop(1);
      site.start(1, "amends.clock-offset=" + offset.toSeconds() + "s");
      bench.breaks("node 1 is off by " + offset);
      talks.addAll(talksAreDatedRight(bench, site));
      signed(bench, site, Duration.ZERO, 204);
      signed(bench, site, offset.isNegative() ? offset.negated() : offset, refused(offset));
    }
    bench.did("offsets", offsets.size());
    talks.addAll(set(bench, site));
    site.startsIn(Map.of());
    site.stop(1);
    site.start(1);
    Verifying.of(bench, site, talks);
  }

  /** Sets the clock of the node while it works. */
  private static List<Talk> set(Bench bench, Site site) {
    bench.requires(
        Files.exists(FAKETIME), "no clock was set: " + FAKETIME + " is not there (`faketime`)");
    if (!Files.exists(FAKETIME)) {
      return List.of();
    }
    var talks = new ArrayList<Talk>();
    var told = write(null, "+0");
    site.startsIn(
        Map.of(
            "LD_PRELOAD",
            FAKETIME.toString(),
            "FAKETIME_TIMESTAMP_FILE",
            told.toString(),
            "FAKETIME_NO_CACHE",
            "1",
            "FAKETIME_DONT_FAKE_MONOTONIC",
            "1",
            "JAVA_TOOL_OPTIONS",
            "-Duser.timezone=" + ZONE));
    site.stop(1);
    site.start(1);
    var now = Instant.now();
    Map<String, Duration> jumps = new LinkedHashMap<>();
    jumps.put("+1 h", Duration.ofHours(1));
    jumps.put("-1 h", Duration.ofHours(-1));
    jumps.put("right again", Duration.ZERO);
    jumps.put("a leap second", Duration.ofSeconds(-1));
    jumps.put("to when clocks go forward", Duration.between(now, FORWARD));
    jumps.put("to when they go back", Duration.between(now, BACK));
    jumps.put("+400 d", Duration.ofDays(400));
    jumps.forEach(
        (what, offset) -> {
          write(told, "%+d".formatted(offset.toSeconds()));
          bench.breaks("the clock of node 1 is set " + what);
          talks.addAll(talksAreDatedRight(bench, site));
          signed(bench, site, Duration.ZERO, 204);
        });
    bench.did("set while it works", jumps.size());
    return talks;
  }

  private static List<Talk> talksAreDatedRight(Bench bench, Site site) {
    var began = Instant.now();
    try (var crowd = new Crowd(bench, site, bench.many(8, 16))) {
      for (var n = 0; n < bench.many(1, 10); n++) {
        crowd.awaitSomeMoment();
      }
      var talks = crowd.goes();
      talks.forEach(talk -> isDatedRight(site, talk, began));
      return talks;
    }
  }

  private static Path write(Path file, String text) {
    try {
      var to = file == null ? Files.createTempFile("clock", ".txt") : file;
      return Files.writeString(to, text + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** By more than five minutes. */
  private static int refused(Duration offset) {
    return offset.compareTo(Duration.ofMinutes(5)) > 0 || offset.isNegative() ? 401 : 204;
  }

  private static void signed(Bench bench, Site site, Duration off, int status) {
    var event = Wire.JSON.createObjectNode().put("type", "order.created");
    event.putObject("data");
    var delivery = "ev-" + Long.toHexString(bench.random().nextLong());
    for (var node = 0; node < site.size(); node++) {
      var answer = Probe.signed(site, node, event, delivery, Instant.now().plus(off)).statusCode();
      bench.requires(
          answer == status, "signed " + off + " off, node " + node + " answered " + answer);
    }
  }

  private static void isDatedRight(Site site, Talk talk, Instant began) {
    if (talk.sent().isEmpty()) {
      return;
    }
    for (var event : site.api(0).events(talk.conversation())) {
      var at = Instant.parse(event.path("at").asString());
      var isRight =
          at.isAfter(began.minus(RIGHT_WITHIN)) && at.isBefore(Instant.now().plus(RIGHT_WITHIN));
      if (!isRight) {
        talk.wrong(Invariant.I7, "an event is dated " + at + ", and it began at " + began);
      }
    }
  }
}
