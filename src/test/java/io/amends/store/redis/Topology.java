package io.amends.store.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * A Redis in one of the three forms on which Amends runs. Each is started when it is first asked
 * for and shared by all tests; it ends with them.
 */
final class Topology {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final List<AutoCloseable> RUNNING = new ArrayList<>();

  private static Topology standAlone;
  private static Topology sentinel;
  private static Topology cluster;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Topology::closeAll));
  }

  private final String url;
  private final List<RedisServer> servers;
  private final Runnable awaitService;

  private Topology(String url, List<RedisServer> servers, Runnable awaitService) {
    this.url = url;
    this.servers = servers;
    this.awaitService = awaitService;
  }

  static synchronized Topology standAlone() {
    if (standAlone == null) {
      var server = running(RedisServer.in(folder()));
      standAlone = new Topology(server.url(), List.of(server), () -> {});
    }
    return standAlone;
  }

  /** One that leaves the primary alone, even if it is killed and started. */
  static synchronized Topology sentinel() {
    if (sentinel == null) {
      var server = running(RedisServer.in(folder()));
      var watching = running(RedisServer.sentinel(folder(), "main", server, NEVER));
      var url = "redis-sentinel://localhost:" + watching.port() + "#main";
      sentinel = new Topology(url, List.of(server), () -> {});
    }
    return sentinel;
  }

  /** Three primaries without replicas. */
  static synchronized Topology cluster() {
    if (cluster == null) {
      var nodes = running(RedisCluster.in(folder(), 0));
      cluster = new Topology(nodes.url(), nodes.primaries(), nodes::awaitService);
    }
    return cluster;
  }

  private static <T extends AutoCloseable> T running(T server) {
    RUNNING.add(server);
    return server;
  }

  private static Path folder() {
    try {
      var folder = Files.createTempDirectory("amends-redis");
      RUNNING.add(0, () -> FileSystemUtils.deleteRecursively(folder));
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The servers first, then their folders. */
  private static void closeAll() {
    for (var n = RUNNING.size() - 1; n >= 0; n--) {
      try {
        RUNNING.get(n).close();
      } catch (Exception failure) {
        System.err.println("left behind: " + failure);
      }
    }
  }

  String url() {
    return url;
  }

  /** Says it to every server that has data. */
  void tell(String... words) {
    servers.forEach(server -> server.tell(words));
  }

  /** What each of them answers, up to the size of one packet. */
  List<String> answers(String... words) {
    return servers.stream().map(server -> server.tell(words)).toList();
  }

  /** {@code kill -9} of every server that has data. */
  void kill() {
    servers.forEach(RedisServer::kill);
  }

  /** Starts them on what they kept; comes back when they serve. */
  void start() {
    servers.forEach(server -> server.start());
    awaitService.run();
  }
}
