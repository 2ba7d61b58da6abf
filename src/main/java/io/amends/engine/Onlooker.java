package io.amends.engine;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * One who looks on at a conversation. What it has not heard yet waits in a bounded queue; who reads
 * too slowly is cut off with {@link SlowReaderException} and can come back with the last {@code
 * seq} it saw. Thread-safe.
 */
final class Onlooker {

  private static final int UNREAD_AT_MOST = 256;

  /** It grows as it is needed: most of those who look on have read everything. */
  private final Sinks.Many<Announcement> unread =
      Sinks.many().unicast().onBackpressureBuffer(new LinkedBlockingQueue<>(UNREAD_AT_MOST));

  private volatile boolean hasLeft;

  /**
   * What it hears; once.
   *
   * @param before told first
   */
  Flux<Announcement> hears(Collection<? extends Announcement> before) {
    // Let go once it is told: whoever looks on may do so for hours.
    var untold = new AtomicReference<Collection<? extends Announcement>>(before);
    Flux<Announcement> first =
        Flux.defer(() -> Flux.fromIterable(untold.getAndSet(List.of()))).cast(Announcement.class);
    return Flux.concat(first, unread.asFlux());
  }

  /** Whether it heard, or will when it reads; if not, it is cut off. */
  synchronized boolean tell(Announcement announcement) {
    if (unread.tryEmitNext(announcement).isSuccess()) {
      return true;
    }
    unread.tryEmitError(new SlowReaderException());
    return false;
  }

  synchronized void end(RuntimeException why) {
    unread.tryEmitError(why);
  }

  /** It will hear nothing any more. */
  void leaves() {
    hasLeft = true;
  }

  boolean hasLeft() {
    return hasLeft;
  }
}
