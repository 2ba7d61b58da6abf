package io.amends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.store.StoreUnavailableException;
import io.amends.store.memory.MemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class LanesTest {

  private static final ConversationId ID = new ConversationId("c1");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** RELIABILITY R4. */
  private static final Duration IN_TIME = Duration.ofSeconds(2);

  private final Scheduler scheduler = Schedulers.newSingle("elsewhere");
  private final MemoryStore store = new MemoryStore();
  private volatile boolean worksHere;
  private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
  private final Lanes lanes =
      new Lanes(logs(), new LogsAtHand(1 << 20), id -> {}, new Caller(), scheduler);

  private final class Caller implements CallingThread {
    @Override
    public boolean takesTurns() {
      return worksHere;
    }

    @Override
    public Scheduler scheduler() {
      return clock;
    }
  }

  @AfterEach
  void stop() {
    lanes.stop();
    scheduler.dispose();
    clock.dispose();
  }

  @Test
  void an_event_loop_works_on_what_it_brings() {
    worksHere = true;
    assertThat(threadOfTask()).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void what_another_thread_brings_is_worked_on_elsewhere() {
    assertThat(threadOfTask()).startsWith("elsewhere");
  }

  @Test
  void a_task_that_a_task_brings_runs_after_it() {
    worksHere = true;
    var order = new CopyOnWriteArrayList<String>();
    lanes
        .run(
            ID,
            log -> {
              lanes.run(ID, same -> said(order, "second")).subscribe();
              return said(order, "first");
            })
        .block(PATIENCE);
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void a_task_waits_for_the_answer_to_the_one_before() {
    worksHere = true;
    var order = new CopyOnWriteArrayList<String>();
    Sinks.Empty<Void> answer = Sinks.empty();
    lanes.run(ID, log -> answer.asMono().then(said(order, "first"))).subscribe();
    var second = lanes.run(ID, log -> said(order, "second")).toFuture();
    assertThat(order).isEmpty();
    answer.tryEmitEmpty();
    assertThat(second).isDone();
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void whoever_asks_is_told_in_time_though_the_lane_is_busy() {
    worksHere = true;
    var order = new CopyOnWriteArrayList<String>();
    Sinks.Empty<Void> answer = Sinks.empty();
    lanes.run(ID, log -> answer.asMono().then(said(order, "first"))).subscribe();
    var asked = lanes.ask(ID, log -> said(order, "second")).toFuture();
    assertThat(asked).isNotDone();
    clock.advanceTimeBy(IN_TIME);
    assertThat(asked)
        .isCompletedExceptionally()
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withCauseInstanceOf(StoreUnavailableException.class);

    answer.tryEmitEmpty();
    lanes.run(ID, log -> said(order, "third")).block(PATIENCE);
    assertThat(order).as("what was refused is not begun later").containsExactly("first", "third");
  }

  @Test
  void whoever_asks_is_told_in_time_though_the_task_takes_long() {
    worksHere = true;
    Sinks.Empty<Void> answer = Sinks.empty();
    var asked = lanes.ask(ID, log -> answer.asMono()).toFuture();
    clock.advanceTimeBy(IN_TIME);
    assertThat(asked).isCompletedExceptionally();
    var next = lanes.run(ID, log -> Mono.just("next")).toFuture();
    assertThat(next).as("it has the lane until it ends").isNotDone();
    answer.tryEmitEmpty();
    assertThat(next).isCompletedWithValue("next");
  }

  @Test
  void what_nobody_waits_for_has_all_the_time() {
    worksHere = true;
    Sinks.Empty<Void> answer = Sinks.empty();
    var done = lanes.run(ID, log -> answer.asMono().thenReturn("done")).toFuture();
    clock.advanceTimeBy(IN_TIME.multipliedBy(100));
    answer.tryEmitEmpty();
    assertThat(done).isCompletedWithValue("done");
  }

  private static Mono<Void> said(List<String> order, String what) {
    return Mono.fromRunnable(() -> order.add(what));
  }

  private String threadOfTask() {
    var name = lanes.run(ID, log -> Mono.just(Thread.currentThread().getName())).block(PATIENCE);
    return String.valueOf(name);
  }

  private Logs logs() {
    var recorder =
        new Recorder(
            store,
            Clock.systemUTC(),
            new Headlines(Duration.ZERO),
            List.of(),
            new Announcer(),
            headline -> {},
            () -> {});
    return new Logs(store, recorder);
  }
}
