package io.amends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.Mode;
import io.amends.desk.AgentMessage;
import io.amends.desk.Shop;
import io.amends.engine.CountedStore.Counts;
import io.amends.store.Append;
import io.amends.store.Durability;
import io.amends.store.EventStore;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import io.amends.store.Scale;
import io.amends.store.embedded.EmbeddedStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/**
 * What a turn costs does not grow: not with the messages before it, not with the conversations that
 * are stored beside it. Counted is what the engine asks of its store, the events and bytes that go
 * in and out, and what all threads allocate; nothing is timed.
 */
class GrowthTest {

  private static final int EARLY = 100;
  private static final int LATE = Scale.of(500, 10_000);
  private static final int STORED = Scale.of(20_000, 1_000_000);
  private static final double MORE_AT_MOST = 1.05;

  /** Turns that are counted together. */
  private static final int WINDOW = 20;

  /** Of so many windows the middle one counts for allocations: now and then a map is doubled. */
  private static final int WINDOWS = 7;

  private static final Duration HANG = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(30);

  private static final BiConsumer<Talk, Integer> SAYS = (talk, n) -> talk.says("good morning");

  /** What compiled code does without allocating, interpreted code allocates for. */
  private static final int WARM = 200;

  @TempDir private Path folder;

  @BeforeAll
  static void warmsUp() {
    try (var talk = new Talk(Mode.AUTOPILOT, UnaryOperator.identity())) {
      talk.repeats(WARM, SAYS);
    }
  }

  @Test
  void a_late_message_that_the_assistant_answers_costs_what_an_early_one_does() {
    grows("answered by the assistant", Mode.AUTOPILOT, UnaryOperator.identity(), SAYS);
  }

  @Test
  void a_late_message_that_nobody_answers_costs_what_an_early_one_does() {
    grows("answered by nobody", Mode.HUMAN, UnaryOperator.identity(), SAYS);
  }

  @Test
  void a_late_message_that_a_person_answers_costs_what_an_early_one_does() {
    grows(
        "answered by a person",
        Mode.HUMAN,
        UnaryOperator.identity(),
        (talk, n) -> {
          talk.says("good morning");
          talk.isAnsweredBy("ann", "a" + n);
        });
  }

  @Test
  void a_late_message_costs_what_an_early_one_does_in_the_embedded_store() {
    try (var embedded = embedded("one")) {
      grows("in the embedded store", Mode.AUTOPILOT, memory -> embedded, SAYS);
    }
  }

  @Test
  void a_turn_costs_the_same_beside_very_many_conversations_in_memory() {
    var empty = cost(UnaryOperator.identity());
    var full =
        cost(
            memory -> {
              fill(memory);
              return memory;
            });
    compare("in memory", "an empty store", empty, STORED + " conversations", full);
  }

  @Test
  void a_turn_costs_the_same_beside_very_many_conversations_in_the_embedded_store() {
    try (var one = embedded("empty");
        var other = embedded("full")) {
      var empty = cost(memory -> one);
      fill(other);
      var full = cost(memory -> other);
      compare("embedded", "an empty store", empty, STORED + " conversations", full);
    }
  }

  private EmbeddedStore embedded(String name) {
    return EmbeddedStore.open(
        folder.resolve(name), Durability.LOCAL, new JsonEventCodec(), Clock.systemUTC());
  }

  private static void fill(EventStore store) {
    Flux.range(0, STORED).flatMap(n -> store.append(stored(n)), 1_000).blockLast(LONG);
  }

  /** Some wait for a person, some are to be woken on another day, a third has a customer. */
  private static Append stored(int n) {
    var at = SampleAppend.NOON.plusMillis(n);
    return SampleAppend.to(new ConversationId(new UUID(n * 0x9E3779B97F4A7C15L, n).toString()))
        .at(at)
        .headline("autopilot", "propose", "damaged", n % 3 == 0 ? "customer-" + n : "")
        .waitingSince(n % 100 == 0 ? at : null)
        .wakeAt(n % 10 == 0 ? at.plus(Duration.ofDays(3_000)) : null)
        .build();
  }

