package io.amends.store.embedded;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/** A write on its way to the disk: what it is, and who waits for it. */
final class Write {

  private final Entry entry;
  private final byte[] payload;
  private final int crc;
  private final Executor results;
  private final @Nullable MonoSink<Void> waiting;
  private @Nullable Place place;
  private @Nullable RuntimeException refusal;
  private boolean isSafe;

  /**
   * @param results where the one who waits wants to hear of it
   * @param waiting {@code null}: nobody
   */
  Write(Entry entry, byte[] payload, Executor results, @Nullable MonoSink<Void> waiting) {
    this.entry = entry;
    this.payload = payload;
    this.crc = Frame.crc(payload);
    this.results = results;
    this.waiting = waiting;
  }

  int size() {
    return payload.length;
  }

  Executor results() {
    return results;
  }

  /** Whether it agrees with what was written before; otherwise it is refused. */
  boolean isClaimed(Ahead ahead) {
    try {
      entry.claim(ahead);
      return true;
    } catch (RuntimeException contradiction) {
      refusal = contradiction;
      return false;
    }
  }

  void stageIn(SegmentLog log) throws IOException {
    place = log.stage(payload, crc);
  }

  /** It is as durable as was promised: readers may see it. */
  void becomeSafe(Index index) {
    if (place != null) {
      entry.applyTo(index, place);
      isSafe = true;
    }
  }

  /** Nothing of it remains; if it was refused before, for that reason. */
  void refuseUnlessSafe(Supplier<? extends RuntimeException> why) {
    if (!isSafe && refusal == null) {
      refusal = why.get();
    }
  }

  /** Tells the one who waits. */
  void finish() {
    if (waiting == null) {
      return;
    }
    if (refusal != null) {
      waiting.error(refusal);
    } else {
      waiting.success();
    }
  }
}
