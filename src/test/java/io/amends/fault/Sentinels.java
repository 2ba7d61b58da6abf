package io.amends.fault;

import io.amends.store.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A primary, two replicas, and three Sentinels of which two must agree. */
final class Sentinels implements Ground {

  private static final String NAME = "main";
  private static final int REPLICAS = 2;
  private static final int SENTINELS = 3;
  private static final int QUORUM = 2;

  /** Less, and a busy machine's Sentinels give up the one that they have just promoted. */
  private static final Duration DOWN_AFTER = Duration.ofSeconds(2);

  private final List<RedisServer> servers = new ArrayList<>();
  private final List<RedisServer> sentinels = new ArrayList<>();

  Sentinels(Path folder) {
    try {
      var primary = RedisServer.in(own(folder, "server-0"));
      servers.add(primary);
      for (var n = 1; n <= REPLICAS; n++) {
        servers.add(
            RedisServer.in(
                own(folder, "server-" + n), "--replicaof", "127.0.0.1 " + primary.port()));
      }
      Site.await("the replicas of " + primary.port(), () -> hasReplicas(primary));
      for (var n = 0; n < SENTINELS; n++) {
        sentinels.add(
            RedisServer.sentinel(own(folder, "sentinel-" + n), NAME, primary, QUORUM, DOWN_AFTER));
      }
      for (var sentinel : sentinels) {
        Site.await(
            "the Sentinels to know all",
            () -> {
              var told = sentinel.tell("INFO", "sentinel");
              return told.contains("slaves=" + REPLICAS) && told.contains("sentinels=" + SENTINELS);
            });
      }
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /** All primaries and replicas, in the order they were started. */
  List<RedisServer> servers() {
    return List.copyOf(servers);
  }

  /** The primary, as most Sentinels tell. */
  RedisServer primary() {
    for (var server : servers) {
      var told =
          sentinels.stream()
              .filter(
                  sentinel ->
                      sentinel
                          .tell("SENTINEL", "get-master-addr-by-name", NAME)
                          .contains("\r\n" + server.port() + "\r\n"))
              .count();
      if (told >= QUORUM) {
        return server;
      }
    }
    throw new AssertionError("the Sentinels do not agree on a primary");
  }

  /** Starts one that was killed, as a replica of another. */
  void startBehind(RedisServer killed, RedisServer primary) {
    killed.start("--replicaof", "127.0.0.1 " + primary.port());
  }

  /** Until all replicas follow whoever is the primary by then. */
  void awaitReplicas() {
    Site.await(
        "the replicas",
        () -> {
          try {
            return hasReplicas(primary());
          } catch (AssertionError undecided) {
            return false;
          }
        });
  }

  private static boolean hasReplicas(RedisServer primary) {
    var told = primary.tell("INFO", "replication");
    return told.contains("role:master") && told.split("state=online", -1).length == REPLICAS + 1;
  }

  @Override
  public List<String> properties() {
    var url = new StringBuilder("redis-sentinel://");
    for (var sentinel : sentinels) {
      url.append(url.length() > "redis-sentinel://".length() ? "," : "");
      url.append("localhost:").append(sentinel.port());
    }
    return List.of(
        "amends.store=redis",
        "amends.redis.url=" + url + "#" + NAME,
        "amends.durability=replicated",
        "amends.redis.replicas=" + REPLICAS);
  }

  @Override
  public void close() {
    sentinels.forEach(RedisServer::close);
    servers.forEach(RedisServer::close);
  }

  private static Path own(Path folder, String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
