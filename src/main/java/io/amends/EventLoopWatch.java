package io.amends;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sees when a thread on which everybody's messages are worked on is held up by one of them: each
 * gets a small task many times a second, and has 100 ms to come to it (RELIABILITY R4). What it was
 * at is logged. Where the whole process stood still, or a thread has nothing to do and only waits
 * for a processor, nobody held it up. Thread-safe.
 */
final class EventLoopWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EventLoopWatch.class);
  private static final long EACH_NANOS = Duration.ofMillis(20).toNanos();
  private static final long HELD_UP_NANOS = Duration.ofMillis(100).toNanos();

  /** Later than this the watch itself was held up, and can tell nothing of others. */
  private static final long LATE_NANOS = Duration.ofMillis(40).toNanos();

  /** The longest lag is told for so long, and up to twice. */
  private static final long WINDOW_NANOS = Duration.ofSeconds(30).toNanos();

  private static final int FRAMES_TOLD = 12;

  /** Where threads of Netty and of the JDK's pools stand while they have nothing to do. */
  private static final Set<String> IDLE = Set.of("epollWait", "lockAndDoSelect", "getTask");

  private final List<Pulse> pulses;
  private final AtomicLong heldUp = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private volatile long longestBefore;
  private volatile @Nullable Thread running;

  /**
   * @param loops each works on one thread, and on what it gets in order
   */
  EventLoopWatch(List<? extends Executor> loops) {
    this.pulses = loops.stream().map(Pulse::new).toList();
  }

  /** How often a thread was held up for more than 100 ms since the start. */
  long heldUp() {
    return heldUp.get();
  }

  /** How long a task had to wait for its thread at most, in the last half minute or longer. */
  Duration longestLag() {
    return Duration.ofNanos(Math.max(longest.get(), longestBefore));
  }

  @Override
  public void start() {
    var thread = new Thread(this::watch, "event-loop-watch");
    thread.setDaemon(true);
    running = thread;
    thread.start();
  }

  @Override
  public void stop() {
    var thread = running;
    running = null;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  private void watch() {
    var window = System.nanoTime();
    for (var before = System.nanoTime(); Thread.currentThread() == running; ) {
      LockSupport.parkNanos(EACH_NANOS);
      var now = System.nanoTime();
      var isLate = now - before > EACH_NANOS + LATE_NANOS;
      for (var pulse : pulses) {
        if (isLate) {
          pulse.forgive(now);
        } else {
          pulse.feel(now);
        }
      }
      if (now - window > WINDOW_NANOS) {
        longestBefore = longest.getAndSet(0);
        window = now;
      }
      before = now;
    }
  }

  /** Of one thread: a task that is asked for, and done. */
  private final class Pulse {

    private final Executor loop;
    private volatile boolean isAwaited;
    private volatile long asked;
    private volatile @Nullable Thread thread;
    private boolean isTold;

    private Pulse(Executor loop) {
      this.loop = loop;
    }

    void forgive(long now) {
      asked = now;
    }

    void feel(long now) {
      if (!isAwaited) {
        isTold = false;
        asked = now;
        isAwaited = true;
        ask();
      } else if (!isTold && now - asked > HELD_UP_NANOS) {
        tell(now - asked);
      }
    }

    private void ask() {
      try {
        loop.execute(this::beat);
      } catch (RejectedExecutionException ended) {
        // It goes down; whoever is asked never answers, and is not told of.
        isTold = true;
      }
    }

    private void beat() {
      thread = Thread.currentThread();
      var lag = System.nanoTime() - asked;
      longest.accumulateAndGet(lag, Math::max);
      isAwaited = false;
    }

    private void tell(long nanos) {
      var one = thread;
      if (one == null) {
        return; // It has not begun yet.
      }
      var frames = one.getStackTrace();
      if (Arrays.stream(frames).map(StackTraceElement::getMethodName).anyMatch(IDLE::contains)) {
        return;
      }
      isTold = true;
      heldUp.incrementAndGet();
      LOG.warn(
          "{} is held up for {} ms, and all who wait for it: {}",
          one.getName(),
          nanos / 1_000_000,
          Arrays.stream(frames)
              .limit(FRAMES_TOLD)
              .map(StackTraceElement::toString)
              .collect(Collectors.joining(" < ")));
    }
  }
}
