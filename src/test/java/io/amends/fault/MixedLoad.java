package io.amends.fault;

import io.amends.fault.Bench.Extent;
import io.amends.server.Agent;
import io.amends.server.Customer;
import io.amends.server.Wire;
import io.amends.store.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * An hour's mixed load: customers at widgets, a shop's server that posts webhooks, an agent who
 * takes the conversations that come by them, timers (pauses, follow-ups), and a fault every two
 * minutes, on two nodes and one Redis. Each minute it prints what the nodes hold after a full
 * collection, how long answers took, and what Redis keeps a message; in the end whether all of it
 * stayed flat, and whether the nine invariants held.
 *
 * <p>Arguments: minutes (60), customers (8), seed. Ends with status 1 unless all is well.
 */
final class MixedLoad implements AutoCloseable {

  private static final int MINUTE = 60;
  private static final int FAULT_EACH_MINUTES = 2;
  private static final Duration STALL = Duration.ofSeconds(3);
  private static final Duration BETWEEN_WEBHOOKS = Duration.ofMillis(500);

  /** Logs at hand reach their limit in the first minutes, not in the first hours. */
  private static final String CACHE = "amends.cache=4MB";

  /**
   * So long somebody who asks each second goes on with the same conversations: an hour of it would
   * make them so long that they had no place among those at hand.
   */
  private static final int TALK_OF_MINUTES = 5;

  /** It weighs more than the widgets' customers who wait, so that the agent sees it. */
  private static final String PRESSING = "I want to speak to a human, or my lawyer will sue you";

  /** How much more the last third may have than the one before it. */
  private static final double MORE_AT_MOST = 1.10;

  private static final long HEAP_TO_SPARE = 4L << 20;
  private static final int FILES_TO_SPARE = 12;
  private static final long LAG_TO_SPARE = 50;

  private static final Pattern MEMORY = Pattern.compile("used_memory_dataset:(\\d+)");

  private final int minutes;
  private final Bench bench;
  private final Site site;
  private final List<Minute> told = new ArrayList<>();
  private final AtomicInteger webhooks = new AtomicInteger();
  private final AtomicInteger helped = new AtomicInteger();
  private final AtomicBoolean goesOn = new AtomicBoolean(true);
  private volatile Latencies latencies = new Latencies();

  /**
   * What was seen in a minute without a fault.
   *
   * @param messages acknowledged since the beginning
   * @param heaps bytes after a full collection, of each node
   * @param stored bytes that Redis keeps
   * @param lag milliseconds to an answer, of nine in ten
   */
  private record Minute(
      int messages, List<Long> heaps, List<Integer> files, long stored, long lag) {}

  private MixedLoad(int minutes, long seed, Path folder) throws IOException {
    this.minutes = minutes;
    this.bench =
        new Bench("mixed", new Extent(false, 0, false), seed, folder.resolve("mixed-journal.txt"));
    this.site =
        Site.open(new OneRedis(Files.createDirectories(folder.resolve("redis"))), folder, 2);
  }

