package io.amends.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Some widgets read nothing while much is said; others talk on. */
final class SlowReaders implements Scenario {

  private static final String LONG = "这个杯子收到的时候就碎了，".repeat(600);
  private static final int THREADS = 4;
  private static final double SLOWER_AT_MOST = 1.2;
  private static final Duration GONE = Duration.ofSeconds(20);
  private static final Pattern OPEN =
      Pattern.compile("(?m)^amends_widgets_open(?:\\{[^}]*})? ([0-9.E+]+)$");

  @Override
  public String name() {
    return "R10";
  }

  @Override
  public String breaks() {
    return "widgets that read 0 bytes of a conversation in which much is said";
  }

  @Override
  public String passes() {
    return "they are broken off after `amends.limits.unread` (10 s here), memory stays, and others'"
        + " p50 and p90 are at most 20 % up";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var silent = bench.many(10, 1_000);
    var before = Vitals.of(site);
    var open = widgets(site);
    var mutes = new ArrayList<MuteSocket>();
    var others = new ArrayList<Visitor>();
    for (var n = 0; n < bench.many(8, 40); n++) {
      others.add(new Visitor("v" + n, bench.journal()));
    }
    var idle = new ArrayList<Visitor>();
    for (var n = 0; n < bench.many(8, 3_959); n++) {
      idle.add(new Visitor("i" + n, bench.journal()));
    }
    try (var loud = new Visitor("loud", bench.journal())) {
      loud.comes(site.chat(0));
      loud.asks();
      loud.isAnswered();
      others.forEach(visitor -> visitor.comes(site.chat(0)));
      idle.forEach(visitor -> visitor.comes(site.chat(0)));
      asks(others, new Latencies());
      // The same is said both times: the work of it is not what is measured.
      var said = bench.many(250, 1_000);
      var there = open + 1 + others.size() + idle.size();
      var alone = whileItIsLoud(loud, others, said);
      for (var n = 0; n < silent; n++) {
        mutes.add(new MuteSocket(site.chat(0), loud.talk().hello().toString()));
      }
      Site.await("them to come", () -> widgets(site) >= there + silent);
      bench.breaks("they read nothing");
      var beside = whileItIsLoud(loud, others, said);
      bench.took("broken off after", Site.await("them to go", () -> widgets(site) <= there), GONE);
      others.forEach(Visitor::isAnswered);
      bench.did("silent of all", silent + " of " + (silent + there - open));
      bench.did("others without", alone + " of " + alone.count());
      bench.did("others beside", beside + " of " + beside.count());
      compare(bench, "p50", alone.at(0.5), beside.at(0.5));
      compare(bench, "p90", alone.at(0.9), beside.at(0.9));
    } finally {
      mutes.forEach(MuteSocket::close);
      others.forEach(Visitor::close);
      idle.forEach(Visitor::close);
    }
    var talks = new ArrayList<Talk>();
    others.forEach(visitor -> talks.add(visitor.talk()));
    Site.await("them to go", () -> widgets(site) <= open);
    Verifying.of(bench, site, talks);
    Vitals.areBack(bench, site, before, talks.size() + 2 * bench.many(250, 1_000));
  }

  private static void compare(Bench bench, String what, Duration without, Duration beside) {
    var limit = Duration.ofNanos((long) (without.toNanos() * SLOWER_AT_MOST)).plusMillis(1);
    bench.took("others' " + what, beside, limit);
  }

  /** How long others wait for an ack while one says much. */
  private static Latencies whileItIsLoud(Visitor loud, List<Visitor> others, int saying) {
    var times = new Latencies();
    var isOver = new AtomicBoolean();
    var talking =
        CompletableFuture.runAsync(
            () -> {
              while (!isOver.get()) {
                asks(others, times);
              }
            });
    try {
      for (var said = 0; said < saying; said++) {
        loud.says(LONG);
      }
    } finally {
      isOver.set(true);
      talking.join();
    }
    return times;
  }

  private static void asks(List<Visitor> others, Latencies times) {
    Crew.does(
        THREADS,
        others,
        visitor -> {
          times.add(visitor.asks());
          visitor.isAnswered();
        });
  }

  private static int widgets(Site site) {
    var told = OPEN.matcher(site.api(0).getWithoutToken("/actuator/prometheus").body());
    if (!told.find()) {
      throw new AssertionError("no amends_widgets_open");
    }
    return (int) Double.parseDouble(told.group(1));
  }
}
