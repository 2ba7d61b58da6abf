package io.amends.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Redis, which syncs every second, gets {@code kill -9} at random moments, and is started again.
 */
final class KilledRedis implements Scenario {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
  private static final int AWAY_AT_MOST_MILLIS = 1_500;

  @Override
  public String name() {
    return "R2";
  }

  @Override
  public String breaks() {
    return "`kill -9` of Redis, `appendfsync everysec`";
  }

  @Override
  public String passes() {
    return "while it is away nothing is acknowledged, and it is told when to come again; taken in"
        + " again within 5 s";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var redis = ((OneRedis) site.ground()).server();
    var kills = bench.times(3, 50);
    var back = new Latencies();
    var before = Vitals.of(site);
    try (var crowd = new Crowd(bench, site, bench.many(8, 16));
        var probe = new Probe("p", bench, site, 0)) {
      for (var kill = 0; kill < kills; kill++) {
        crowd.awaitSomeMoment();
        var since = bench.breaks("kills Redis");
        redis.kill();
        for (var answer : probe.asks()) {
          bench.requires(
              answer.isRefused(), "not refused as agreed while Redis is away: " + answer);
        }
        LockSupport.parkNanos(bench.random().nextInt(AWAY_AT_MOST_MILLIS) * 1_000_000L);
        redis.start();
        back.add(crowd.awaitService());
        site.awaitReady(true);
        bench.mended(since, "is there again");
      }
      crowd.awaitSomeMoment();
      var talks = new ArrayList<>(crowd.goes());
      probe.comesToRest();
      talks.addAll(probe.talks());
      bench.did("kills", kills);
      bench.took("taken in again, longest", back.longest(), BACK_WITHIN);
      Verifying.of(bench, site, talks);
      Vitals.areBack(bench, site, before, talks.size());
    }
  }
}
