package io.amends.throughput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures subjects one after another, several rounds of all, so that what else the machine does
 * meets each of them: every one as a process on one core, with those who want something on another.
 *
 * @param folder for logs, data and the file of figures
 * @param customers who want something at the same time
 * @param named a word that the names of what is measured contain; empty: all
 * @param warm how many answers there are before anything is measured
 */
record Rounds(
    Path folder, String file, int rounds, int seconds, int customers, String named, int warm) {

  private static final int WARM = 150_000;
  private static final int PATIENCE = 300;
  private static final int HOPELESS = 1_000;
  private static final int SERVER_CORE = 0;
  private static final int LOAD_CORE = 1;

  /**
   * @param args the folder; then, where given, rounds (3), seconds to measure (30), customers
   *     (200), a word that the names of what is measured contain ("" for all), and answers to warm
   *     up with (150,000)
   */
  static Rounds of(String[] args, String file) throws IOException {
    return new Rounds(
        Files.createDirectories(Path.of(args[0])).toAbsolutePath(),
        file,
        args.length > 1 ? Integer.parseInt(args[1]) : 3,
        args.length > 2 ? Integer.parseInt(args[2]) : 30,
        args.length > 3 ? Integer.parseInt(args[3]) : 200,
        args.length > 4 ? args[4] : "",
        args.length > 5 ? Integer.parseInt(args[5]) : WARM);
  }

  /**
   * Prints each figure as it comes, and keeps all of them as JSON.
   *
   * @param subjects of a round, with the folder for their data
   */
  List<Figure> measure(
      Function<Path, List<Subject>> subjects, BiFunction<Subject, Integer, Demand> demand)
      throws IOException, InterruptedException {
    var own = String.valueOf(ProcessHandle.current().pid());
    new ProcessBuilder("taskset", "-apc", String.valueOf(LOAD_CORE), own).start().waitFor();
    var figures = new ArrayList<Figure>();
    for (int round = 1; round <= rounds; round++) {
      var place = Files.createDirectories(folder.resolve("round-" + round));
      for (var subject : subjects.apply(place)) {
        if (subject.name().contains(named)) {
          var figure = measure(subject, round, place, demand);
          figures.add(figure);
          System.out.println(line(figure));
        }
      }
    }
    Files.writeString(
        folder.resolve(file), JsonMapper.builder().build().writeValueAsString(figures));
    return figures;
  }

  private Figure measure(
      Subject subject, int round, Path place, BiFunction<Subject, Integer, Demand> demand)
      throws IOException, InterruptedException {
    var log = place.resolve(subject.name().replaceAll("\\W+", "-") + ".log");
    try (var server = Server.start(subject, SERVER_CORE, LOAD_CORE, log);
        var load = demand.apply(subject, customers)) {
      warmUp(load);
      load.samples().forget();
      var answered = load.answered();
      var spent = server.processorSeconds();
      var allocated = Allocations.soFar(subject);
      var began = System.nanoTime();
      Thread.sleep(seconds * 1_000L);
      var took = (System.nanoTime() - began) / 1e9;
      var more = load.answered() - answered;
      return new Figure(
          subject.name(),
          round,
          more / took,
          more / (server.processorSeconds() - spent),
          load.samples().share(.5),
          load.samples().share(.99),
          load.broken(),
          server.residentMegabytes(),
          (Allocations.soFar(subject) - allocated) / 1024 / more);
    }
  }

  /** Until the compiler has seen it all: it goes by messages, not by time. */
  private void warmUp(Demand load) throws InterruptedException {
    for (int second = 0;
        second < PATIENCE && load.answered() < warm || second < seconds;
        second++) {
      Thread.sleep(1_000);
      if (load.answered() == 0 && load.broken() > HOPELESS) {
        throw new IllegalStateException("nothing is answered; see the log of the server");
      }
    }
  }

  /** Prints each subject as a part of another; nothing where that was not measured. */
  static void tell(List<Figure> figures, String whole, String as) {
    if (figures.stream().noneMatch(figure -> figure.name().equals(whole))) {
      return; // nothing to be told as a part of
    }
    var echo = middle(figures, whole, Figure::perProcessorSecond);
    System.out.println();
    figures.stream()
        .map(Figure::name)
        .distinct()
        .forEach(
            name -> {
              var own = middle(figures, name, Figure::perProcessorSecond);
              System.out.printf(
                  Locale.ROOT,
                  "%-34s %8.0f a processor second  %5.3f %s%n",
                  name,
                  own,
                  own / echo,
                  as);
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
        "%d  %-34s %8.0f /s  %8.0f a processor second  p50 %d us  p99 %d us  broken %d  %d MB  %.1f KB each",
        f.round(),
        f.name(),
        f.perSecond(),
        f.perProcessorSecond(),
        f.p50(),
        f.p99(),
        f.broken(),
        f.megabytes(),
        f.kilobytes());
  }
}
