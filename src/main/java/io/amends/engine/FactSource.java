package io.amends.engine;

import io.amends.commerce.Lookup;
import reactor.core.publisher.Mono;

/**
 * Asks the shop what is true. Never fails: a slow, failing or absent shop is {@link
 * Lookup.Unavailable}. Nothing happens before subscription. Thread-safe.
 */
public interface FactSource {

  /** {@link Lookup.Found}, {@link Lookup.NotFound} or {@link Lookup.Unavailable}. */
  Mono<Lookup> order(String number);

  /** {@link Lookup.Listed} or {@link Lookup.Unavailable}. */
  Mono<Lookup> ordersOf(String customer);
}
