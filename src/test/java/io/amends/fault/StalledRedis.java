package io.amends.fault;

import io.amends.fault.Proxy.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Redis stands still, or the way to it is slow, narrow, cut into pieces, silent or broken. */
final class StalledRedis implements Scenario {

  private static final Duration REFUSES_WITHIN = Duration.ofSeconds(2);
  private static final int CUSTOMERS = 6;

  private record Trouble(String name, Faults faults, boolean isHopeless) {}

  private static final List<Trouble> TROUBLES =
      List.of(
          new Trouble("200 ms latency", Faults.latency(Duration.ofMillis(200)), false),
          new Trouble("1 byte at a time", Faults.slicer(1), false),
          new Trouble("1 kB/s", Faults.bandwidth(1_000), false),
          new Trouble("black hole", Faults.blackHole(), true),
          new Trouble("resets", Faults.reset(), true),
          new Trouble("connections end after 50 kB", Faults.limitData(50_000), false));

  @Override
  public String name() {
    return "R4";
  }

  @Override
  public String breaks() {
    return "SIGSTOP of Redis; a proxy before it: latency, 1 byte a packet, 1 kB/s, black hole,"
        + " reset, end after 50 kB";
  }

  @Override
  public String passes() {
    return "answered or refused, with a time to come again, within 2 s; alive all the time; no thread"
        + " that serves others is held up for over 100 ms; memory bounded";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var ground = (OneRedis) site.ground();
    var before = Vitals.of(site);
    var heldUpBefore = heldUp(site);
    try (var crowd = new Crowd(bench, site, CUSTOMERS);
        var probe = new Probe("p", bench, site, 0)) {
      var look = new Look(bench, site, probe, new Latencies());
      crowd.awaitSomeMoment();
      var seconds = bench.many(1, 0) == 1 ? List.of(3) : List.of(1, 5, 30);
      var stops = bench.times(1, 20);
      for (var stop = 0; stop < stops; stop++) {
        for (var length : seconds) {
          var freeze =
              new Spell(
                  "SIGSTOP for " + length + " s",
                  Duration.ofSeconds(length),
                  ground.server()::freeze,
                  ground.server()::goOn);
          freeze.over(bench, over -> look.at(true, over), () -> recovers(site, crowd));
        }
      }
      var each = Duration.ofSeconds(bench.many(2, 30));
      for (var trouble : TROUBLES) {
        new Spell(
                trouble.name(), each, () -> ground.way().set(trouble.faults()), ground.way()::heal)
            .over(
                bench,
                over -> look.in(trouble.name()).at(trouble.isHopeless(), over),
                () -> recovers(site, crowd));
      }
      var talks = new ArrayList<>(crowd.goes());
      probe.comesToRest();
      talks.addAll(probe.talks());
      bench.did("stops", stops + " x " + seconds + " s");
      bench.did("troubles of the way", TROUBLES.size() + " x " + each.toSeconds() + " s");
      bench.did("refusals", look.refusals().count() + ", " + look.refusals());
      bench.did("longest refusal of", look.refusals().slowest());
      bench.took("refusal, longest", look.refusals().longest(), REFUSES_WITHIN);
      bench.counted("threads held up over 100 ms", heldUp(site) - heldUpBefore, 0);
      Verifying.of(bench, site, talks);
      Vitals.areBack(bench, site, before, talks.size());
    }
  }

  /** As the nodes' own watches saw it, since they were started. */
  private static long heldUp(Site site) {
    return IntStream.range(0, site.size())
        .mapToLong(node -> (long) site.figure(node, "amends_loops_held_up_total"))
        .sum();
  }

  private static void recovers(Site site, Crowd crowd) {
    site.awaitReady(true);
    crowd.await(Journal.What.ACKED, crowd.size());
  }
}
