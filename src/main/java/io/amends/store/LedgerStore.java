package io.amends.store;

import io.amends.remedy.LedgerEvent;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the ledger of each order. Thread-safe; nothing happens before subscription. */
public interface LedgerStore {

  /** The events of an order's ledger in order, none for an unknown order. */
  Flux<LedgerEvent> ledger(String order);

  /**
   * Appends all or nothing, durably. Fails with {@link StaleVersionException} when the ledger has
   * another number of events than expected.
   */
  Mono<Void> append(String order, long expectedVersion, List<LedgerEvent> events);
}
