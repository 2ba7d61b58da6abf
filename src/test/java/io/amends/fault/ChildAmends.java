package io.amends.fault;

import io.amends.server.Api;
import io.amends.server.RunningAmends;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Amends in a process of its own, which can be killed as power failure or the kernel would. */
final class ChildAmends {

  private static final Duration START_WITHIN = Duration.ofSeconds(90);
  private static final int LINES_KEPT = 60;

  /** What EventLoopWatch says; rare, and long gone from the last lines when a run ends. */
  private static final String HELD_UP = " is held up for ";

  private final Process process;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final Deque<String> heldUp = new ArrayDeque<>();
  private final CompletableFuture<Boolean> started = new CompletableFuture<>();

  private ChildAmends(Process process) {
    this.process = process;
    var reader = new Thread(this::read, "output of the child");
    reader.setDaemon(true);
    reader.start();
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static URI address(int port) {
    return URI.create("http://localhost:" + port);
  }

  static Api api(int port) {
    return new Api(address(port), RunningAmends.API_TOKEN);
  }

  /** Starts it and comes back when it serves. */
  static ChildAmends start(int port, Path data, String... properties) {
    return start("io.amends.AmendsApplication", Map.of(), port, data, properties);
  }

  /** Classes that replace those of the service, to show that a fault in it is seen, come first. */
  static String classPath() {
    var own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var usual = System.getProperty(ClassArchive.CLASS_PATH, own);
    var overlay = System.getProperty("amends.fault.overlay", "");
    return overlay.isEmpty() ? usual : overlay + File.pathSeparator + usual;
  }

  /**
   * @param main what is started
   * @param environment beside that of this process
   */
  static ChildAmends start(
      String main, Map<String, String> environment, int port, Path data, String... properties) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                System.getProperty(ClassArchive.OPTION, "-Xshare:auto"),
                "-cp",
                classPath(),
                main,
                "--server.port=" + port,
                "--amends.data=" + data,
                "--amends.api.token=" + RunningAmends.API_TOKEN));
    for (var property : properties) {
      command.add("--" + property);
    }
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      var child = new ChildAmends(builder.start());
      child.awaitStart();
      return child;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Stops it as it is, as a long pause of its garbage collector would, until {@link #goOn()}. */
  void freeze() {
    signal("-STOP");
  }

  void goOn() {
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

  /** {@code kill -9}; comes back when it is dead. */
  void kill() {
    process.toHandle().destroyForcibly();
    awaitEnd();
  }

  /** {@code kill}: it may end as it should; comes back when it has. */
  void stop() {
    process.toHandle().destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(START_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the child does not end");
      }
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it said last, for people, and before that which of its threads were held up by what. */
  String lastLines() {
    synchronized (lastLines) {
      return Stream.concat(heldUp.stream(), lastLines.stream()).collect(Collectors.joining("\n"));
    }
  }

  private void awaitStart() {
    try {
      started.get(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      process.destroyForcibly();
      throw new AssertionError("the child did not start:\n" + lastLines(), failure);
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      throw new IllegalStateException(stop);
    }
  }

  private void read() {
    try (var output = process.inputReader()) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        synchronized (lastLines) {
          keep(lastLines, line);
          if (line.contains(HELD_UP)) {
            keep(heldUp, line);
          }
        }
        if (line.contains("Started AmendsApplication")) {
          started.complete(true);
        }
      }
    } catch (IOException killed) {
      // What it still had to say is lost with it.
    } finally {
      started.completeExceptionally(new IllegalStateException("the child ended"));
    }
  }

  private static void keep(Deque<String> lines, String line) {
    lines.addLast(line);
    if (lines.size() > LINES_KEPT) {
      lines.removeFirst();
    }
  }
}
