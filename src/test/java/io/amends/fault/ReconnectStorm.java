package io.amends.fault;

import java.time.Duration;
import java.util.ArrayList;

/** All customers lose their connection at once, with an answer under way, and all come back. */
final class ReconnectStorm implements Scenario {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(30);
  private static final int THREADS = 16;

  @Override
  public String name() {
    return "R11";
  }

  @Override
  public String breaks() {
    return "all widgets drop and return at once, in the middle of an answer, to another node";
  }

  @Override
  public String passes() {
    return "each goes on after the last `seq` it saw: no gap, nothing twice; all answered within"
        + " 30 s";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var size = bench.many(60, 5_000);
    var storms = bench.times(2, 2);
    var times = new Latencies();
    var before = Vitals.of(site);
    var visitors = new ArrayList<Visitor>();
    for (var n = 0; n < size; n++) {
      visitors.add(new Visitor("v" + n, bench.journal()));
    }
    try {
      Crew.does(
          THREADS,
          visitors,
          visitor -> {
            visitor.comes(site.chat(visitors.indexOf(visitor) % site.size()));
            visitor.asks();
            visitor.isAnswered();
          });
      for (var storm = 1; storm <= storms; storm++) {
        var shift = storm;
        Crew.does(THREADS, visitors, Visitor::asks);
        bench.breaks("all are cut off");
        visitors.forEach(Visitor::leaves);
        var began = System.nanoTime();
        Crew.does(
            THREADS,
            visitors,
            visitor -> {
              visitor.comes(site.chat((visitors.indexOf(visitor) + shift) % site.size()));
              visitor.isAnswered();
            });
        times.add(Duration.ofNanos(System.nanoTime() - began));
      }
    } finally {
      visitors.forEach(Visitor::close);
    }
    var talks = visitors.stream().map(Visitor::talk).toList();
    talks.forEach(Talk::checkAtTheEnd);
    bench.did("customers", size);
    bench.did("storms", storms);
    bench.took("all back and answered, longest", times.longest(), BACK_WITHIN);
    Verifying.of(bench, site, talks);
    Vitals.areBack(bench, site, before, talks.size());
  }
}
