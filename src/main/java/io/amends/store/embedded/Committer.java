package io.amends.store.embedded;

import io.amends.store.Durability;
import io.amends.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Whatever came in while the last batch was being made safe is the next
 * batch, so batches grow with the load and nobody waits for a timer. Results are handed to the
 * executors that the writes name, one task a batch each, never told on this thread.
 */
final class Committer implements Runnable {

  /** Writes that wait; more are refused with {@link StoreUnavailableException}. */
  static final int MAX_WAITING = 16_384;

  /** Bytes that wait; likewise. */
  static final long MAX_WAITING_BYTES = 64L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private final SegmentLog log;
  private final Index index;
  private final Durability durability;
  private final Duration tending;
  private final Ahead ahead;
  private final BlockingQueue<Write> queue = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong waitingBytes = new AtomicLong();
  private final Thread thread = new Thread(this, "amends-store-writer");
  private final Write last = new Write(new Entry.Mark(), Kind.CLOSED.alone(), Runnable::run, null);
  private final Write nudge = new Write(new Entry.Mark(), Kind.CLOSED.alone(), Runnable::run, null);
  private final Errands errands = new Errands();

  private long forcedAt = System.nanoTime();
  private long triedAt = System.nanoTime();
  private volatile boolean isFinished;

  /** It does not go away without a restart. */
  private volatile @Nullable String fault;

  /** It goes away when the disk works again. */
  private volatile @Nullable String trouble;

  /**
   * @param tending how long a commit may go without fsync in {@link Durability#LOCAL}, and how long
   *     a trouble is left alone
   */
  Committer(SegmentLog log, Index index, Durability durability, Duration tending) {
    this.log = log;
    this.index = index;
    this.durability = durability;
    this.tending = tending;
    this.ahead = new Ahead(index);
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Why nothing can be written at the moment; empty: all is well. */
  Optional<String> fault() {
    return Optional.ofNullable(fault != null ? fault : trouble);
  }

  /** Never waits. Who waits for the write is told later, or here and now when there is no room. */
  void submit(Write write) {
    if (waitingBytes.addAndGet(write.size()) > MAX_WAITING_BYTES || !queue.offer(write)) {
      waitingBytes.addAndGet(-write.size());
      write.refuseUnlessSafe(
          () -> new StoreUnavailableException("more writes wait than the store can take"));
      write.finish();
    } else if (isFinished) {
      refuseTheRest();
    }
  }

  /**
   * Does something on the thread that writes, between two batches. It fails as a write does, and an
   * {@link IOException} of it counts as one of a write.
   */
  <T> CompletableFuture<T> between(Callable<T> work) {
    var done = errands.add(work);
    // Where there is no room for a nudge, something else gets the thread going.
    queue.offer(nudge);
    if (isFinished) {
      errands.refuse(this::unavailable);
    }
    return done;
  }

  /** Commits what waits, then ends. */
  void close() throws InterruptedException {
    queue.put(last);
    thread.join();
  }

  @Override
  public void run() {
    try {
      while (round()) {
        // Each round is one batch.
      }
    } catch (InterruptedException e) {
      fault = "the store's writer was interrupted";
    } finally {
      isFinished = true;
      refuseTheRest();
    }
  }

  private boolean round() throws InterruptedException {
    var mustTend = trouble != null || log.isUnforced();
    var first = mustTend ? queue.poll(tending.toNanos(), TimeUnit.NANOSECONDS) : queue.take();
    var batch = new ArrayList<Write>();
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch);
    }
    var goesOn = !batch.remove(last);
    batch.removeIf(write -> write == nudge);
    batch.forEach(write -> waitingBytes.addAndGet(-write.size()));
    commit(batch);
    if (!goesOn) {
      endInGoodOrder();
    }
    return goesOn;
  }

  /** A batch without writes only tends to what was left undone. */
  private void commit(List<Write> batch) {
    try {
      if (fault == null && (trouble == null || isDue(triedAt))) {
        triedAt = System.nanoTime();
        log.heal();
        write(batch);
        errands.run();
        forceWhenDue(batch.isEmpty());
        trouble = null;
      }
    } catch (ForceFailedException failed) {
      fail("fsync failed (" + failed.getMessage() + "): what was written last may be lost", failed);
    } catch (IOException failed) {
      log.rollBack();
      getIntoTrouble(failed);
    } catch (RuntimeException | Error bug) {
      fail("the store's writer failed: " + bug, bug);
    }
    ahead.clear();
    if (fault != null || trouble != null) {
      errands.refuse(this::unavailable);
    }
    batch.forEach(write -> write.refuseUnlessSafe(this::unavailable));
    tell(batch);
  }

  private void write(List<Write> batch) throws IOException {
    var staged = new ArrayList<Write>();
    for (var write : batch) {
      if (write.isClaimed(ahead)) {
        if (!log.fits(write.size())) {
          settle(staged);
          log.roll();
        }
        write.stageIn(log);
        staged.add(write);
      }
    }
    settle(staged);
  }

  private void settle(List<Write> staged) throws IOException {
    if (!staged.isEmpty()) {
      log.commit(durability == Durability.FSYNC);
      staged.forEach(write -> write.becomeSafe(index));
      staged.clear();
    }
  }

  private void forceWhenDue(boolean isIdle) throws ForceFailedException {
    if (log.isUnforced() && (isIdle || isDue(forcedAt))) {
      log.force();
      forcedAt = System.nanoTime();
    }
  }

  private boolean isDue(long since) {
    return System.nanoTime() - since >= tending.toNanos();
  }

  private void fail(String why, Throwable cause) {
    fault = why + "; the store takes nothing more until it is restarted";
    LOG.error(fault, cause);
  }

  private void getIntoTrouble(IOException failed) {
    if (trouble == null) {
      LOG.warn("cannot write, and will go on trying", failed);
    }
    trouble = "cannot write: " + failed.getMessage();
  }

  private StoreUnavailableException unavailable() {
    return new StoreUnavailableException(fault().orElse("the store is closed"));
  }

  /** One task a batch for every executor: a hop for each write would cost more than the write. */
  private static void tell(List<Write> batch) {
    var byExecutor = new IdentityHashMap<Executor, List<Write>>();
    for (var write : batch) {
      byExecutor.computeIfAbsent(write.results(), any -> new ArrayList<>()).add(write);
    }
    byExecutor.forEach(
        (executor, writes) -> {
          try {
            executor.execute(() -> writes.forEach(Write::finish));
          } catch (RejectedExecutionException isShutDown) {
            writes.forEach(Write::finish);
          }
        });
  }

  private void refuseTheRest() {
    errands.refuse(this::unavailable);
    for (var write = queue.poll(); write != null; write = queue.poll()) {
      write.refuseUnlessSafe(this::unavailable);
      write.finish();
    }
  }

  /** With this at its end, a segment that was damaged later is told from one that was torn. */
  private void endInGoodOrder() {
    try {
      if (fault == null && trouble == null && log.fits(last.size())) {
        log.force();
        last.stageIn(log);
        log.commit(true);
      }
    } catch (IOException failed) {
      LOG.warn("could not close in good order; what was acknowledged is safe", failed);
    }
  }
}
