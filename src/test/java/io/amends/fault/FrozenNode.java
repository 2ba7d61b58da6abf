package io.amends.fault;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A node stands still as in a long pause of its garbage collector, in the middle of what it does;
 * its customers go to the other, which takes over its timers and its outbox. Then it wakes up and
 * goes on with what it had in hand.
 */
final class FrozenNode implements Scenario {

  /** Twice the longest lease: of the outbox. */
  private static final Duration STILL = Duration.ofSeconds(20);

  /** Twice the lease of what is due. */
  private static final Duration STILL_BRIEFLY = Duration.ofSeconds(4);

  @Override
  public String name() {
    return "R16";
  }

  @Override
  public String breaks() {
    return "SIGSTOP of one of two nodes, while the other takes over";
  }

  @Override
  public String passes() {
    return "what the late one had in hand is refused by its version: no reply and no timer twice";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var times = bench.times(2, 20);
    var still = bench.many(1, 0) == 1 ? STILL_BRIEFLY : STILL;
    var before = Vitals.of(site);
    try (var crowd = new Crowd(bench, site, bench.many(8, 16))) {
      for (var time = 0; time < times; time++) {
        crowd.awaitSomeMoment();
        var node = bench.random().nextInt(site.size());
        bench.breaks("freezes node " + node);
        site.freeze(node);
        crowd.leaves(node);
        crowd.await(Journal.What.ACKED, crowd.size());
        LockSupport.parkNanos(still.toNanos());
        site.goOn(node);
        crowd.await(Journal.What.ACKED, crowd.size());
      }
      crowd.awaitSomeMoment();
      var talks = crowd.goes();
      bench.did("pauses", times + " x " + still.toSeconds() + " s");
      Verifying.of(bench, site, talks);
      Vitals.areBack(bench, site, before, talks.size());
    }
  }
}
