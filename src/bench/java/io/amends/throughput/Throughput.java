package io.amends.throughput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answered messages a second of Amends, of WebFlux (E) and of Node with ws (N) that only send back
 * what they get, each as a process on one core with the customers on another, interleaved over
 * several rounds. Figures of different runs are not to be compared, only the ratios to E in one.
 */
public final class Throughput {

  private static final int SERVER_CORE = 0;
  private static final int LOAD_CORE = 1;
  private static final String E = "E: WebFlux echo";

  private final Path folder;
  private final int customers;
  private final int seconds;

  private Throughput(Path folder, int customers, int seconds) {
    this.folder = folder;
    this.customers = customers;
    this.seconds = seconds;
  }

  /**
   * @param args the folder for logs, data and {@code throughput.json}; then, where given, rounds
   *     (3), seconds to warm up and again to measure (30), customers (200), and a word that the
   *     names of what is measured contain
   */
  public static void main(String[] args) throws Exception {
    var folder = Files.createDirectories(Path.of(args[0])).toAbsolutePath();
    var rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    var seconds = args.length > 2 ? Integer.parseInt(args[2]) : 30;
    var customers = args.length > 3 ? Integer.parseInt(args[3]) : 200;
    var named = args.length > 4 ? args[4] : "";
    var own = String.valueOf(ProcessHandle.current().pid());
    new ProcessBuilder("taskset", "-apc", String.valueOf(LOAD_CORE), own).start().waitFor();
    var figures = new ArrayList<Figure>();
    for (int round = 1; round <= rounds; round++) {
      var run = new Throughput(folder.resolve("round-" + round), customers, seconds);
      for (var subject : subjects(run.folder)) {
        if (!subject.name().contains(named)) {
          continue;
        }
        var figure = run.measure(subject, round);
        figures.add(figure);
        System.out.println(line(figure));
      }
    }
    Files.writeString(
        folder.resolve("throughput.json"),
        JsonMapper.builder().build().writeValueAsString(figures));
    summary(figures);
  }

  private static List<Subject> subjects(Path folder) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var plain = List.of(java, "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"));
    var bench = Path.of("src", "bench").toAbsolutePath();
    return List.of(
        new Subject(
            E,
            with(plain, EchoServer.class.getName(), "18101"),
            Map.of(),
            18101,
            Subject.Speech.ECHO),
        new Subject(
            "N: Node ws echo",
            List.of("node", bench.resolve("echo/echo.mjs").toString(), "18102"),
            Map.of(),
            18102,
            Subject.Speech.ECHO),
        amends("Amends, memory", "memory", plain, 18103, folder),
        amends("Amends, embedded", "embedded", plain, 18104, folder));
  }

  private static Subject amends(
      String name, String store, List<String> plain, int port, Path folder) {
    var limits = "1000000000";
    return new Subject(
        name,
        with(
            plain,
            "io.amends.AmendsApplication",
            "--amends.store=" + store,
            "--amends.data=" + folder.resolve(store),
            "--amends.pause=0",
            "--amends.limits.connections-per-address=" + limits,
            "--server.port=" + port),
        Map.of("AMENDS_API_TOKEN", "bench", "AMENDS_DESK_PASSWORD", "bench"),
        port,
        Subject.Speech.WIDGET);
  }

  private Figure measure(Subject subject, int round) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var log = folder.resolve(subject.name().replaceAll("\\W+", "-") + ".log");
    try (var server = Server.start(subject, SERVER_CORE, log);
        var load = new Load(subject, customers)) {
      Thread.sleep(seconds * 1_000L); // until the compiler has seen it all
      load.forget();
      var answered = load.answered();
      var spent = server.processorSeconds();
      var began = System.nanoTime();
      Thread.sleep(seconds * 1_000L);
      var took = (System.nanoTime() - began) / 1e9;
      var more = load.answered() - answered;
      var waits = load.waits();
      return new Figure(
          subject.name(),
          round,
          more / took,
          more / (server.processorSeconds() - spent),
          share(waits, .5),
          share(waits, .99),
          load.broken(),
          server.residentMegabytes());
    }
  }

  private static void summary(List<Figure> figures) {
    if (figures.stream().noneMatch(figure -> figure.name().equals(E))) {
      return; // nothing to be told as a part of
    }
    var echo = middle(figures, E, Figure::perProcessorSecond);
    System.out.println();
    figures.stream()
        .map(Figure::name)
        .distinct()
        .forEach(
            name -> {
              var own = middle(figures, name, Figure::perProcessorSecond);
              System.out.printf(
                  Locale.ROOT, "%-22s %8.0f a processor second  %5.3f E%n", name, own, own / echo);
            });
  }

  private static double middle(List<Figure> figures, String name, ToDoubleFunction<Figure> of) {
    var own =
        figures.stream()
            .filter(figure -> figure.name().equals(name))
            .sorted(Comparator.comparingDouble(of))
            .toList();
    return of.applyAsDouble(own.get(own.size() / 2));
  }

  private static String line(Figure f) {
    return String.format(
        Locale.ROOT,
        "%d  %-22s %8.0f /s  %8.0f a processor second  p50 %d us  p99 %d us  broken %d  %d MB",
        f.round(),
        f.name(),
        f.perSecond(),
        f.perProcessorSecond(),
        f.p50(),
        f.p99(),
        f.broken(),
        f.megabytes());
  }

  private static int share(int[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
  }

  private static List<String> with(List<String> command, String... more) {
    var all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return all;
  }
}
