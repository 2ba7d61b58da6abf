package io.amends.store.embedded;

import io.amends.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back the room of what nobody needs any more, on a thread of its own, while appends go on. A
 * pass begins soon after something was erased, and when half of the bytes on disk are waste. Now
 * and then it writes a checkpoint, for a quick start.
 */
final class Compactor {

  /** How long after an erasure a pass begins; what is erased meanwhile goes with the same pass. */
  static final Duration SOON = Duration.ofSeconds(5);

  /** What a pass reads and writes in a second, at most: the disk is there for appends. */
  static final long BYTES_A_SECOND = 32L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

  /** How often it is looked whether there is something to do. */
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  /** Less waste than that is left alone. */
  private static final long WASTE_AT_LEAST = 32L << 20;

  /** A checkpoint is written when so many segments came after the last one. */
  private static final int SEGMENTS_UNTIL_CHECKPOINT = 16;

  private final SegmentLog log;
  private final Index index;
  private final Committer committer;
  private final Disk disk;
  private final int segmentBytes;
  private final boolean byItself;
  private final Semaphore nudges = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "amends-store-compactor");
  private int segmentsAtCheckpoint;

  /**
   * @param byItself otherwise only when told to
   */
  Compactor(
      SegmentLog log,
      Index index,
      Committer committer,
      Disk disk,
      int segmentBytes,
      boolean byItself) {
    this.log = log;
    this.index = index;
    this.committer = committer;
    this.disk = disk;
    this.segmentBytes = segmentBytes;
    this.byItself = byItself;
    this.segmentsAtCheckpoint = log.segments();
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Something was erased. */
  void nudge() {
    nudges.release();
  }

  /** Ends it where it is: what was begun is begun anew at the next start. */
  void close() throws InterruptedException {
    closing.countDown();
    nudge();
    thread.join();
  }

  private void run() {
    try {
      while (!isClosing()) {
        if (index.waste().mustGo()) {
          closing.await(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } else {
          nudges.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
          nudges.drainPermits();
        }
        if (byItself && !isClosing()) {
          look();
        } else if (!byItself) {
          closing.await();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void look() {
    var onDisk = (long) log.segments() * segmentBytes;
    var waste = index.waste().bytes();
    if (index.waste().mustGo() || waste > WASTE_AT_LEAST && waste > onDisk / 2) {
      passNow();
    }
    if (log.segments() >= segmentsAtCheckpoint + SEGMENTS_UNTIL_CHECKPOINT && !isClosing()) {
      save();
    }
  }

  /** One pass, here and now. Only one at a time. */
  synchronized void passNow() {
    try {
      new CompactionPass(log, index, disk, segmentBytes, this::between, this::breathe).run();
    } catch (StoppedException closing) {
      LOG.info("compaction goes on after the next start");
    } catch (IOException | StoreUnavailableException failed) {
      LOG.warn("could not compact, and will try again: {}", failed.toString());
    } catch (RuntimeException bug) {
      LOG.error("could not compact; nothing was lost", bug);
    }
  }

  private <T> T between(Callable<T> work) throws IOException {
    try {
      return committer.between(work).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw failed;
    }
  }

  /** Waits as long as so many bytes may take, less the time that they took. */
  private void breathe(long bytes, long nanos) throws IOException {
    var allowed = TimeUnit.SECONDS.toNanos(bytes) / BYTES_A_SECOND;
    try {
      if (closing.await(Math.max(0, allowed - nanos), TimeUnit.NANOSECONDS)) {
        throw new StoppedException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  /** The store is being closed. */
  private static final class StoppedException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Writes the checkpoint while appends go on; they wait while the index is copied. */
  private synchronized void save() {
    try {
      between(this::safeCopy).write(log.folder(), disk);
      segmentsAtCheckpoint = log.segments();
    } catch (IOException | RuntimeException failed) {
      LOG.warn("could not write a checkpoint; the next start takes longer", failed);
    }
  }

  /** Of nothing that power loss could take back. */
  private Checkpoint safeCopy() throws IOException {
    log.force();
    return Checkpoint.of(index, log);
  }

  /** The same when nobody writes any more. */
  void saveForNextStart() {
    try {
      safeCopy().write(log.folder(), disk);
    } catch (IOException failed) {
      LOG.warn("could not write a checkpoint; the next start takes longer", failed);
    }
  }
}
