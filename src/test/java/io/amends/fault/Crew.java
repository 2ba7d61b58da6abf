package io.amends.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Several threads that do the same with many things. */
final class Crew {

  private Crew() {}

  /** Comes back when it is done with all of them; fails as the first of them. */
  static <T> void does(int threads, List<T> all, Consumer<T> work) {
    var crew = Executors.newFixedThreadPool(threads);
    try {
      var tasks = new ArrayList<Future<?>>();
      all.forEach(one -> tasks.add(crew.submit(() -> work.accept(one))));
      for (var task : tasks) {
        task.get(Bench.HANG.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    } catch (InterruptedException | TimeoutException stop) {
      throw new IllegalStateException(stop);
    } finally {
      crew.shutdownNow();
    }
  }
}
