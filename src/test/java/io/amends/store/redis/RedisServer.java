package io.amends.store.redis;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real Redis, on a free port and in a folder of its own; it is killed rather than stopped. */
public final class RedisServer implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/redis-server"),
          Path.of("/usr/local/bin/redis-server"),
          Path.of("/opt/homebrew/bin/redis-server"));

  private static final Duration HANG = Duration.ofSeconds(100);
  private static final long LOOK_AGAIN_NANOS = 10_000_000;

  private final Path program;
  private final Path folder;
  private final int port;
  private final List<String> options;
  private Process process;

  private RedisServer(Path program, Path folder, List<String> options) {
    this.program = program;
    this.folder = folder;
    this.options = options;
    this.port = freePort();
    start();
  }

  /**
   * One that keeps everything, unless told otherwise. Where there is no Redis the test is reported
   * as skipped, or fails where tools are required.
   *
   * @param options as on its command line, such as {@code --appendonly no}
   */
  public static RedisServer in(Path folder, String... options) {
    var program = PLACES.stream().filter(Files::isExecutable).findFirst();
    if (program.isEmpty()) {
      var why = "no redis-server among " + PLACES;
      if ("true".equals(System.getenv("AMENDS_REQUIRE_TOOLS"))) {
        fail(why);
      }
      abort(why);
    }
    return new RedisServer(program.orElseThrow(), folder, List.of(options));
  }

  /**
   * A Sentinel that watches a primary, alone.
   *
   * @param name of what it watches
   */
  static RedisServer sentinel(Path folder, String name, RedisServer primary) {
    return sentinel(folder, name, primary, 1, Duration.ofMillis(500));
  }

  static RedisServer sentinel(Path folder, String name, RedisServer primary, Duration downAfter) {
    return sentinel(folder, name, primary, 1, downAfter);
  }

  /**
   * A Sentinel that watches a primary with others.
   *
   * @param quorum how many must agree that it is gone
   */
  public static RedisServer sentinel(
      Path folder, String name, RedisServer primary, int quorum, Duration downAfter) {
    var configuration = folder.resolve("sentinel.conf");
    try {
      Files.write(
          configuration,
          List.of(
              "sentinel monitor " + name + " 127.0.0.1 " + primary.port + " " + quorum,
              "sentinel down-after-milliseconds " + name + " " + downAfter.toMillis(),
              "sentinel failover-timeout " + name + " 3000"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new RedisServer(
        primary.program, folder, List.of(configuration.toString(), "--sentinel"));
  }

  /**
   * A node that belongs to a Cluster, as yet with nobody else.
   *
   * @param options as on its command line
   */
  static RedisServer node(Path folder, String... options) {
    var all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--cluster-enabled", "yes", "--cluster-node-timeout", "1500"));
    all.addAll(List.of("--cluster-port", Integer.toString(freePort())));
    return in(folder, all.toArray(String[]::new));
  }

  /** The port on which it talks with the other nodes of its Cluster. */
  int busPort() {
    return Integer.parseInt(options.get(options.indexOf("--cluster-port") + 1));
  }

  public String url() {
    return "redis://localhost:" + port;
  }

  public int port() {
    return port;
  }

  /** {@code kill -9}; comes back when it is dead. */
  public void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(HANG.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("Redis does not die");
      }
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Starts it on what it kept; comes back when it serves. */
  public void start(String... newOptions) {
    var isSentinel = options.contains("--sentinel");
    var command = new ArrayList<>(List.of(program.toString()));
    if (isSentinel) {
      command.addAll(options);
    }
    command.addAll(
        List.of(
            "--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", folder.toString()));
    if (!isSentinel) {
      command.addAll(List.of("--save", "", "--appendonly", "yes"));
      // A replica need not wait for others that might come.
      command.addAll(List.of("--repl-diskless-sync-delay", "0"));
      command.addAll(options);
    }
    command.addAll(List.of(newOptions));
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("redis.log").toFile()))
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    awaitService();
  }

  private void awaitService() {
    var deadline = System.nanoTime() + HANG.toNanos();
    while (!tell("PING").startsWith("+PONG") && !tell("PING").startsWith("-NOAUTH")) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new AssertionError("Redis does not serve, see " + folder.resolve("redis.log"));
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** Whatever it keeps for a time only ends so much sooner, as if so much time had passed. */
  public void ages(Duration by) {
    var script =
        "for _, key in ipairs(redis.call('KEYS', '*')) do"
            + " local at = redis.call('PEXPIRETIME', key)"
            + " if at > 0 then redis.call('PEXPIREAT', key, at - ARGV[1]) end end return 'done'";
    var told = tell("EVAL", '"' + script + '"', "0", Long.toString(by.toMillis()));
    if (!told.contains("done")) {
      throw new AssertionError("Redis does not age: " + told);
    }
  }

  /** Stops it as it is, as a debugger would, until {@link #goOn()}. */
  public void freeze() {
    signal("-STOP");
  }

  public void goOn() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  /** Comes back when what it answers to a question has that in it. */
  public void await(String answer, String... question) {
    var deadline = System.nanoTime() + HANG.toNanos();
    while (!tell(question).contains(answer)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            String.join(" ", question) + " does not come to " + answer + ": " + tell(question));
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** The beginning of the answer to a command of plain words; empty where there is none. */
  public String tell(String... words) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      socket.setSoTimeout((int) HANG.toMillis());
      socket
          .getOutputStream()
          .write((String.join(" ", words) + "\r\n").getBytes(StandardCharsets.UTF_8));
      var answer = new byte[1 << 16];
      var length = socket.getInputStream().read(answer);
      return length < 0 ? "" : new String(answer, 0, length, StandardCharsets.UTF_8);
    } catch (IOException away) {
      return "";
    }
  }

  @Override
  public void close() {
    goOn();
    kill();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
