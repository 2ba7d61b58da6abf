package io.amends.store.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * Whether one Redis still answers. It is silent once a question was not answered in time and no
 * other was meanwhile; whoever asks it then is refused at once, for a task that waits for it in
 * vain keeps all behind it in its lane waiting, too. Now and then one of them is let through: not
 * every server of a Cluster has a key that is looked at every second. Thread-safe.
 */
final class Hearing {

  private static final long BETWEEN_TRIES = Duration.ofSeconds(5).toNanos();

  private final LongSupplier nanos;
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong triedAt = new AtomicLong();
  private volatile boolean isSilent;

  Hearing() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a clock that only goes forward
   */
  Hearing(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Fails at once while it is silent; {@code asked} is not subscribed to then. */
  <T> Mono<T> unlessSilent(Mono<T> asked) {
    return Mono.defer(() -> isRefused() ? Mono.error(Failures.silent()) : listenTo(asked));
  }

  /** The same, silent or not. */
  <T> Mono<T> listenTo(Mono<T> asked) {
    return Mono.defer(
        () -> {
          var before = answers.get();
          return asked
              .doOnSuccess(answer -> heard())
              .doOnError(Failures::isLate, late -> missed(before));
        });
  }

  private boolean isRefused() {
    if (!isSilent) {
      return false;
    }
    var last = triedAt.get();
    var now = nanos.getAsLong();
    return now - last < BETWEEN_TRIES || !triedAt.compareAndSet(last, now);
  }

  private void heard() {
    answers.incrementAndGet();
    isSilent = false;
  }

  private void missed(long before) {
    if (answers.get() == before) {
      triedAt.set(nanos.getAsLong());
      isSilent = true;
    }
  }
}
