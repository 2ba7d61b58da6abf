package io.amends.throughput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server to be measured.
 *
 * @param name as the table calls it
 * @param command starts it; its last words are the port's
 * @param environment what it is told besides
 * @param port where it listens
 * @param speech how its customers talk
 * @param behind what it needs besides, started before it, on the core of the customers; none: empty
 */
record Subject(
    String name,
    List<String> command,
    Map<String, String> environment,
    int port,
    Speech speech,
    List<String> behind) {

  private static final String AMENDS = "io.amends.AmendsApplication";

  /** What is sent, and what counts as the answer. */
  enum Speech {
    /** Each frame comes back. */
    ECHO,
    /** Likewise, and after as many as a talk has there is another connection. */
    ECHO_TALKS,
    /** The widget's protocol: whoever is welcomed leaves. */
    COMING,
    /** The widget's protocol: an ack and one reply to each message. */
    WIDGET,
    /** Likewise, ten times as long a talk on a connection. */
    LONG_TALKS,
    /** A signed webhook, which is answered with 204. */
    WEBHOOK
  }

  boolean isAmends() {
    return command.contains(AMENDS);
  }

  /** A main class of the benchmark's own, which is told its port. */
  static Subject bare(String name, Class<?> main, int port, Speech speech, String... jvm) {
    var command = java(jvm);
    command.addAll(List.of(main.getName(), String.valueOf(port)));
    return new Subject(name, command, Map.of(), port, speech, List.of());
  }

  /**
   * Amends as it is, without limits on connections of an address and on messages of a connection.
   *
   * @param more for the virtual machine where it begins with {@code -X}, else for Amends
   */
  static Subject amends(
      String name, String store, Path folder, int port, Speech speech, String... more) {
    var options = List.of(more);
    var command =
        java(options.stream().filter(word -> word.startsWith("-X")).toArray(String[]::new));
    command.add(AMENDS);
    command.add("--amends.store=" + store);
    command.add("--amends.data=" + folder.resolve("data-" + port));
    command.add("--amends.limits.connections-per-address=1000000000");
    command.add("--amends.limits.messages-per-second=1000000");
    command.add("--amends.limits.burst=1000000");
    options.stream().filter(word -> word.startsWith("--")).forEach(command::add);
    command.add("--server.port=" + port);
    return new Subject(
        name,
        command,
        Map.of(
            "AMENDS_API_TOKEN",
            "bench",
            "AMENDS_DESK_PASSWORD",
            "bench",
            "AMENDS_TOKEN_KEY",
            "a-key-for-benchmarks-of-32-characters"),
        port,
        speech,
        List.of());
  }

  /** Likewise, on a Redis of its own that syncs every second. */
  static Subject onRedis(String name, Path folder, int port, Speech speech, String... more) {
    var redis = port + 1_000;
    var words = new ArrayList<>(List.of(more));
    words.add("--amends.redis.url=redis://127.0.0.1:" + redis);
    var amends = amends(name, "redis", folder, port, speech, words.toArray(String[]::new));
    return new Subject(
        amends.name,
        amends.command,
        amends.environment,
        amends.port,
        amends.speech,
        redis(folder, redis));
  }

  /** A Redis that begins with nothing, keeps everything, and syncs every second. */
  static List<String> redis(Path folder, int port) {
    var own = empty(folder);
    return List.of(
        "redis-server",
        "--port",
        String.valueOf(port),
        "--bind",
        "127.0.0.1",
        "--dir",
        own.toString(),
        "--appendonly",
        "yes",
        "--save",
        "");
  }

  private static Path empty(Path folder) {
    try {
      return Files.createTempDirectory(folder, "redis-");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> java(String... jvm) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(List.of(jvm));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }
}
