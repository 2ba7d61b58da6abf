package io.amends.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Work that nobody waits for, owned and ended by the engine. What fails here is not lost: the
 * conversation's wake-up time, recorded before, brings it back.
 */
final class Background {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final Disposable.Composite running = Disposables.composite();

  void run(Mono<?> work) {
    var slot = Disposables.swap();
    running.add(slot);
    slot.update(
        work.doFinally(signal -> running.remove(slot))
            .subscribe(
                done -> {}, failure -> LOG.warn("Tried again later: {}", failure.toString())));
  }

  void stop() {
    running.dispose();
  }
}
