package io.amends.engine;

import io.amends.store.Dispatch;
import reactor.core.publisher.Mono;

/**
 * Carries dispatches of one destination to the outside. Completes when the receiver has it; fails
 * with {@link ChannelUnavailableException} (try again) or {@link ChannelRejectedException} (never
 * again). Nothing happens before subscription. Thread-safe.
 */
public interface Sender {

  /** The {@link Dispatch#destination()} that it serves. */
  String destination();

  Mono<Void> send(Dispatch dispatch);
}
