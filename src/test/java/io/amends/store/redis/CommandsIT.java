package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.store.Durability;
import io.amends.store.SampleAppend;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * How many commands a turn costs Redis, those inside scripts too: what others appended is read, a
 * message and its answer are appended.
 */
class CommandsIT {

  private static final Duration HANG = Duration.ofSeconds(60);
  private static final int SHORT = 100;
  private static final int LONG = 2_000;
  private static final int TURNS = 20;

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
    private RedisStore one;
    private RedisStore other;
    private long version;

    OnRedis(Supplier<Topology> place) {
      this.place = place;
    }

    @BeforeEach
    void open() {
      place.get().tell("FLUSHALL");
      one = Redises.store(place.get().url(), Durability.LOCAL, Clock.systemUTC());
      other = Redises.store(place.get().url(), Durability.LOCAL, Clock.systemUTC());
    }

    @AfterEach
    void close() {
      one.close();
      other.close();
    }

    @Test
    void a_turn_costs_the_same_in_a_long_conversation_and_over_two_nodes() {
      var id = SampleAppend.newId();
      grow(id, SHORT);
      var early = commands(() -> turns(id, List.of(one)));
      grow(id, LONG);
      var late = commands(() -> turns(id, List.of(one)));
      var overTwo = commands(() -> turns(id, List.of(one, other)));

      assertThat(late).isEqualTo(early);
      assertThat(overTwo).isEqualTo(early);
      assertThat(early).containsEntry("lrange", (long) TURNS).containsEntry("evalsha", 2L * TURNS);
      System.out.printf("CommandsIT: %d turns cost %s%n", TURNS, early);
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
