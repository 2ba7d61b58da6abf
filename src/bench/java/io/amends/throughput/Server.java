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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subject as a process on a core of its own (Linux). */
final class Server implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);
  private static final int TICKS_A_SECOND = 100; // USER_HZ, the same on every Linux

  private final Process process;
  private final @Nullable Process behind;

  private Server(Process process, @Nullable Process behind) {
    this.process = process;
    this.behind = behind;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param core the only processor that it may use
   * @param others the processor of what is behind it
   * @throws IllegalStateException if it ends, or does not listen within two minutes
   */
  static Server start(Subject subject, int core, int others, Path log) throws IOException {
    var behind =
        subject.behind().isEmpty()
            ? null
            : process(on(others, subject.behind()), Map.of(), Path.of(log + ".behind"));
    return start(subject, on(core, subject.command()), behind, log);
  }

  /** Likewise, on any processor, with nothing behind it. */
  static Server start(Subject subject, Path log) throws IOException {
    return start(subject, subject.command(), null, log);
  }

  private static List<String> on(int core, List<String> command) {
    var all = new ArrayList<>(List.of("taskset", "-c", String.valueOf(core)));
    all.addAll(command);
    return all;
  }

  private static Process process(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Server start(
      Subject subject, List<String> command, @Nullable Process behind, Path log)
      throws IOException {
    if (behind != null) {
      pause(); // it is there long before whoever asks for it
    }
    var server = new Server(process(command, subject.environment(), log), behind);
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
    if (behind != null) {
      behind.destroyForcibly();
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
