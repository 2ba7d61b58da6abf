package io.amends.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.fault.Journal.What;
import io.amends.server.Wire;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole service as a process of its own gets {@code kill -9} at random moments while customers
 * talk to it, and is started again on the same folder (RELIABILITY R1, on the embedded store). The
 * customers come back and say again what was not acknowledged. In the end nothing that was
 * acknowledged is lost, nothing is there twice, and everybody was answered once.
 *
 * <p>{@code -Damends.scale=long} for the full number; {@code -Damends.seed=…} for the same
 * customers and moments again.
 */
class KillIT {

  private static final boolean IS_LONG = "long".equals(System.getProperty("amends.scale"));
  private static final int CUSTOMERS = IS_LONG ? 50 : 12;
  private static final int KILLS = IS_LONG ? 10 : 3;
  private static final int BETWEEN_KILLS = CUSTOMERS * 12;
  private static final int PHASES_NANOS = 20_000_000;
  private static final Duration HANG = Duration.ofSeconds(120);
  private static final List<What> MOMENTS = List.of(What.SENT, What.ACKED, What.RECEIVED);

  @TempDir private Path data;

  private final long seed = Long.getLong("amends.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Path kept = Path.of("target", getClass().getSimpleName() + "-journal.txt");
  private final Journal journal = new Journal();
  private final Gate gate = new Gate();
  private final AtomicBoolean goesOn = new AtomicBoolean(true);
  private final int[] ports =
      IntStream.range(0, nodes()).map(node -> ChildAmends.freePort()).toArray();

  @Test
  void whatever_is_acknowledged_survives_being_killed_and_is_answered_once() throws Exception {
    System.out.printf(
        "%s: %d customers, %d kills, seed %d%n",
        getClass().getSimpleName(), CUSTOMERS, KILLS, seed);
    var talkers = talkers();
    var threads = Executors.newFixedThreadPool(CUSTOMERS);
    try (var shop = new PretendShop()) {
      var children = new ArrayList<ChildAmends>();
      try {
        for (var node = 0; node < nodes(); node++) {
          children.add(start(shop, node));
        }
        talkers.forEach(threads::execute);
        for (var kill = 1; kill <= KILLS; kill++) {
          killAtSomeMoment(children, shop);
        }
        journal.awaitMore(What.ACKED, BETWEEN_KILLS, HANG);
        finish(threads);
        assertThat(children).allMatch(ChildAmends::isAlive);
        verify(talkers, shop);
      } finally {
        journal.keep(kept);
        goesOn.set(false);
        threads.shutdownNow();
        children.forEach(ChildAmends::kill);
      }
    }
  }

  private List<Talker> talkers() {
    var talkers = new ArrayList<Talker>();
    for (var n = 0; n < CUSTOMERS; n++) {
      var choices = new Random(random.nextLong());
      talkers.add(
          new Talker(
              "k" + n, random.nextLong(), () -> someNode(choices), gate, journal, goesOn::get));
    }
    return talkers;
  }

  private URI someNode(Random choices) {
    return URI.create("ws://localhost:" + ports[choices.nextInt(ports.length)] + "/ws/chat");
  }

  private ChildAmends start(PretendShop shop, int node) {
    var began = System.nanoTime();
    var properties =
        new ArrayList<>(
            List.of(
                "amends.shop.url=" + shop.address(),
                "amends.pause=50ms",
                "amends.follow-up=1s",
                "amends.limits.messages-per-second=1000",
                "amends.limits.burst=1000",
                "amends.limits.connections-per-address=1000"));
    properties.addAll(storeProperties());
    var child =
        ChildAmends.start(
            ports[node], data.resolve("node-" + node), properties.toArray(String[]::new));
    var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    System.out.printf("KillIT: serves after %d ms%n", millis);
    gate.open();
    return child;
  }

  /** How many processes share the store; customers go to any of them. */
  int nodes() {
    return 1;
  }

  /** What else the service is told about its store. */
  List<String> storeProperties() {
    return List.of();
  }

  /** Something that happens to the store before the service is killed. */
  void troubleTheStore() {}

  /** Until the service takes in messages again. */
  final void awaitMoreAcks() {
    journal.awaitMore(What.ACKED, CUSTOMERS, HANG);
  }

  /** So many things after the last start, and up to 20 ms more so that every phase is met. */
  private void killAtSomeMoment(List<ChildAmends> children, PretendShop shop) {
    var moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
    var after = BETWEEN_KILLS / 2 + random.nextInt(BETWEEN_KILLS);
    journal.awaitMore(moment, after, HANG);
    LockSupport.parkNanos(random.nextBoolean() ? 0 : random.nextInt(PHASES_NANOS));
    troubleTheStore();
    var node = random.nextInt(nodes());
    if (nodes() == 1) {
      gate.close();
    }
    children.get(node).kill();
    journal.add(What.KILLED, "KillIT", node + " after " + after + " " + moment);
    System.out.printf("KillIT: killed after %d more %s; %s%n", after, moment, journal);
    children.set(node, start(shop, node));
  }

  private void finish(ExecutorService threads) throws InterruptedException {
    goesOn.set(false);
    threads.shutdown();
    assertThat(threads.awaitTermination(HANG.toSeconds(), TimeUnit.SECONDS))
        .as("the customers come to an end")
        .isTrue();
  }

  private void verify(List<Talker> talkers, PretendShop shop) {
    var invariants = new Invariants(ChildAmends.api(ports[0]));
    var talks = talkers.stream().flatMap(talker -> talker.talks().stream()).toList();
    talks.forEach(invariants::check);
    checkRemedies(invariants.remedies(), shop);
    System.out.printf("KillIT: %d conversations, %s; %s%n", talks.size(), invariants, journal);
    assertThat(journal.wrongs()).as("seed %d, journal in %s", seed, kept).isEmpty();
    assertThat(journal.count(What.ACKED)).isGreaterThan(KILLS * BETWEEN_KILLS / 2);
  }

  /** The outbox comes after; each remedy arrives, under one key and with one content. */
  private void checkRemedies(Set<String> decided, PretendShop shop) {
    shop.awaitAll(decided, Wire.HANG);
    var posted = shop.remedies();
    if (!posted.keySet().equals(decided)) {
      journal.wrong("shop", "I2 was asked for " + posted.keySet() + ", decided was " + decided);
    }
    posted.forEach(
        (key, bodies) -> {
          if (bodies.size() > 1) {
            journal.wrong("shop", "I2 " + key + " came with several contents: " + bodies);
          }
        });
  }
}
