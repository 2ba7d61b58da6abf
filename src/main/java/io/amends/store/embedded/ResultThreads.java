package io.amends.store.embedded;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import reactor.core.scheduler.NonBlocking;

/**
 * Where results come unless the store was told otherwise: a few threads, always the same one for
 * the same subscribing thread. Their queues hold no more than the writes and reads that were let
 * in.
 */
final class ResultThreads implements Supplier<Executor> {

  private static final long GOODBYE_SECONDS = 5;

  private final ExecutorService[] threads;

  ResultThreads() {
    threads =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(ResultThreads::single)
            .toArray(ExecutorService[]::new);
  }

  private static ExecutorService single(int number) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> new ResultThread(task, "amends-store-results-" + number));
  }

  @Override
  public Executor get() {
    return threads[(int) (Thread.currentThread().getId() % threads.length)];
  }

  void close() throws InterruptedException {
    for (var thread : threads) {
      thread.shutdown();
    }
    for (var thread : threads) {
      thread.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Reactor refuses to block on it. */
  private static final class ResultThread extends Thread implements NonBlocking {

    ResultThread(Runnable task, String name) {
      super(task, name);
      setDaemon(true);
    }
  }
}
