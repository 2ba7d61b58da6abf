package io.amends.fault;

import java.time.Duration;
import java.util.ArrayList;

/** The shop takes ten seconds for each answer: what comes in is taken in as soon as ever. */
final class SlowShop implements Scenario {

  private static final Duration SLOW = Duration.ofSeconds(10);
  private static final Duration TAKEN_WITHIN = Duration.ofMillis(250);

  @Override
  public String name() {
    return "R8";
  }

  @Override
  public String breaks() {
    return "the shop behind takes 10 s for each answer";
  }

  @Override
  public String passes() {
    return "widget, API and webhook are acknowledged with p99 within 250 ms";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var probes = new ArrayList<Probe>();
    var talks = new ArrayList<Talk>();
    var times = new Latencies();
    var asked = bench.times(8, 170);
    var before = Vitals.of(site);
    site.shop().takes(SLOW);
    try {
      for (var n = 0; n < asked; n++) {
        var probe = new Probe("p" + n, bench, site, n % site.size());
        probes.add(probe);
        for (var answer : probe.asks()) {
          bench.requires(answer.isTaken(), "not taken in: " + answer);
          times.add(answer.took());
        }
      }
      for (var probe : probes) {
        probe.comesToRest();
        talks.addAll(probe.talks());
      }
    } finally {
      site.shop().takes(Duration.ZERO);
      probes.forEach(Probe::close);
    }
    bench.did("acknowledged while it is slow", times.count() + ", " + times);
    bench.took("acknowledgement, p99", times.at(0.99), TAKEN_WITHIN);
    Verifying.of(bench, site, talks);
    Vitals.areBack(bench, site, before, talks.size());
  }
}
