package io.amends.fault;

import io.amends.server.Api;
import io.amends.server.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Nodes of Amends as processes of their own on one ground, and the shop that they ask. */
final class Site implements AutoCloseable {

  static final String WEBHOOK_SECRET = secret("what comes in is signed with this");

  private static final String REPLY_SECRET = secret("what goes out is signed with that");
  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  private final Ground ground;
  private final Path folder;
  private final PretendShop shop = new PretendShop();
  private final Gate gate = new Gate();
  private final int[] ports;
  private final ChildAmends[] nodes;
  private final Set<Integer> away = ConcurrentHashMap.newKeySet();
  private final Set<String> remedies = ConcurrentHashMap.newKeySet();
  private volatile Pace pace = Pace.FREE;
  private Map<String, String> environment = Map.of();
  private String main = "io.amends.AmendsApplication";

  private Site(Ground ground, Path folder, int size) {
    this.ground = ground;
    this.folder = folder;
    this.ports = IntStream.range(0, size).map(node -> ChildAmends.freePort()).toArray();
    this.nodes = new ChildAmends[size];
  }

  /** Starts so many nodes; the ground is closed with them. */
  static Site open(Ground ground, Path folder, int size) {
    var site = new Site(ground, folder, size);
    try {
      var starts =
          IntStream.range(0, size)
              .mapToObj(node -> CompletableFuture.runAsync(() -> site.start(node)))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(starts).join();
      return site;
    } catch (RuntimeException failure) {
      site.close();
      throw failure;
    }
  }

  /** Nodes that are started from now on start so. */
  void startsBy(String mainClass) {
    main = mainClass;
  }

  /** Nodes that are started from now on find this in their environment. */
  void startsIn(Map<String, String> variables) {
    environment = variables;
  }

  int size() {
    return nodes.length;
  }

  /** How fast customers talk who come from now on. */
  void goesAt(Pace now) {
    pace = now;
  }

  Pace pace() {
    return pace;
  }

  Ground ground() {
    return ground;
  }

  PretendShop shop() {
    return shop;
  }

  /** All remedies that were ever decided on here. */
  Set<String> remedies() {
    return remedies;
  }

  ChildAmends node(int node) {
    return nodes[node];
  }

  /**
   * Starts a node and comes back when it serves; returns how long it took.
   *
   * @param more properties, as {@code name=value}; they win
   */
  Duration start(int node, String... more) {
    var began = System.nanoTime();
    var properties =
        new ArrayList<>(
            List.of(
                "amends.shop.url=" + shop.address(),
                "amends.pause=50ms",
                "amends.follow-up=1s",
                "amends.limits.messages-per-second=1000",
                "amends.limits.burst=1000",
                "amends.limits.connections-per-address=10000",
                "amends.limits.unread=10s",
                "amends.desk.password=a-password-for-tests",
                "amends.token.key=a-key-for-tests-of-32-characters-or-more",
                "amends.webhooks.standard.secret=" + WEBHOOK_SECRET,
                "amends.webhooks.standard.reply-url=" + shop.replies(),
                "amends.webhooks.standard.reply-secret=" + REPLY_SECRET));
    properties.addAll(ground.properties());
    for (var property : more) {
      var name = property.substring(0, property.indexOf('=') + 1);
      properties.removeIf(usual -> usual.startsWith(name));
      properties.add(property);
    }
    nodes[node] =
        ChildAmends.start(
            main,
            environment,
            ports[node],
            folder.resolve("node-" + node),
            properties.toArray(String[]::new));
    away.remove(node);
    gate.open();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** {@code kill -9}. */
  void kill(int node) {
    leave(node);
    nodes[node].kill();
  }

  /** As an operator does it; returns how long it took to end. */
  Duration stop(int node) {
    leave(node);
    var began = System.nanoTime();
    nodes[node].stop();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  void freeze(int node) {
    leave(node);
    nodes[node].freeze();
  }

  void goOn(int node) {
    nodes[node].goOn();
    away.remove(node);
    gate.open();
  }

  private void leave(int node) {
    away.add(node);
    if (away.size() == nodes.length) {
      gate.close();
    }
  }

  Gate gate() {
    return gate;
  }

  URI chat(int node) {
    return URI.create("ws://localhost:" + ports[node] + "/ws/chat");
  }

  URI desk(int node) {
    return URI.create("ws://localhost:" + ports[node] + "/ws/agent");
  }

  /** A node that is there, or any if there is none. */
  URI someChat(Random random) {
    var there = IntStream.range(0, nodes.length).filter(node -> !away.contains(node)).toArray();
    return chat(
        there.length == 0 ? random.nextInt(nodes.length) : there[random.nextInt(there.length)]);
  }

  Api api(int node) {
    return ChildAmends.api(ports[node]);
  }

  /** What a node tells of itself to whoever measures; the sum, where it has labels. */
  double figure(int node, String name) {
    var told = api(node).getWithoutToken("/actuator/prometheus").body();
    return told.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  boolean isReady(int node) {
    return api(node).getWithoutToken("/actuator/health/readiness").statusCode() == 200;
  }

  /** Waits until every node says so; returns how long it took. */
  Duration awaitReady(boolean ready) {
    var began = System.nanoTime();
    for (var node = 0; node < nodes.length; node++) {
      var each = node;
      await("node " + node + " to be " + (ready ? "ready" : "unready"), () -> says(each, ready));
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private boolean says(int node, boolean ready) {
    try {
      return isReady(node) == ready;
    } catch (Wire.LostException busy) {
      return false;
    }
  }

  /** Waits until it holds; returns how long that took. */
  static Duration await(String what, BooleanSupplier condition) {
    var began = System.nanoTime();
    var deadline = System.nanoTime() + Bench.HANG.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** What the nodes said last, for people. */
  String lastLines() {
    var text = new StringBuilder();
    for (var node = 0; node < nodes.length; node++) {
      if (nodes[node] != null) {
        text.append("node ")
            .append(node)
            .append(":\n")
            .append(nodes[node].lastLines())
            .append('\n');
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    for (var node : nodes) {
      if (node != null && node.isAlive()) {
        node.goOn();
        node.kill();
      }
    }
    ground.close();
    shop.close();
  }

  private static String secret(String words) {
    var bytes = words.getBytes(StandardCharsets.UTF_8);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }
}
