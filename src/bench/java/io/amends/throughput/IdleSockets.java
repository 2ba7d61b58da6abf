package io.amends.throughput;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an open socket costs on which nobody says anything: many are opened, each is greeted (at
 * Amends by the widget's hello and welcome, at the echo by one message and its echo) and left
 * alone. Heap and resident memory after a full collection, before and with them; of Amends and of
 * WebFlux's echo in one run. Linux; needs a descriptor a socket.
 */
public final class IdleSockets {

  private static final int FEW = 300;
  private static final int OPENING = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Whatever is done once a socket is over by then, such as the timer for a late hello. */
  private static final Duration REST = Duration.ofSeconds(15);

  private static final int SHOWN = 12;
  private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
  private static final Pattern TOTAL = Pattern.compile("Total\\s+(\\d+)\\s+(\\d+)");

  private IdleSockets() {}

  /**
   * What a process holds.
   *
   * @param heap bytes of live objects
   * @param resident bytes of its memory that are in use
   * @param classes bytes of live objects by class
   */
  private record Memory(long heap, long resident, Map<String, Long> classes) {}

  /**
   * What sockets cost, in bytes.
   *
   * @param socketHeap live objects, of each
   * @param socketResident resident memory, of each
   * @param resident resident memory in all, with the sockets open
   */
  private record Cost(
      String name, int sockets, long socketHeap, long socketResident, long resident) {}

  /**
   * @param args the folder for logs, data and {@code idle.json}; then, where given, how many
   *     sockets (10,000), and a word that the names of what is measured contain
   */
  public static void main(String[] args) throws Exception {
    var folder = Files.createDirectories(Path.of(args[0])).toAbsolutePath();
    var sockets = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    var named = args.length > 2 ? args[2] : "";
    var costs = new ArrayList<Cost>();
    for (var subject : subjects(folder)) {
      if (subject.name().contains(named)) {
        costs.add(measure(subject, sockets, folder));
      }
    }
    Files.writeString(
        folder.resolve("idle.json"), JsonMapper.builder().build().writeValueAsString(costs));
    System.out.println();
    costs.forEach(cost -> System.out.println(line(cost)));
    System.out.printf("models: %d MB of Amends' resident memory, by their files%n", models() >> 20);
  }

  /**
   * Memory that is free goes back to the system, and the young generation does not grow with the
   * old one: so resident memory tells what is in use. The same for all.
   */
  private static List<Subject> subjects(Path folder) {
    var frugal =
        new String[] {"-Xms64m", "-Xmn32m", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10"};
    return List.of(
        Subject.bare("E: WebFlux echo", EchoServer.class, 18121, Subject.Speech.ECHO, frugal),
        Subject.amends("Amends, memory", "memory", folder, 18122, Subject.Speech.WIDGET, frugal),
        Subject.amends(
            "Amends, embedded", "embedded", folder, 18123, Subject.Speech.WIDGET, frugal));
  }

  private static Cost measure(Subject subject, int sockets, Path folder)
      throws IOException, InterruptedException {
    var log = folder.resolve(subject.name().replaceAll("\\W+", "-") + ".log");
    try (var server = Server.start(subject, log)) {
      try (var few = new Idle(subject, FEW)) {
        few.awaitAll();
      }
      Thread.sleep(REST.toMillis());
      var before = memory(server);
      try (var many = new Idle(subject, sockets)) {
        many.awaitAll();
        Thread.sleep(REST.toMillis());
        var after = memory(server);
        if (many.open() < sockets) {
          System.out.printf("%s: only %d sockets stayed open%n", subject.name(), many.open());
        }
        var cost =
            new Cost(
                subject.name(),
                many.open(),
                (after.heap() - before.heap()) / many.open(),
                (after.resident() - before.resident()) / many.open(),
                after.resident());
        System.out.printf(
            "%s before: %,d MB of heap, %,d MB resident%n",
            subject.name(), before.heap() >> 20, before.resident() >> 20);
        System.out.println(line(cost));
        tell(before, after, many.open());
        return cost;
      }
    }
  }

  private static String line(Cost cost) {
    return String.format(
        Locale.ROOT,
        "%-18s %,7d sockets open  %,6d bytes of heap each  %,6d resident each  %,d MB resident",
        cost.name(),
        cost.sockets(),
        cost.socketHeap(),
        cost.socketResident(),
        cost.resident() >> 20);
  }

  /** What the sockets' memory is made of. */
  private static void tell(Memory before, Memory after, int sockets) {
    var more = new HashMap<String, Long>();
    after
        .classes()
        .forEach((name, bytes) -> more.put(name, bytes - before.classes().getOrDefault(name, 0L)));
    more.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .forEach(row -> System.out.printf("  %,6d  %s%n", row.getValue() / sockets, row.getKey()));
  }

  private static Memory memory(Server server) throws IOException, InterruptedException {
    jcmd(server, "GC.run");
    var classes = new HashMap<String, Long>();
    var heap = 0L;
    for (var line : jcmd(server, "GC.class_histogram")) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        classes.merge(row.group(3), Long.parseLong(row.group(2)), Long::sum);
      }
      var total = TOTAL.matcher(line);
      if (total.find()) {
        heap = Long.parseLong(total.group(2));
      }
    }
    if (heap == 0) {
      throw new IllegalStateException("jcmd told nothing of the process " + server.pid());
    }
    return new Memory(heap, server.residentBytes(), classes);
  }

  private static List<String> jcmd(Server server, String what)
      throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var process =
        new ProcessBuilder(jcmd, String.valueOf(server.pid()), what)
            .redirectErrorStream(true)
            .start();
    try (var lines = process.inputReader()) {
      var all = lines.lines().toList();
      process.waitFor(1, TimeUnit.MINUTES);
      return all;
    }
  }

  /** Bytes of the models that Amends has in memory, as they are on disk. */
  private static long models() {
    return List.of("models/understanding.bin", "models/understanding-second.bin").stream()
        .limit(1) // the second is of tier 2
        .mapToLong(
            name -> {
              try (var file = IdleSockets.class.getClassLoader().getResourceAsStream(name)) {
                return file == null ? 0 : file.readAllBytes().length;
              } catch (IOException gone) {
                return 0;
              }
            })
        .sum();
  }

  /** Sockets on which nothing is said once they were greeted. */
  private static final class Idle implements AutoCloseable {

    private final LoopResources loops = LoopResources.create("idle", 1, true);
    private final ConnectionProvider connections = ConnectionProvider.newConnection();
    private final AtomicInteger greeted = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Subject subject;
    private final int sockets;
    private final Disposable running;

    Idle(Subject subject, int sockets) {
      this.subject = subject;
      this.sockets = sockets;
      // One after another in as many rows, so that no row waits for a socket to end.
      this.running =
          Flux.range(0, sockets).delayUntil(n -> Mono.defer(() -> room(n))).subscribe(n -> opens());
    }

    /** Not more than so many that are being opened. */
    private Mono<Boolean> room(int opened) {
      return Mono.fromSupplier(() -> opened - greeted.get() - failed.get() < OPENING)
          .repeatWhen(again -> again.delayElements(Duration.ofMillis(2)))
          .filter(hasRoom -> hasRoom)
          .next();
    }

    private void opens() {
      Exchange exchange =
          subject.speech() == Subject.Speech.ECHO
              ? new Exchange.Echoed(Long.MAX_VALUE)
              : new Exchange.Served(List.of());
      HttpClient.create(connections)
          .runOn(loops)
          .websocket()
          .uri("ws://127.0.0.1:" + subject.port() + exchange.path())
          .handle(
              (in, out) ->
                  out.sendObject(Mono.just(new TextWebSocketFrame(exchange.first())))
                      .then()
                      .and(in.receive().asString().doOnNext(once(greeted::incrementAndGet))))
          .subscribe(nothing -> {}, failure -> failed.incrementAndGet(), ended::incrementAndGet);
    }

    private static Consumer<String> once(Runnable first) {
      var isFirst = new AtomicBoolean(true);
      return frame -> {
        if (isFirst.getAndSet(false)) {
          first.run();
        }
      };
    }

    int open() {
      return greeted.get() - ended.get();
    }

    void awaitAll() throws InterruptedException {
      var until = System.nanoTime() + PATIENCE.toNanos();
      while (greeted.get() + failed.get() < sockets && System.nanoTime() < until) {
        Thread.sleep(100);
      }
      if (greeted.get() < sockets) {
        System.out.printf(
            "%s: only %d of %d sockets are open, %d failed: are there descriptors enough?%n",
            subject.name(), greeted.get(), sockets, failed.get());
      }
      if (greeted.get() == 0) {
        throw new IllegalStateException("no socket was greeted by " + subject.name());
      }
    }

    @Override
    public void close() {
      running.dispose();
      connections.disposeLater().block(Duration.ofSeconds(20));
      loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block(Duration.ofSeconds(10));
    }
  }
}
