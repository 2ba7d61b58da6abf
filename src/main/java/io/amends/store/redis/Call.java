package io.amends.store.redis;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One write at a primary.
 *
 * @param script {@code null}: nothing is written, only what was is waited for
 * @param keys all in one slot, 1 and up
 * @param isAsked whether the slot is on its way to that primary, which has to be told so
 */
record Call(@Nullable Script script, String[] keys, byte[][] arguments, boolean isAsked) {

  static Call settled(String key) {
    return new Call(null, new String[] {key}, new byte[0][], false);
  }

  Call asked() {
    return new Call(script, keys, arguments, true);
  }

  boolean writes() {
    return script != null;
  }

  CompletableFuture<List<Object>> at(RedisClusterAsyncCommands<String, byte[]> redis) {
    if (script == null) {
      return CompletableFuture.completedFuture(List.of());
    }
    if (isAsked) {
      // It is for the next command only, so that must not be one that may be unknown.
      redis.asking();
      return script.callByText(redis, keys, arguments);
    }
    return script.call(redis, keys, arguments);
  }
}