  public static void main(String[] arguments) throws Exception {
    var minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    var customers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
    var seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : new Random().nextInt(1_000);
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "mixed-");
    System.out.printf(
        "%d minutes, %d customers, seed %d; logs in %s%n", minutes, customers, seed, folder);
    boolean isWell;
    try (var load = new MixedLoad(minutes, seed, folder)) {
      isWell = load.run(customers);
    }
    System.exit(isWell ? 0 : 1);
  }

  private boolean run(int customers) throws InterruptedException {
    for (var node = 0; node < site.size(); node++) {
      site.stop(node);
      site.start(node, CACHE);
    }
    var others = Executors.newFixedThreadPool(2);
    try (var crowd = new Crowd(bench, site, customers)) {
      others.execute(this::posts);
      others.execute(this::helps);
      var talks = new ArrayList<Talk>();
      for (var minute = 1; minute <= minutes; minute += TALK_OF_MINUTES) {
        try (var probe = new Probe("p" + minute, bench, site, 0)) {
          goesOn(minute, Math.min(minutes, minute + TALK_OF_MINUTES - 1), probe, crowd);
          probe.comesToRest();
          talks.addAll(probe.talks());
        }
      }
      goesOn.set(false);
      others.shutdown();
      others.awaitTermination(1, TimeUnit.MINUTES);
      talks.addAll(crowd.goes());
      Verifying.of(bench, site, talks);
    } finally {
      goesOn.set(false);
      others.shutdownNow();
    }
    return judge();
  }

  /**
   * @param last minute of these, which is among them
   */
  private void goesOn(int first, int last, Probe probe, Crowd crowd) {
    for (var minute = first; minute <= last; minute++) {
      latencies = new Latencies();
      lives(probe);
      look(minute);
      if (minute % FAULT_EACH_MINUTES == 0) {
        breaks(minute / FAULT_EACH_MINUTES, crowd);
      }
    }
  }

  /** A minute; each second somebody asks in each way and waits for the acknowledgement. */
  private void lives(Probe probe) {
    var until = System.nanoTime() + Duration.ofSeconds(MINUTE).toNanos();
    while (System.nanoTime() < until) {
      probe.asks().stream()
          .filter(Probe.Answer::isTaken)
          .forEach(answer -> latencies.add(answer.took()));
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  private void look(int minute) {
    var vitals = Vitals.of(site);
    var messages = bench.journal().count(Journal.What.ACKED) + webhooks.get();
    var stored = MEMORY.matcher(redis().tell("INFO", "memory"));
    var bytes = stored.find() ? Long.parseLong(stored.group(1)) : 0;
    var now =
        new Minute(messages, vitals.heaps(), vitals.files(), bytes, latencies.at(0.9).toMillis());
    told.add(now);
    var before = told.size() < 2 ? null : told.get(told.size() - 2);
    System.out.printf(
        Locale.ROOT,
        "%3d min  %,8d messages  heap %s MB  files %s  ack p50 %d ms p90 %d ms  webhooks %d"
            + "  helped %d  Redis %,d KB%s%n",
        minute,
        messages,
        vitals.heaps().stream().map(heap -> heap >> 20).toList(),
        vitals.files(),
        latencies.at(0.5).toMillis(),
        now.lag(),
        webhooks.get(),
        helped.get(),
        bytes >> 10,
        before == null
            ? ""
            : String.format(Locale.ROOT, ", %,d bytes a message", aMessage(before, now)));
  }

  private static long aMessage(Minute from, Minute to) {
    return (to.stored() - from.stored()) / Math.max(1, to.messages() - from.messages());
  }

  /** Node 0 is never killed: it is the one whose heap is judged. */
  private void breaks(int fault, Crowd crowd) {
    switch (fault % 4) {
      case 1 -> stalls("freezes Redis", redis()::freeze, redis()::goOn);
      case 2 -> {
        var since = bench.breaks("kills node 1");
        site.kill(1);
        crowd.leaves(1);
        site.start(1, CACHE);
        bench.mended(since, "node 1 is back");
      }
      case 3 -> stalls("freezes node 1", () -> site.freeze(1), () -> site.goOn(1));
      default -> {
        var way = ((OneRedis) site.ground()).way();
        stalls("cuts the way to Redis", () -> way.set(Proxy.Faults.reset()), way::heal);
      }
    }
    site.awaitReady(true);
    crowd.await(Journal.What.ACKED, crowd.size());
  }

  private void stalls(String what, Runnable stop, Runnable goOn) {
    System.out.println("         " + what);
    var since = bench.breaks(what);
    stop.run();
    LockSupport.parkNanos(STALL.toNanos());
    goOn.run();
    bench.mended(since, what + " no more");
  }

  private RedisServer redis() {
    return ((OneRedis) site.ground()).server();
  }

  /** A shop's server; what is refused is posted again. */
  private void posts() {
    for (var n = 0; goesOn.get(); n++) {
      var id = "w" + n;
      var text = n % 10 == 0 ? PRESSING : Talker.question();
      var frame = Wire.frame("message").put("id", id).put("text", text);
      var conversation = "mixed-" + bench.seed() + "-" + n;
      for (var isTaken = false; !isTaken && goesOn.get(); ) {
        try {
          var answer =
              Probe.webhook(
                  site, n % 2, conversation, "c-" + id, frame, "ev-" + conversation, Instant.now());
          isTaken = answer.statusCode() == 204;
        } catch (RuntimeException away) {
          isTaken = false; // the same again in a moment
        }
        LockSupport.parkNanos(BETWEEN_WEBHOOKS.toNanos());
      }
      webhooks.incrementAndGet();
    }
  }

  /** An agent who takes those that came by webhook, says a word and gives them back. */
  private void helps() {
    while (goesOn.get()) {
      try (var agent = Agent.sitsDown(site.api(0), site.desk(0), "desk", "a-password-for-tests")) {
        for (var n = 0; n < 20 && goesOn.get(); n++) {
          helpsOne(agent);
        }
      } catch (Wire.LostException | CompletionException | AssertionError away) {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
    }
  }

  private void helpsOne(Agent agent) {
    var own = "mixed-" + bench.seed();
    var queue =
        agent
            .wire()
            .next(
                "a queue with webhooks",
                frame -> Customer.is(frame, "queue") && frame.toString().contains(own));
    for (var item : queue.path("items")) {
      var id = item.path("conversation").asString();
      if (id.startsWith(own)) {
        agent.takes(id);
        agent.says(id, "Good day, what can I do for you?");
        agent.does(Wire.frame("release").put("conversation", id).put("to", "assistant"));
        helped.incrementAndGet();
        return;
      }
    }
  }

  private boolean judge() {
    var failures = new ArrayList<>(bench.failures());
    var third = told.size() / 3;
    if (third < 1) {
      System.out.println("too short to tell whether anything grows: three minutes at least");
    } else {
      var middle = told.subList(third, 2 * third);
      var last = told.subList(told.size() - third, told.size());
      flat("heap of node 0", mean(middle, 0), mean(last, 0), HEAP_TO_SPARE, failures);
      flat("files of node 0", mean(middle, 1), mean(last, 1), FILES_TO_SPARE, failures);
      flat("files of node 1", mean(middle, 2), mean(last, 2), FILES_TO_SPARE, failures);
      flat("p90 of an acknowledgement, ms", mean(middle, 3), mean(last, 3), LAG_TO_SPARE, failures);
      var early = aMessage(told.get(third - 1), told.get(2 * third - 1));
      var late = aMessage(told.get(told.size() - third - 1), told.get(told.size() - 1));
      flat("bytes stored a message", early, late, early / 10, failures);
    }
    System.out.println(bench.numbers());
    failures.forEach(failure -> System.out.println("WRONG: " + failure));
    System.out.println(failures.isEmpty() ? "all is well" : failures.size() + " things are wrong");
    return failures.isEmpty();
  }

  private static void flat(
      String what, double before, double after, double spare, List<String> failures) {
    System.out.printf(Locale.ROOT, "%-30s %,14.0f then %,14.0f%n", what, before, after);
    if (after > before * MORE_AT_MOST + spare) {
      failures.add(what + " grows");
    }
  }

  private static double mean(List<Minute> some, int what) {
    return some.stream()
        .mapToDouble(
            minute ->
                switch (what) {
                  case 0 -> minute.heaps().get(0);
                  case 1 -> minute.files().get(0);
                  case 2 -> minute.files().get(1);
                  default -> minute.lag();
                })
        .average()
        .orElse(0);
  }

  @Override
  public void close() {
    site.close();
    bench.close();
  }
}
