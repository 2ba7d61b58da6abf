package io.amends.throughput;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A subject as a process on a core of its own (Linux). */
final class Server implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);
  private static final int TICKS_A_SECOND = 100; // USER_HZ, the same on every Linux

  private final Process process;

  private Server(Process process) {
    this.process = process;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param core the only processor that it may use
   * @throws IllegalStateException if it ends, or does not listen within two minutes
   */
  static Server start(Subject subject, int core, Path log) throws IOException {
    var command = new ArrayList<>(List.of("taskset", "-c", String.valueOf(core)));
    command.addAll(subject.command());
    return start(subject, command, log);
  }

  /** Likewise, on any processor. */
  static Server start(Subject subject, Path log) throws IOException {
    return start(subject, subject.command(), log);
  }

  private static Server start(Subject subject, List<String> command, Path log) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().putAll(subject.environment());
    var server = new Server(builder.start());
    var until = Instant.now().plus(START);
    while (!listens(subject.port())) {
      if (!server.process.isAlive() || Instant.now().isAfter(until)) {
        server.close();
        throw new IllegalStateException(subject.name() + " did not start; see " + log);
      }
      pause();
    }
    return server;
  }

  /** Processor time so far, in seconds, of all its threads. */
  double processorSeconds() throws IOException {
    var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_A_SECOND;
  }

  long pid() {
    return process.pid();
  }

  /** Resident memory in megabytes. */
  long residentMegabytes() throws IOException {
    return residentBytes() >> 20;
  }

  /** Resident memory in bytes. */
  long residentBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
