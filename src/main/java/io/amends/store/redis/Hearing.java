package io.amends.store.redis;

import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/**
 * Whether one Redis still answers. It is silent once a question was not answered in time and no
 * other was meanwhile; whoever asks it then is refused at once, for a task that waits for it in
 * vain keeps all behind it in its lane waiting, too. Thread-safe.
 */
final class Hearing {

  private final AtomicLong answers = new AtomicLong();
  private volatile boolean isSilent;

  /** Fails at once while it is silent; {@code asked} is not subscribed to then. */
  <T> Mono<T> unlessSilent(Mono<T> asked) {
    return Mono.defer(() -> isSilent ? Mono.error(Failures.silent()) : listenTo(asked));
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

  private void heard() {
    answers.incrementAndGet();
    isSilent = false;
  }

  private void missed(long before) {
    if (answers.get() == before) {
      isSilent = true;
    }
  }
}
