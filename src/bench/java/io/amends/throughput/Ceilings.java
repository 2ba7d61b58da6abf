package io.amends.throughput;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;

/**
 * What the disk and Redis of this machine can do at most: turns a second that are only written, by
 * nobody who had to think about them. A turn is 2 KB.
 */
final class Ceilings {

  private static final int PORT = 19_100;
  private static final int CORE = 0;
  private static final int OTHERS = 1;
  private static final int TURN = 2_048;
  private static final int SEGMENT = 64 << 20;
  private static final int CONVERSATIONS = 1_000;
  private static final Duration EACH = Duration.ofSeconds(4);
  private static final List<Integer> TOGETHER = List.of(1, 32, 256);

  /** Of one conversation: its version is looked at, then all of a turn is written. */
  private static final String APPEND =
      "if redis.call('LLEN', KEYS[1]) > 1e9 then return 0 end"
          + " redis.call('RPUSH', KEYS[1], ARGV[1]) redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])"
          + " redis.call('ZADD', KEYS[3], ARGV[3], ARGV[2]) return 1";

  private Ceilings() {}

  /** Measures and prints them; what is written is in the folder, and thrown away. */
  static void tell(Path folder) throws IOException, InterruptedException {
    for (var together : TOGETHER) {
      System.out.printf(
          Locale.ROOT,
          "disk: %,9.0f turns a second, synced %d at a time%n",
          disk(folder, together),
          together);
    }
    redis(folder);
  }

  /** One after the other into a file that is there already, as in a segment. */
  private static double disk(Path folder, int together) throws IOException {
    var file = folder.resolve("ceiling.log");
    var batch = ByteBuffer.allocateDirect(TURN * together);
    var turns = 0L;
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (var at = 0; at < SEGMENT; at += batch.capacity()) {
        batch.clear();
        channel.write(batch, at);
      }
      channel.force(true);
      var began = System.nanoTime();
      for (var at = 0; System.nanoTime() - began < EACH.toNanos(); turns += together) {
        batch.clear();
        channel.write(batch, at);
        channel.force(false);
        at = at + 2 * batch.capacity() > SEGMENT ? 0 : at + batch.capacity();
      }
      return turns / ((System.nanoTime() - began) / 1e9);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void redis(Path folder) throws IOException {
    var subject =
        new Subject(
            "Redis", Subject.redis(folder, PORT), Map.of(), PORT, Subject.Speech.ECHO, List.of());
    try (var server = Server.start(subject, CORE, OTHERS, folder.resolve("ceiling-redis.log"))) {
      var client = RedisClient.create("redis://127.0.0.1:" + PORT);
      try (var connection = client.connect()) {
        var commands = connection.reactive();
        var script = connection.sync().scriptLoad(APPEND);
        var turn = "t".repeat(TURN);
        for (var together : TOGETHER) {
          var done = new AtomicLong();
          var spent = server.processorSeconds();
          var began = System.nanoTime();
          Flux.generate(next -> next.next(done.get()))
              .takeUntil(n -> System.nanoTime() - began > EACH.toNanos())
              .flatMap(
                  n -> {
                    var id = Long.toString(done.incrementAndGet() % CONVERSATIONS);
                    var keys = new String[] {"{" + id + "}e", "{" + id + "}s", "{" + id + "}d"};
                    return commands
                        .evalsha(script, ScriptOutputType.INTEGER, keys, turn, id, "1")
                        .then();
                  },
                  together)
              .blockLast();
          var took = (System.nanoTime() - began) / 1e9;
          System.out.printf(
              Locale.ROOT,
              "Redis: %,8.0f turns a second, %,.0f a processor second of Redis, %d in flight%n",
              done.get() / took,
              done.get() / (server.processorSeconds() - spent),
              together);
        }
      } finally {
        client.shutdown();
      }
    }
  }
}
