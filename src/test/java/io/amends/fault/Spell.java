package io.amends.fault;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Something that goes wrong for a while. */
record Spell(String what, Duration length, Runnable begin, Runnable end) {

  /**
   * Lets it happen, with a look again and again until it is over, then waits until all is well.
   *
   * @param look told whether it is over; the last look may end later than the trouble
   * @param recovers comes back when all is well
   */
  void over(Bench bench, Consumer<BooleanSupplier> look, Runnable recovers) {
    var isOver = new AtomicBoolean();
    var clock = Executors.newSingleThreadScheduledExecutor();
    var since = bench.breaks(what);
    begin.run();
    try {
      clock.schedule(
          () -> {
            isOver.set(true);
            end.run();
          },
          length.toMillis(),
          TimeUnit.MILLISECONDS);
      do {
        look.accept(isOver::get);
        LockSupport.parkNanos(length.toNanos() / Look.LOOKS_AT_MOST);
      } while (!isOver.get());
    } finally {
      end(clock);
    }
    recovers.run();
    bench.mended(since, what);
  }

  /** What is scheduled is done first, so that nothing stays broken. */
  private static void end(ExecutorService clock) {
    clock.shutdown();
    try {
      if (!clock.awaitTermination(Bench.HANG.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end");
      }
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
