package io.amends.store.redis;

import java.time.Duration;

/**
 * Which Redis, and how patient.
 *
 * @param url {@code redis://}, {@code rediss://} or {@code redis-sentinel://}, or nodes of a
 *     Cluster separated by commas; it may hold a password and is never printed
 * @param timeout how long one command may take; what takes longer counts as unknown
 * @param replicas how many replicas must have what is acknowledged, where that is what durability
 *     means; 1 and up
 */
public record RedisSettings(String url, Duration timeout, int replicas) {

  @Override
  public String toString() {
    return "RedisSettings[url=***, timeout=" + timeout + ", replicas=" + replicas + "]";
  }
}
