package io.amends.store.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Writes at one primary. */
interface PrimaryWriter {

  /**
   * The answer once it is as durable as was promised, and so is all that the primary had before.
   * Fails with what Redis said or how the way to it broke.
   */
  CompletableFuture<List<Object>> enter(Call call);
}
