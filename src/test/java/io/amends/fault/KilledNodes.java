package io.amends.fault;

import java.time.Duration;
import java.util.List;

/**
 * Nodes get {@code kill -9} at random moments while customers talk to them, and are started again.
 * The customers come back and say again what was not acknowledged.
 */
record KilledNodes(Stage stage) implements Scenario {

  /** After so many the customers are done, and others come: nobody need remember them all. */
  private static final int ROUND = 20;

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
    var verifying = new Verifying(bench, site);
    var conversations = 0;
    for (var done = 0; done < kills; done += ROUND) {
      var talks = round(bench, site, Math.min(ROUND, kills - done), starts);
      conversations += talks.size();
      verifying.check(talks);
    }
    bench.did("kills", kills);
    bench.did("starts", starts);
    bench.took("start, longest", starts.longest(), BACK_WITHIN);
    Vitals.areBack(bench, site, before, conversations);
  }

  private static List<Talk> round(Bench bench, Site site, int kills, Latencies starts) {
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
      return crowd.goes();
    }
  }
}
