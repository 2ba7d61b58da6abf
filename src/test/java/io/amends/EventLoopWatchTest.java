package io.amends;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A thread that is held up is seen, once; one that has nothing to do is not. */
class EventLoopWatchTest {

  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final Scheduler scheduler = Schedulers.newParallel("pool", 1);
  private final EventLoopWatch watch = new EventLoopWatch(all());

  @AfterEach
  void stop() {
    watch.stop();
    scheduler.dispose();
    loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  @Test
  void a_loop_that_waits_for_something_is_seen() throws InterruptedException {
    watch.start();
    awaitFirstBeats();
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
    awaitLagAbove(Duration.ofMillis(100));

    assertThat(watch.heldUp()).as("one wait is one").isEqualTo(1);
  }

  @Test
  void so_is_a_thread_of_a_pool() throws InterruptedException {
    watch.start();
    awaitFirstBeats();
    var end = new CountDownLatch(1);
    scheduler.schedule(() -> hold(end));

    awaitHeldUp(1);
    end.countDown();
  }

  @Test
  void who_has_nothing_to_do_is_not_held_up() throws InterruptedException {
    watch.start();
    Thread.sleep(400); // what is not to happen has four times as long as it would need

    assertThat(watch.heldUp()).isZero();
    watch.stop();
    assertThat(watch.isRunning()).isFalse();
  }

  private ArrayList<Executor> all() {
    var all = new ArrayList<Executor>();
    loops.forEach(all::add);
    all.add(scheduler.createWorker()::schedule);
    return all;
  }

  private static void hold(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitHeldUp(int times) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (watch.heldUp() < times && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    assertThat(watch.heldUp()).isEqualTo(times);
  }

  private void awaitFirstBeats() throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (watch.longestLag().isZero() && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    Thread.sleep(100); // the others come with it
    assertThat(watch.longestLag()).isPositive();
  }

  private void awaitLagAbove(Duration lag) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (watch.longestLag().compareTo(lag) < 0 && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    assertThat(watch.longestLag()).isGreaterThanOrEqualTo(lag);
  }
}
