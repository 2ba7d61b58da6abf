package io.amends.fault;

import io.amends.server.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The clock of one node is wrong, by seconds or by days, while the other's is right. */
final class ClockJumps implements Scenario {

  private static final List<Duration> OFFSETS =
      List.of(
          Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(400));

  private static final Duration RIGHT_WITHIN = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "R14";
  }

  @Override
  public String breaks() {
    return "one of two nodes has a clock that is +10 s, +1 h, -1 h, +400 d off"
        + " (`amends.clock-offset`)";
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
    var rounds = bench.times(1, 1);
    var offsets = bench.many(1, 0) == 1 ? List.of(OFFSETS.get(1), OFFSETS.get(3)) : OFFSETS;
    var talks = new ArrayList<Talk>();
    for (var round = 0; round < rounds; round++) {
      for (var offset : offsets) {
        site.stop(1);
        site.start(1, "amends.clock-offset=" + offset.toSeconds() + "s");
        bench.breaks("node 1 is off by " + offset);
        var began = Instant.now();
        try (var crowd = new Crowd(bench, site, bench.many(8, 16))) {
          for (var n = 0; n < bench.many(1, 10); n++) {
            crowd.awaitSomeMoment();
          }
          var own = crowd.goes();
          own.forEach(talk -> isDatedRight(site, talk, began));
          talks.addAll(own);
        }
        signed(bench, site, Duration.ZERO, 204);
        signed(bench, site, offset.isNegative() ? offset.negated() : offset, refused(offset));
      }
    }
    site.stop(1);
    site.start(1);
    bench.did("offsets", offsets.size() + " x " + rounds);
    Verifying.of(bench, site, talks);
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
