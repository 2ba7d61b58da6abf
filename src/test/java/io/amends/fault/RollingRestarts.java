package io.amends.fault;

import io.amends.server.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** One node after the other is stopped as an operator does it, and started again, under traffic. */
final class RollingRestarts implements Scenario {

  private static final Duration DRAINS_WITHIN = Duration.ofSeconds(30);
  private static final int RESTARTING = 1012;
  private static final long BETWEEN_NANOS = 10_000_000;

  @Override
  public String name() {
    return "R15";
  }

  @Override
  public String breaks() {
    return "rolling restarts of two nodes (SIGTERM), widgets and HTTP callers on both";
  }

  @Override
  public String passes() {
    return "no 5xx; open widgets close with 1012; a node drains within 30 s";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var restarts = bench.times(2, 20);
    var drains = new Latencies();
    var before = Vitals.of(site);
    var talks = new ArrayList<Talk>();
    var answers = 0;
    try (var crowd = new Crowd(bench, site, bench.many(8, 16))) {
      for (var restart = 0; restart < restarts; restart++) {
        crowd.awaitSomeMoment();
        var node = restart % site.size();
        try (var caller = new Probe("p" + restart, bench, site, node);
            var widget = Wire.open(site.chat(node))) {
          widget.send(Wire.frame("hello"));
          widget.next("welcome");
          bench.breaks("restarts node " + node);
          var stop = CompletableFuture.supplyAsync(() -> site.stop(node));
          while (!stop.isDone()) {
            answers += calls(bench, caller);
            LockSupport.parkNanos(BETWEEN_NANOS);
          }
          drains.add(stop.join());
          var code = widget.closeCode();
          bench.requires(code == RESTARTING, "an open widget was closed with " + code);
          site.start(node);
          caller.comesToRest();
          talks.addAll(caller.talks());
        }
      }
      crowd.awaitSomeMoment();
      talks.addAll(crowd.goes());
    }
    bench.did("restarts", restarts);
    bench.did("calls while a node ended", answers);
    bench.took("drain, longest", drains.longest(), DRAINS_WITHIN);
    Verifying.of(bench, site, talks);
    Vitals.areBack(bench, site, before, talks.size());
  }

  /** A connection that is refused is the balancer's business; a 5xx is ours. */
  private static int calls(Bench bench, Probe caller) {
    var answered = 0;
    for (var way : new Probe.Way[] {Probe.Way.API, Probe.Way.WEBHOOK}) {
      var answer = caller.asks(way);
      answered += answer.isTaken() ? 1 : 0;
      bench.requires(!answer.text().startsWith("5"), "while a node ended: " + answer);
    }
    return answered;
  }
}
