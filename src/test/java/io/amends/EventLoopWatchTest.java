package io.amends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A thread that is held up is seen, once; one that has nothing to do is not. */
class EventLoopWatchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HELD_UP = Duration.ofMillis(100);

  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final Scheduler scheduler = Schedulers.newParallel("pool", 1);
  private final List<Counting> threads = all();
  private final EventLoopWatch watch = new EventLoopWatch(threads);

  /** How often the watch has come to a thread. */
  private record Counting(Executor thread, AtomicInteger beats) implements Executor {

    @Override
    public void execute(Runnable beat) {
      thread.execute(
          () -> {
            beat.run();
            beats.incrementAndGet();
          });
    }
  }

  @AfterEach
  void stop() {
    watch.stop();
    scheduler.dispose();
    loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  @Test
  void a_loop_that_waits_for_something_is_seen() throws InterruptedException {
    watch.start();
    awaitBeats(1);
    var end = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    loops
        .next()
        .execute(
            () -> {
              hold(end);
              ended.countDown();
            });

    awaitHeldUp(1);
    end.countDown();
    ended.await();
    await().atMost(PATIENCE).until(() -> watch.longestLag().compareTo(HELD_UP) >= 0);

    assertThat(watch.heldUp()).as("one wait is one").isEqualTo(1);
  }

  @Test
  void so_is_a_thread_of_a_pool() {
    watch.start();
    awaitBeats(1);
    var end = new CountDownLatch(1);
    scheduler.schedule(() -> hold(end));

    awaitHeldUp(1);
    end.countDown();
  }

  @Test
  void who_has_nothing_to_do_is_not_held_up() {
    watch.start();
    awaitBeats(20); // one each 20 ms: four times as long as what is not to happen would need

    assertThat(watch.heldUp()).isZero();
    watch.stop();
    assertThat(watch.isRunning()).isFalse();
  }

  private List<Counting> all() {
    var all = new ArrayList<Counting>();
    loops.forEach(loop -> all.add(new Counting(loop, new AtomicInteger())));
    all.add(new Counting(scheduler.createWorker()::schedule, new AtomicInteger()));
    return all;
  }

  private static void hold(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitHeldUp(int times) {
    await().atMost(PATIENCE).until(() -> watch.heldUp() >= times);
    assertThat(watch.heldUp()).isEqualTo(times);
  }

  private void awaitBeats(int times) {
    await()
        .atMost(PATIENCE)
        .until(() -> threads.stream().allMatch(thread -> thread.beats().get() >= times));
  }
}
