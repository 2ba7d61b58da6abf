package io.amends.fault;

import io.amends.store.redis.RedisStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A node gets {@code kill -9} at a point of its work that has a name: before Redis hears of a step,
 * or when Redis has done it and the node does not know. Between two steps nothing is decided that
 * anybody else can see, so these are all the points there are.
 */
final class KilledAtPoints implements Scenario {

  /** The scripts in which a turn, its timers, its outbox and its ledger take their steps. */
  private static final List<String> STEPS =
      List.of("append", "ledger", "arrive", "head", "settle", "left", "due", "claim");

  private static final int CUSTOMERS = 8;
  private static final int MISSES = 4;
  private static final Duration COMES_BY_WITHIN = Duration.ofSeconds(30);

  private record Point(String step, boolean isAfter) {

    @Override
    public String toString() {
      return (isAfter ? "after " : "before ") + step;
    }
  }

  @Override
  public String name() {
    return "R1-points";
  }

  @Override
  public String breaks() {
    return "`kill -9` of one of two nodes at named points: before Redis hears of a step, and after"
        + " it was done and before the node knows";
  }

  @Override
  public String passes() {
    return "every point is met, and the invariants hold";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var points =
        STEPS.stream()
            .flatMap(step -> Stream.of(new Point(step, false), new Point(step, true)))
            .toList();
    var times = bench.times(1, 10);
    var met = new ArrayList<Point>();
    var server = ((OneRedis) site.ground()).server().port();
    var ways = Stream.generate(() -> Proxy.to(server)).limit(site.size()).toList();
    try {
      for (var node = 0; node < site.size(); node++) {
        site.kill(node);
        start(site, node, ways);
      }
      var verifying = new Verifying(bench, site);
      for (var time = 0; time < times; time++) {
        verifying.check(round(bench, site, ways, points, met));
      }
      bench.did("points", points.size() + " x " + times + ", met " + met.size());
      bench.requires(met.size() == points.size() * times, "not met: " + missing(points, met));
    } finally {
      for (var node = 0; node < site.size(); node++) {
        site.kill(node);
        site.start(node);
      }
      ways.forEach(Proxy::close);
    }
  }

  /** Each point once, with customers of its own. */
  private static List<Talk> round(
      Bench bench, Site site, List<Proxy> ways, List<Point> points, List<Point> met) {
    try (var crowd = new Crowd(bench, site, CUSTOMERS)) {
      for (var point : points) {
        crowd.awaitSomeMoment();
        var node = kills(bench, site, ways, point);
        if (node >= 0) {
          met.add(point);
          crowd.leaves(node);
          start(site, node, ways);
        }
      }
      crowd.awaitSomeMoment();
      return crowd.goes();
    }
  }

  /** Each node on a way of its own, so that it is known whose step it is. */
  private static void start(Site site, int node, List<Proxy> ways) {
    site.start(node, "amends.redis.url=redis://localhost:" + ways.get(node).port());
  }

  /** Returns which node; none came to that point: -1. */
  private static int kills(Bench bench, Site site, List<Proxy> ways, Point point) {
    var killed = new AtomicInteger(-1);
    var ports = ways.stream().map(Proxy::port).toList();
    var trap =
        new Trap(
            sha(point.step()),
            bench.random().nextInt(MISSES),
            point.isAfter(),
            port -> {
              var node = ports.indexOf(port);
              bench.breaks("kills node " + node + " " + point);
              site.kill(node);
              killed.set(node);
            });
    ways.forEach(way -> way.lieInWait(trap));
    trap.sprangWithin(COMES_BY_WITHIN);
    ways.forEach(way -> way.lieInWait(null));
    return killed.get();
  }

  private static List<Point> missing(List<Point> points, List<Point> met) {
    return points.stream().filter(point -> !met.contains(point)).toList();
  }

  /** As the node names the script to Redis. */
  private static String sha(String step) {
    try (var text = RedisStore.class.getResourceAsStream(step + ".lua")) {
      var bytes = Objects.requireNonNull(text, step).readAllBytes();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
