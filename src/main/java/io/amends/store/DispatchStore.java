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

  /**
   * It is given up: out of its lane, kept among the {@link #deadLetters()} for a person. A second
   * time changes nothing.
   *
   * @param at now
   * @param reason in words for an agent, without customer text
   */
  Mono<Void> parked(String id, Instant at, String reason);

  /** What was given up, oldest first. */
  Flux<DeadLetter> deadLetters();

  /** A parked dispatch goes to the end of its lane, its attempts counted from nought. */
  Mono<Void> unparked(String id);
}
