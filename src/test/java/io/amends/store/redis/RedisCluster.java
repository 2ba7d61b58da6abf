package io.amends.store.redis;

import io.lettuce.core.cluster.SlotHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Redis Cluster of real servers: three primaries that share the slots evenly. */
public final class RedisCluster implements AutoCloseable {

  private static final int PRIMARIES = 3;

  private final List<RedisServer> primaries = new ArrayList<>();
  private final List<RedisServer> replicas = new ArrayList<>();

  private RedisCluster() {}

  /**
   * Starts one; comes back when it serves.
   *
   * @param replicas of each primary
   */
  public static RedisCluster in(Path folder, int replicas, String... options) {
    var cluster = new RedisCluster();
    try {
      for (var n = 0; n < PRIMARIES; n++) {
        cluster.primaries.add(RedisServer.node(folder(folder, "primary-" + n), options));
      }
      for (var n = 0; n < PRIMARIES * replicas; n++) {
        cluster.replicas.add(RedisServer.node(folder(folder, "replica-" + n), options));
      }
      cluster.meet();
    } catch (RuntimeException | Error failure) {
      cluster.close();
      throw failure;
    }
    return cluster;
  }

  private static Path folder(Path parent, String name) {
    try {
      return Files.createDirectories(parent.resolve(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void meet() {
    for (var n = 0; n < PRIMARIES; n++) {
      primaries.get(n).tell("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(n + 1));
      primaries.get(n).tell("CLUSTER", "ADDSLOTSRANGE", first(n), last(n));
    }
    var all = all().toList();
    for (var other : all.subList(1, all.size())) {
      all.get(0)
          .tell(
              "CLUSTER MEET 127.0.0.1",
              Integer.toString(other.port()),
              Integer.toString(other.busPort()));
    }
    all.forEach(server -> server.await("cluster_known_nodes:" + all.size(), "CLUSTER", "INFO"));
    awaitService();
    for (var n = 0; n < replicas.size(); n++) {
      var primary = id(primaries.get(n % PRIMARIES));
      replicas.get(n).await("+OK", "CLUSTER", "REPLICATE", primary);
      replicas.get(n).await("master_link_status:up", "INFO", "replication");
    }
    // Everybody knows of every replica before anything else happens to them.
    all.forEach(
        server -> {
          for (var replica : replicas) {
            server.await(id(replica) + " 127.0.0.1:" + replica.port(), "CLUSTER", "NODES");
          }
        });
  }

  private static String first(int primary) {
    return Integer.toString(SlotHash.SLOT_COUNT * primary / PRIMARIES);
  }

  private static String last(int primary) {
    return Integer.toString(SlotHash.SLOT_COUNT * (primary + 1) / PRIMARIES - 1);
  }

  private Stream<RedisServer> all() {
    return Stream.concat(primaries.stream(), replicas.stream());
  }

  List<RedisServer> living() {
    return all().filter(RedisServer::isAlive).toList();
  }

  static String id(RedisServer server) {
    return server.tell("CLUSTER", "MYID").split("\r\n")[1];
  }

  public List<RedisServer> primaries() {
    return List.copyOf(primaries);
  }

  List<RedisServer> replicas() {
    return List.copyOf(replicas);
  }

  /** Who had the slot of a key at the beginning. */
  RedisServer primaryOf(String key) {
    return primaries.get(primaryNumber(key));
  }

  /** The first replica, at the beginning, of who had the slot of a key. */
  RedisServer replicaOf(String key) {
    return replicas.get(primaryNumber(key));
  }

  private static int primaryNumber(String key) {
    var slot = SlotHash.getSlot(key);
    var n = 0;
    while (slot > Integer.parseInt(last(n))) {
      n++;
    }
    return n;
  }

  void awaitService() {
    all().forEach(server -> server.await("cluster_state:ok", "CLUSTER", "INFO"));
  }

  public String url() {
    return primaries.stream().map(RedisServer::url).collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    all().forEach(RedisServer::close);
  }
}
