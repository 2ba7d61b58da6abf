package io.amends.fault;

import io.amends.server.Wire;
import io.amends.store.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * The primary is killed and the Sentinels promote a replica; the one that was killed comes back as
 * a replica, for all of them must have what is acknowledged.
 */
final class FailedOver implements Scenario {

  private static final Duration RESUMES_WITHIN = Duration.ofSeconds(15);
  private static final int WRITERS = 8;
  private static final int WRITES_BETWEEN = 300;

  @Override
  public String name() {
    return "R3";
  }

  @Override
  public String breaks() {
    return "`kill -9` of the primary behind three Sentinels, two replicas;"
        + " `amends.durability=replicated`, both replicas waited for. Then the same with `local`";
  }

  @Override
  public String passes() {
    return "taken in again within 15 s; what `local` loses is measured, not judged";
  }

  @Override
  public Stage stage() {
    return Stage.BEHIND_SENTINEL;
  }

  @Override
  public void run(Bench bench, Site site) {
    var ground = (Sentinels) site.ground();
    var failovers = bench.times(1, 20);
    var back = new Latencies();
    try (var crowd = new Crowd(bench, site, bench.many(6, 12))) {
      for (var time = 0; time < failovers; time++) {
        crowd.awaitSomeMoment();
        var since = bench.breaks("kills the primary");
        var began = System.nanoTime();
        failOver(ground);
        crowd.awaitService();
        back.add(Duration.ofNanos(System.nanoTime() - began));
        site.awaitReady(true);
        bench.mended(since, "taken in again");
      }
      crowd.awaitSomeMoment();
      var talks = crowd.goes();
      bench.did("failovers", failovers);
      bench.took("taken in again, longest", back.longest(), RESUMES_WITHIN);
      Verifying.of(bench, site, talks);
    }
    measureLocal(bench, site, ground);
  }

  private static void failOver(Sentinels ground) {
    var old = ground.primary();
    old.kill();
    Site.await("a failover", () -> isOther(ground, old));
    ground.startBehind(old, ground.primary());
  }

  private static boolean isOther(Sentinels ground, RedisServer old) {
    try {
      var now = ground.primary();
      return now != old && now.tell("INFO", "replication").contains("role:master");
    } catch (AssertionError undecided) {
      return false;
    }
  }

  /** One message to each of many conversations, with the replicas held up now and then. */
  private static void measureLocal(Bench bench, Site site, Sentinels ground) {
    var failovers = bench.times(1, 20);
    for (var node = 0; node < site.size(); node++) {
      site.stop(node);
      site.start(node, "amends.durability=local");
    }
    Map<String, Boolean> acked = new ConcurrentHashMap<>();
    var ids = new AtomicInteger();
    var run = Long.toHexString(bench.random().nextLong());
    for (var time = 0; time < failovers; time++) {
      ground.awaitReplicas();
      var isOver = new AtomicBoolean();
      var primary = ground.primary();
      var replicas = ground.servers().stream().filter(server -> server != primary).toList();
      var goal = acked.size() + WRITES_BETWEEN;
      var writers = new Thread(() -> write(site, run, ids, acked, isOver));
      writers.start();
      Site.await("writes", () -> acked.size() >= goal);
      // Every other time the replicas are 150 ms behind, as on a busy network.
      if (time % 2 == 0) {
        replicas.forEach(RedisServer::freeze);
        LockSupport.parkNanos(150_000_000);
      }
      primary.kill();
      replicas.forEach(RedisServer::goOn);
      isOver.set(true);
      join(writers);
      Site.await("a failover", () -> isOther(ground, primary));
      ground.startBehind(primary, ground.primary());
      site.awaitReady(true);
    }
    var lost = acked.keySet().stream().filter(conversation -> isLost(site, conversation)).count();
    bench.did(
        "with `local`", lost + " of " + acked.size() + " lost in " + failovers + " failovers");
    for (var node = 0; node < site.size(); node++) {
      site.stop(node);
    }
    ground.awaitReplicas();
    for (var node = 0; node < site.size(); node++) {
      site.start(node);
    }
  }

  private static void write(
      Site site, String run, AtomicInteger ids, Map<String, Boolean> acked, AtomicBoolean isOver) {
    List<Integer> writers = IntStream.range(0, WRITERS).boxed().toList();
    Crew.does(
        WRITERS,
        new ArrayList<>(writers),
        writer -> {
          while (!isOver.get()) {
            var conversation = "lost-" + run + "-" + ids.incrementAndGet();
            var body = Wire.JSON.createObjectNode().put("id", "m").put("customer", conversation);
            body.put("text", Talker.question());
            var path = "/api/v1/conversations/" + conversation + "/messages";
            var answer = site.api(writer % site.size()).post(path, body.toString());
            if (answer.statusCode() == 202) {
              acked.put(conversation, true);
            }
          }
        });
  }

  private static boolean isLost(Site site, String conversation) {
    return site.api(0).get("/api/v1/conversations/" + conversation).statusCode() == 404;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
