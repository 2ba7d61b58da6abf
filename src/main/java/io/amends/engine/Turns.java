package io.amends.engine;

import java.util.ArrayDeque;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/** Lets works run one after another, in the order they came. Thread-safe. */
final class Turns {

  private final ArrayDeque<MonoSink<Boolean>> waiting = new ArrayDeque<>();
  private boolean busy;

  /** The work in its turn. One that is given up makes room like one that ends. */
  <T> Mono<T> run(Mono<T> work) {
    return Mono.usingWhen(
        Mono.<Boolean>create(this::enter), turn -> work, turn -> Mono.fromRunnable(this::leave));
  }

  private void enter(MonoSink<Boolean> sink) {
    synchronized (this) {
      if (busy) {
        waiting.add(sink);
        return;
      }
      busy = true;
    }
    sink.success(true);
  }

  private void leave() {
    MonoSink<Boolean> next;
    synchronized (this) {
      next = waiting.poll();
      busy = next != null;
    }
    if (next != null) {
      // On another thread: a long queue must not become a deep stack.
      Schedulers.parallel().schedule(() -> next.success(true));
    }
  }
}
