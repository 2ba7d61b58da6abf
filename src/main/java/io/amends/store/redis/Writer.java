package io.amends.store.redis;

import java.util.List;
import reactor.core.publisher.Mono;

/** Calls scripts that write; the answer comes when the write is as durable as was promised. */
interface Writer {

  /**
   * Fails with {@link io.amends.store.StoreUnavailableException}: what became of it is unknown.
   *
   * @param keys all in one slot, 1 and up
   */
  Mono<List<Object>> write(Script script, String[] keys, byte[]... arguments);

  /** The same without waiting until it is durable: for what may be lost, or is settled later. */
  Mono<List<Object>> writeLightly(Script script, String[] keys, byte[]... arguments);

  /**
   * Completes when whatever can be read now is as durable as was promised, at least where that key
   * is; fails likewise.
   */
  Mono<Void> settled(String key);
}
