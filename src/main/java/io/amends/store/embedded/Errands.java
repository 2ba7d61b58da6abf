package io.amends.store.embedded;

import io.amends.store.StoreUnavailableException;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * What the thread that writes does between two batches, when nothing is staged and the index knows
 * all that was committed.
 */
final class Errands {

  private record Errand<T>(Callable<T> work, CompletableFuture<T> done) {

    /** Tells the one who waits, and lets through what concerns the disk. */
    void run() throws IOException {
      try {
        done.complete(work.call());
      } catch (IOException failed) {
        done.completeExceptionally(
            new StoreUnavailableException("cannot write: " + failed.getMessage(), failed));
        throw failed;
      } catch (RuntimeException | Error bug) {
        done.completeExceptionally(bug);
        throw bug;
      } catch (Exception never) {
        done.completeExceptionally(never);
        throw new IllegalStateException(never);
      }
    }
  }

  private final Queue<Errand<?>> waiting = new ConcurrentLinkedQueue<>();

  <T> CompletableFuture<T> add(Callable<T> work) {
    var errand = new Errand<>(work, new CompletableFuture<T>());
    waiting.add(errand);
    return errand.done();
  }

  void run() throws IOException {
    for (var errand = waiting.poll(); errand != null; errand = waiting.poll()) {
      errand.run();
    }
  }

  void refuse(Supplier<? extends RuntimeException> why) {
    for (var errand = waiting.poll(); errand != null; errand = waiting.poll()) {
      errand.done().completeExceptionally(why.get());
    }
  }
}
