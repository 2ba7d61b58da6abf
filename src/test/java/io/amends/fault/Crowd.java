package io.amends.fault;

import io.amends.fault.Journal.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Customers who talk all the time, at any node that is there; in the long run at the pace of their
 * site, which is half of what it can take.
 */
final class Crowd implements AutoCloseable {

  private static final List<What> MOMENTS = List.of(What.SENT, What.ACKED, What.RECEIVED);
  private static final int BETWEEN = 6;
  private static final int PHASES_NANOS = 20_000_000;

  private final Bench bench;
  private final Site site;
  private final List<Talker> talkers = new ArrayList<>();
  private final AtomicBoolean goesOn = new AtomicBoolean(true);
  private final ExecutorService threads;

  /** They begin at once. */
  Crowd(Bench bench, Site site, int size) {
    this.bench = bench;
    this.site = site;
    this.threads = Executors.newFixedThreadPool(size);
    for (var n = 0; n < size; n++) {
      var choices = new Random(bench.random().nextLong());
      var talker =
          new Talker(
              "k" + n,
              bench.random().nextLong(),
              () -> site.someChat(choices),
              site.gate(),
              bench.journal(),
              Duration.ofMillis(bench.many(400, 0)),
              site.pace(),
              goesOn::get);
      talkers.add(talker);
      threads.execute(talker);
    }
  }

  int size() {
    return talkers.size();
  }

  /** Until so many more things happened. */
  void await(What what, int more) {
    bench.journal().awaitMore(what, more, Bench.HANG);
  }

  /** Some talk later, and up to 20 ms more, so that every phase of a turn is met. */
  void awaitSomeMoment() {
    var random = bench.random();
    var each = size() * BETWEEN;
    await(MOMENTS.get(random.nextInt(MOMENTS.size())), each / 2 + random.nextInt(each));
    LockSupport.parkNanos(random.nextBoolean() ? 0 : random.nextInt(PHASES_NANOS));
  }

  /** Until the service takes in messages again; returns how long it took. */
  Duration awaitService() {
    var began = System.nanoTime();
    await(What.ACKED, 1);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Whoever talks to that node is cut off and goes to another. */
  void leaves(int node) {
    talkers.forEach(talker -> talker.isCutOffFrom(site.chat(node)));
  }

  /** They come to an end; returns their talks. */
  List<Talk> goes() {
    goesOn.set(false);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(Bench.HANG.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the customers come to no end");
      }
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
    return talkers.stream().flatMap(talker -> talker.talks().stream()).toList();
  }

  @Override
  public void close() {
    goesOn.set(false);
    threads.shutdownNow();
  }
}
