package io.amends.fault;

import java.time.Duration;

/**
 * Nodes get {@code kill -9} at random moments while customers talk to them, and are started again.
 * The customers come back and say again what was not acknowledged.
 */
record KilledNodes(Stage stage) implements Scenario {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

  @Override
  public String name() {
    return stage == Stage.EMBEDDED ? "R1-embedded" : "R1";
  }

  @Override
  public String breaks() {
    return stage == Stage.EMBEDDED
        ? "`kill -9` of the one node, embedded store"
        : "`kill -9` of one of two nodes on one Redis";
  }

  @Override
  public String passes() {
    return "serves again within 10 s";
  }

  @Override
  public void run(Bench bench, Site site) {
    var kills = bench.times(2, 200);
    var starts = new Latencies();
    var before = Vitals.of(site);
    try (var crowd = new Crowd(bench, site, bench.many(8, 16))) {
      for (var kill = 0; kill < kills; kill++) {
        crowd.awaitSomeMoment();
        var node = bench.random().nextInt(site.size());
        var since = bench.breaks("kills node " + node);
        site.kill(node);
        crowd.leaves(node);
        starts.add(site.start(node));
        if (site.size() == 1) {
          crowd.awaitService();
          bench.mended(since, "serves again");
        }
      }
      crowd.awaitSomeMoment();
      var talks = crowd.goes();
      bench.did("kills", kills);
      bench.took("start, longest", starts.longest(), BACK_WITHIN);
      Verifying.of(bench, site, talks);
      Vitals.areBack(bench, site, before, talks.size());
    }
  }
}
