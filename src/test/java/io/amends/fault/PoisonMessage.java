package io.amends.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A message at which a part of the service always fails. */
final class PoisonMessage implements Scenario {

  @Override
  public String name() {
    return "R17";
  }

  @Override
  public String breaks() {
    return "messages at which understanding always throws, alone and within a burst";
  }

  @Override
  public String passes() {
    return "it is answered once, and what is said next is answered as ever";
  }

  @Override
  public Stage stage() {
    return Stage.EMBEDDED;
  }

  @Override
  public void run(Bench bench, Site site) {
    var count = bench.times(4, 200);
    var talks = new ArrayList<Talk>();
    site.stop(0);
    site.startsBy(PoisonedAmends.class.getName());
    site.start(0);
    try {
      for (var n : IntStream.range(0, count).toArray()) {
        try (var visitor = new Visitor("v" + n, bench.journal())) {
          visitor.comes(site.chat(0));
          visitor.asks();
          if (n % 2 == 0) {
            visitor.isAnswered();
          }
          visitor.says(PoisonedAmends.POISON);
          visitor.isAnswered();
          visitor.asks();
          visitor.isAnswered();
          talks.add(visitor.talk());
        }
      }
      bench.did("poisoned conversations", count);
      Verifying.of(bench, site, List.copyOf(talks));
    } finally {
      site.startsBy("io.amends.AmendsApplication");
      site.stop(0);
      site.start(0);
    }
  }
}
