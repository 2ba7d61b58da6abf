package io.amends.throughput;

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
 */
record Subject(
    String name, List<String> command, Map<String, String> environment, int port, Speech speech) {

  /** What is sent, and what counts as the answer. */
  enum Speech {
    /** Each frame comes back. */
    ECHO,
    /** The widget's protocol: an ack and one reply to each message. */
    WIDGET,
    /** A signed webhook, which is answered with 204. */
    WEBHOOK
  }

  /** A main class of the benchmark's own, which is told its port. */
  static Subject bare(String name, Class<?> main, int port, Speech speech, String... jvm) {
    var command = java(jvm);
    command.addAll(List.of(main.getName(), String.valueOf(port)));
    return new Subject(name, command, Map.of(), port, speech);
  }

  /**
   * Amends as it is, without a limit on connections of an address.
   *
   * @param more for the virtual machine where it begins with {@code -X}, else for Amends
   */
  static Subject amends(
      String name, String store, Path folder, int port, Speech speech, String... more) {
    var options = List.of(more);
    var command =
        java(options.stream().filter(word -> word.startsWith("-X")).toArray(String[]::new));
    command.add("io.amends.AmendsApplication");
    command.add("--amends.store=" + store);
    command.add("--amends.data=" + folder.resolve("data-" + port));
    command.add("--amends.limits.connections-per-address=1000000000");
    options.stream().filter(word -> word.startsWith("--")).forEach(command::add);
    command.add("--server.port=" + port);
    return new Subject(
        name,
        command,
        Map.of("AMENDS_API_TOKEN", "bench", "AMENDS_DESK_PASSWORD", "bench"),
        port,
        speech);
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
