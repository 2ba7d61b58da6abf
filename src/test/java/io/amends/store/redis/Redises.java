package io.amends.store.redis;

import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import java.time.Clock;
import java.time.Duration;

/** Stores on a test's Redis. */
final class Redises {

  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private Redises() {}

  static RedisStore store(RedisServer server, Clock clock) {
    return store(server.url(), Durability.LOCAL, clock);
  }

  static RedisStore store(String url, Durability durability, Clock clock) {
    return RedisStore.open(
        new RedisSettings(url, TIMEOUT, 1), durability, new JsonEventCodec(), clock);
  }
}
