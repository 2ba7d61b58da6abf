package io.amends.fault;

import io.amends.store.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Redis is there and refuses: it is full, a replica, wants a password, or is loading. */
final class RefusingRedis implements Scenario {

  private static final int CUSTOMERS = 6;
  private static final String PASSWORD = "another-one";

  /**
   * Each key that it reads takes so many microseconds, so that it has not read all of them when it
   * is looked at last, however few there are.
   */
  private static final String LOADS_SLOWLY = "10000";

  private record Refusal(String name, Runnable begin, Runnable end) {}

  @Override
  public String name() {
    return "R5";
  }

  @Override
  public String breaks() {
    return "Redis answers OOM, READONLY, NOAUTH, LOADING";
  }

  @Override
  public String passes() {
    return "nothing is acknowledged; not ready; recovers without restart";
  }

  @Override
  public Stage stage() {
    return Stage.ON_REDIS;
  }

  @Override
  public void run(Bench bench, Site site) {
    var redis = ((OneRedis) site.ground()).server();
    var length = Duration.ofSeconds(bench.many(1, 60));
    var back = new Latencies();
    var before = Vitals.of(site);
    try (var crowd = new Crowd(bench, site, CUSTOMERS);
        var probe = new Probe("p", bench, site, 0)) {
      var look = new Look(bench, site, probe, new Latencies());
      var refusals = refusals(redis);
      for (var refusal : refusals) {
        crowd.awaitSomeMoment();
        var since = bench.breaks(refusal.name());
        refusal.begin().run();
        site.awaitReady(false);
        var until = System.nanoTime() + length.toNanos();
        do {
          look.at(true, () -> false);
          LockSupport.parkNanos(length.toNanos() / Look.LOOKS_AT_MOST);
          bench.requires(!site.isReady(0), "ready while Redis answers " + refusal.name());
        } while (System.nanoTime() < until);
        refusal.end().run();
        back.add(site.awaitReady(true));
        crowd.await(Journal.What.ACKED, crowd.size());
        bench.mended(since, refusal.name());
      }
      crowd.awaitSomeMoment();
      var talks = new ArrayList<>(crowd.goes());
      probe.comesToRest();
      talks.addAll(probe.talks());
      bench.did("kinds", refusals.size() + " x " + length.toSeconds() + " s");
      bench.did("ready again, longest", back.longest().toMillis() + " ms");
      bench.did("refusals", look.refusals().count() + ", " + look.refusals());
      Verifying.of(bench, site, talks);
      Vitals.areBack(bench, site, before, talks.size());
    }
  }

  private static List<Refusal> refusals(RedisServer redis) {
    return List.of(
        new Refusal(
            "OOM",
            () -> redis.tell("CONFIG", "SET", "maxmemory", "1"),
            () -> redis.tell("CONFIG", "SET", "maxmemory", "0")),
        new Refusal(
            "READONLY",
            () -> redis.tell("REPLICAOF", "127.0.0.1", "1"),
            () -> redis.tell("REPLICAOF", "NO", "ONE")),
        new Refusal(
            "NOAUTH",
            () -> {
              redis.tell("CONFIG", "SET", "requirepass", PASSWORD);
              redis.tell("AUTH " + PASSWORD + "\r\nCLIENT KILL TYPE normal SKIPME yes");
              redis.tell("AUTH " + PASSWORD + "\r\nCLIENT KILL TYPE pubsub");
            },
            () -> redis.tell("AUTH " + PASSWORD + "\r\nCONFIG SET requirepass \"\"")),
        loading(redis));
  }

  /** It serves nobody until it has read what it kept, and that is made to take a while. */
  private static Refusal loading(RedisServer redis) {
    var started = new ArrayList<CompletableFuture<Void>>();
    return new Refusal(
        "LOADING",
        () -> {
          redis.kill();
          started.add(
              CompletableFuture.runAsync(
                  () ->
                      redis.start(
                          "--enable-debug-command",
                          "yes",
                          "--key-load-delay",
                          LOADS_SLOWLY,
                          "--loading-process-events-interval-bytes",
                          "1024")));
          Site.await("Redis to load", () -> redis.tell("PING").startsWith("-LOADING"));
        },
        () -> {
          redis.tell("CONFIG", "SET", "key-load-delay", "0");
          started.forEach(CompletableFuture::join);
        });
  }
}
