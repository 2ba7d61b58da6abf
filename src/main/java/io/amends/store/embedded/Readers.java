package io.amends.store.embedded;

import io.amends.store.DeadLetter;
import io.amends.store.Dispatch;
import io.amends.store.StoreUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Reads records back from the disk, on a few threads of its own. A read that was begun is never
 * interrupted, whatever its subscriber does: an interrupt would close the file for everybody.
 */
final class Readers {

  private static final int THREADS = 2;

  /** Reads that wait; more are refused with {@link StoreUnavailableException}. */
  private static final int MAX_WAITING = 10_000;

  private static final int TRIES = 20;

  private static final long GOODBYE_SECONDS = 5;

  private final SegmentLog log;
  private final Supplier<Executor> results;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          Readers::thread);

  Readers(SegmentLog log, Supplier<Executor> results) {
    this.log = log;
    this.results = results;
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "amends-store-reader");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The events of the records at those places, one record after another.
   *
   * @param places asked again where compaction moved a record meanwhile
   */
  <T> Flux<T> events(Supplier<Places> places, Function<byte[], List<T>> eventsOf) {
    return places.get().isNone()
        ? Flux.empty()
        : read(
            () -> {
              var all = new ArrayList<T>();
              for (var place : places.get().all()) {
                all.addAll(eventsOf.apply(log.read(place)));
              }
              return all;
            });
  }

  /**
   * The dispatches with their bodies.
   *
   * @param waiting likewise
   */
  Flux<Dispatch> dispatches(Supplier<List<Waiting>> waiting) {
    return each(waiting, one -> one.with(asWritten(one)));
  }

  /**
   * What was given up, with the bodies.
   *
   * @param parked likewise
   */
  Flux<DeadLetter> deadLetters(Supplier<List<Parked>> parked) {
    return each(parked, one -> one.with(asWritten(one.waiting())));
  }

  /** Reads one of several. */
  private interface Reading<K, T> {
    T of(K known) throws IOException;
  }

  private <K, T> Flux<T> each(Supplier<List<K>> known, Reading<K, T> reading) {
    return known.get().isEmpty()
        ? Flux.empty()
        : read(
            () -> {
              var all = new ArrayList<T>();
              for (var one : known.get()) {
                all.add(reading.of(one));
              }
              return all;
            });
  }

  private Dispatch asWritten(Waiting waiting) throws IOException {
    return Payload.dispatch(log.read(waiting.place()), waiting.id());
  }

  /** Reads once subscribed. The result comes where the store's results come. */
  <T> Flux<T> read(Callable<List<T>> reading) {
    return Mono.<List<T>>create(sink -> submit(reading, results.get(), sink))
        .flatMapIterable(all -> all);
  }

  private <T> void submit(Callable<T> reading, Executor to, MonoSink<T> sink) {
    try {
      threads.execute(() -> tell(to, result(reading, sink)));
    } catch (RejectedExecutionException full) {
      sink.error(new StoreUnavailableException("more reads wait than the store can take"));
    }
  }

  private static <T> Runnable result(Callable<T> reading, MonoSink<T> sink) {
    try {
      var value = patiently(reading);
      return () -> sink.success(value);
    } catch (IOException failed) {
      return () ->
          sink.error(new StoreUnavailableException("cannot read: " + failed.getMessage(), failed));
    } catch (Exception | Error bug) {
      return () -> sink.error(bug);
    }
  }

  /** A record moves at most once in a pass, and a pass takes longer than a reading. */
  private static <T> T patiently(Callable<T> reading) throws Exception {
    for (var tries = 1; tries < TRIES; tries++) {
      try {
        return reading.call();
      } catch (MovedException again) {
        // The index knows where it is now.
      }
    }
    return reading.call();
  }

  private static void tell(Executor to, Runnable result) {
    try {
      to.execute(result);
    } catch (RejectedExecutionException isShutDown) {
      result.run();
    }
  }

  void close() throws InterruptedException {
    threads.shutdown();
    threads.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
  }
}
