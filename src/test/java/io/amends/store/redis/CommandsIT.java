package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.store.Durability;
import io.amends.store.SampleAppend;
import io.amends.store.Scale;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/**
 * How many commands a turn costs Redis, those inside scripts too: what others appended is read, a
 * message and its answer are appended.
 */
class CommandsIT {

  private static final Duration HANG = Duration.ofSeconds(60);
  private static final int SHORT = 100;
  private static final int LONG = 2_000;
  private static final int TURNS = 20;
  private static final int NODES = 4;
  private static final int STORED = Scale.of(20_000, 1_000_000);
  private static final int IN_FLIGHT = 500;
  private static final Duration LONG_HANG = Duration.ofMinutes(30);
  private static final Instant FAR = SampleAppend.NOON.plus(Duration.ofDays(3_000));

  private static final double MORE_AT_MOST = 1.05;

  /** Nodes say something now and then whatever is asked; not each time, and never less. */
  private static final int TRIES = 10;

  private static final Pattern TRAFFIC =
      Pattern.compile("^total_net_(?:in|out)put_bytes:(\\d+)", Pattern.MULTILINE);

  @Nested
  class StandAlone extends OnRedis {
    StandAlone() {
      super(Topology::standAlone);
    }
  }

  @Nested
  class OnCluster extends OnRedis {
    OnCluster() {
      super(Topology::cluster);
    }
  }

  abstract static class OnRedis {

    /** What nodes do now and then whatever is said, and how often a batch is looked at. */
    private static final Set<String> BESIDES =
        Set.of("psetex", "info", "config", "ping", "client", "hello", "cluster", "auth");

    private static final Pattern CALLS =
        Pattern.compile("^cmdstat_([^:]+):calls=(\\d+)", Pattern.MULTILINE);

    private final Supplier<Topology> place;
    private List<RedisStore> nodes;
    private RedisStore one;
    private long version;

    OnRedis(Supplier<Topology> place) {
      this.place = place;
    }

    @BeforeEach
    void open() {
      place.get().tell("FLUSHALL");
      nodes =
          Stream.generate(
                  () -> Redises.store(place.get().url(), Durability.LOCAL, Clock.systemUTC()))
              .limit(NODES)
              .toList();
      one = nodes.get(0);
    }

    @AfterEach
    void close() {
      nodes.forEach(RedisStore::close);
    }

    @Test
    void a_turn_costs_the_same_in_a_long_conversation_and_over_more_nodes() {
      var id = SampleAppend.newId();
      grow(id, SHORT);
      var early = commands(() -> turns(id, List.of(one)));
      grow(id, LONG);
      var late = commands(() -> turns(id, List.of(one)));
      var overTwo = commands(() -> turns(id, nodes.subList(0, 2)));
      var overFour = commands(() -> turns(id, nodes));

      assertThat(late).isEqualTo(early);
      assertThat(overTwo).isEqualTo(early);
      assertThat(overFour).isEqualTo(early);
      assertThat(early).containsEntry("lrange", (long) TURNS).containsEntry("evalsha", 2L * TURNS);
      System.out.printf("CommandsIT: %d turns cost %s%n", TURNS, early);
    }

    @Test
    void a_turn_costs_the_same_beside_very_many_conversations() {
      var first = SampleAppend.newId();
      grow(first, SHORT);
      var alone = commands(() -> turns(first, List.of(one)));
      var bytesAlone = fewestBytes(() -> turns(first, List.of(one)));
      Flux.range(0, STORED)
          .flatMap(
              n ->
                  one.append(
                      SampleAppend.to(SampleAppend.newId())
                          .at(SampleAppend.NOON.plusMillis(n))
                          .wakeAt(n % 10 == 0 ? FAR : null)
                          .waitingSince(n % 100 == 0 ? SampleAppend.NOON : null)
                          .build()),
              IN_FLIGHT)
          .blockLast(LONG_HANG);

      assertThat(commands(() -> turns(first, List.of(one)))).isEqualTo(alone);
      var bytes = fewestBytes(() -> turns(first, List.of(one)));
      assertThat(bytes).isLessThanOrEqualTo((long) (bytesAlone * MORE_AT_MOST));
      System.out.printf(
          "CommandsIT: %d turns take %d bytes on the way alone, %d beside %d conversations%n",
          TURNS, bytesAlone, bytes, STORED);
    }

    private long fewestBytes(Runnable work) {
      return LongStream.generate(() -> bytes(work)).limit(TRIES).min().orElseThrow();
    }

    /** That Redis read and wrote, what nodes say now and then besides included. */
    private long bytes(Runnable work) {
      place.get().tell("CONFIG", "RESETSTAT");
      work.run();
      var sum = 0L;
      for (var answer : place.get().answers("INFO", "stats")) {
        var traffic = TRAFFIC.matcher(answer);
        while (traffic.find()) {
          sum += Long.parseLong(traffic.group(1));
        }
      }
      return sum;
    }

    private void grow(ConversationId id, int length) {
      while (version < length) {
        append(one, id);
      }
    }

    private void turns(ConversationId id, List<RedisStore> nodes) {
      for (var turn = 0; turn < TURNS; turn++) {
        var node = nodes.get(turn % nodes.size());
        node.history(id, version - 2).collectList().block(HANG);
        append(node, id);
        append(node, id);
      }
    }

    private void append(RedisStore node, ConversationId id) {
      node.append(SampleAppend.to(id).after(version).build()).block(HANG);
      version++;
    }

    private Map<String, Long> commands(Runnable work) {
      place.get().tell("CONFIG", "RESETSTAT");
      work.run();
      var all = new TreeMap<String, Long>();
      for (var answer : place.get().answers("INFO", "commandstats")) {
        var calls = CALLS.matcher(answer);
        while (calls.find()) {
          if (BESIDES.stream().noneMatch(calls.group(1)::startsWith)) {
            all.merge(calls.group(1), Long.parseLong(calls.group(2)), Long::sum);
          }
        }
      }
      return all;
    }
  }
}
