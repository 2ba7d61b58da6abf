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

  /**
   * How far a remedy is (CONTRACT §6): {@code requested}, {@code approved}, {@code
   * awaiting-parcel}, {@code inspecting}, {@code done} or {@code refused}; empty where the shop
   * does not know it, or does not answer.
   */
  Mono<String> remedyState(String id);
}
