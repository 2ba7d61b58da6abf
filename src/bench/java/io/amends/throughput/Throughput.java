package io.amends.throughput;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Answered messages a second of Amends, of WebFlux (E) and of Node with ws (N) that only send back
 * what they get, each as a process on one core with the customers on another, interleaved over
 * several rounds. Customers of E and N keep their connections; those of Amends have one for each
 * talk of forty messages. What connecting and beginning costs is told by talks of four messages, of
 * Amends and of an E whose customers come anew as often, and by customers of Amends who only come
 * and go. Before it, what the disk and Redis can do at most ({@link Ceilings}). Figures of
 * different runs are not to be compared, only the ratios to E in one.
 */
public final class Throughput {

  private static final String E = "E: WebFlux echo";

  private Throughput() {}

  /**
   * @param args the folder for logs, data and {@code throughput.json}; then, where given, rounds
   *     (3), seconds to measure (30), customers (200), and a word that the names of what is
   *     measured contain
   */
  public static void main(String[] args) throws Exception {
    var rounds = Rounds.of(args, "throughput.json");
    Ceilings.tell(rounds.folder());
    var figures = rounds.measure(Throughput::subjects, Load::new);
    Rounds.tell(figures, E, "E");
  }

  private static List<Subject> subjects(Path folder) {
    var node = Path.of("src", "bench", "echo", "echo.mjs").toAbsolutePath().toString();
    return List.of(
        Subject.bare(E, EchoServer.class, 18101, Subject.Speech.ECHO),
        new Subject(
            "N: Node ws echo",
            List.of("node", node, "18102"),
            Map.of(),
            18102,
            Subject.Speech.ECHO,
            List.of()),
        Subject.bare(
            "E: as many a connection as a talk",
            EchoServer.class,
            18106,
            Subject.Speech.ECHO_TALKS),
        amends("Amends, memory", "memory", folder, 18103, Subject.Speech.LONG_TALKS),
        amends("Amends, embedded", "embedded", folder, 18104, Subject.Speech.LONG_TALKS),
        Subject.onRedis(
            "Amends, Redis", folder, 18105, Subject.Speech.LONG_TALKS, "--amends.pause=0"),
        amends("Amends, memory, short talks", "memory", folder, 18108, Subject.Speech.WIDGET),
        amends("Amends, memory, come and go", "memory", folder, 18107, Subject.Speech.COMING));
  }

  private static Subject amends(
      String name, String store, Path folder, int port, Subject.Speech speech) {
    return Subject.amends(name, store, folder, port, speech, "--amends.pause=0");
  }
}