  private static Cost cost(UnaryOperator<EventStore> store) {
    try (var talk = new Talk(Mode.AUTOPILOT, store)) {
      talk.repeats(EARLY, SAYS);
      return talk.costs(SAYS);
    }
  }

  private static void grows(
      String what, Mode mode, UnaryOperator<EventStore> store, BiConsumer<Talk, Integer> turn) {
    try (var talk = new Talk(mode, store)) {
      talk.repeats(EARLY, turn);
      var early = talk.costs(turn);
      talk.repeats(LATE, turn);
      var late = talk.costs(turn);
      assertThat(talk.shop.conversation(Talk.ID).desk().mode()).isEqualTo(mode);
      compare(what, "message " + EARLY, early, "message " + LATE, late);
    }
  }

  private static void compare(String what, String one, Cost first, String other, Cost second) {
    System.out.printf(
        Locale.ROOT,
        "GrowthTest: a turn %s, with %s: %s; with %s: %s%n",
        what,
        one,
        first,
        other,
        second);
    var before = first.counts();
    var after = second.counts();
    assertThat(after.calls()).as("calls of the store").isEqualTo(before.calls());
    assertThat(after.eventsRead()).as("events read").isEqualTo(before.eventsRead());
    assertThat(after.bytesRead()).as("bytes read").isEqualTo(before.bytesRead());
    assertThat(after.eventsWritten()).as("events written").isEqualTo(before.eventsWritten());
    assertThat((double) after.bytesWritten())
        .as("bytes written")
        .isLessThanOrEqualTo(before.bytesWritten() * MORE_AT_MOST);
    assertThat((double) second.allocated())
        .as("bytes allocated a turn")
        .isLessThanOrEqualTo(first.allocated() * MORE_AT_MOST);
  }

  /**
   * What a window of turns cost.
   *
   * @param allocated bytes of one turn
   */
  private record Cost(Counts counts, long allocated) {}

  /** A conversation that goes on and on, one turn after another. */
  private static final class Talk implements AutoCloseable {

    static final ConversationId ID = new ConversationId("c1");

    private final AtomicReference<CountedStore> counted = new AtomicReference<>();
    private final LinkedBlockingQueue<TurnTaken> turns = new LinkedBlockingQueue<>();
    private final Shop shop;
    private int said;

    Talk(Mode mode, UnaryOperator<EventStore> store) {
      shop =
          new Shop(
              mode,
              memory -> {
                counted.set(new CountedStore(store.apply(memory)));
                return counted.get();
              });
      shop.engine
          .announcements(ID, 0)
          .ofType(Announcement.Recorded.class)
          .map(Announcement.Recorded::event)
          .ofType(TurnTaken.class)
          .subscribe(turns::add);
    }

    /** Comes back when it was listened to. */
    void says(String text) {
      shop.customerSays(ID, text);
      said++;
      try {
        assertThat(turns.poll(HANG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
    }

    void isAnsweredBy(String agent, String id) {
      if (!shop.conversation(ID).desk().isHeld()) {
        Shop.done(shop.desk.take(ID, agent));
      }
      Shop.done(shop.desk.send(ID, agent, new AgentMessage(id, "One moment", "", false)));
    }

    void repeats(int until, BiConsumer<Talk, Integer> turn) {
      while (said < until) {
        turn.accept(this, said + 1);
      }
    }

    Cost costs(BiConsumer<Talk, Integer> turn) {
      counted.get().countsBytes(false);
      var allocated = new long[WINDOWS];
      for (var n = 0; n < WINDOWS; n++) {
        var before = GrowthTest.allocated();
        repeats(said + WINDOW, turn);
        allocated[n] = (GrowthTest.allocated() - before) / WINDOW;
      }
      Arrays.sort(allocated);
      counted.get().countsBytes(true);
      var before = counted.get().counts();
      repeats(said + WINDOW, turn);
      return new Cost(counted.get().counts().since(before), allocated[WINDOWS / 2]);
    }

    @Override
    public void close() {
      shop.close();
    }
  }

  /** Of all threads that live. */
  private static long allocated() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
