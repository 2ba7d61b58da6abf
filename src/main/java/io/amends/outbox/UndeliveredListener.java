package io.amends.outbox;

import io.amends.store.Dispatch;
import reactor.core.publisher.Mono;

/** Hears of what is given up, so that a person is told. */
@FunctionalInterface
public interface UndeliveredListener {

  /**
   * The dispatch is about to be parked. It may come more than once for the same dispatch. Nothing
   * happens before subscription.
   *
   * @param reason why, in words for an agent, without customer text
   */
  Mono<Void> undelivered(Dispatch dispatch, String reason);

  /** The same where the receiver refused it, so that it surely had no effect there. */
  default Mono<Void> refused(Dispatch dispatch, String reason) {
    return undelivered(dispatch, reason);
  }
}
