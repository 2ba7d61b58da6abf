package io.amends.store;

import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What still has to be sent. Dispatches come in with {@link EventStore#append}. Thread-safe;
 * nothing happens before subscription.
 */
public interface DispatchStore {

  /**
   * The head of every lane whose time has come, soonest first: a lane's later dispatches wait for
   * the earlier ones.
   */
  Flux<Dispatch> ready(Instant now, int limit);

  /** It arrived: it is never ready again. */
  Mono<Void> sent(String id);

  /** It did not arrive: it is ready again at that time, its attempts one more. */
  Mono<Void> postponed(String id, Instant notBefore, String reason);

  /** It is given up: out of its lane, kept in {@link #parked()} for a person. */
  Mono<Void> parked(String id, String reason);

  /** What was given up, oldest first. */
  Flux<Dispatch> parked();

  /** A parked dispatch goes to the end of its lane, its attempts counted from nought. */
  Mono<Void> unparked(String id);
}
