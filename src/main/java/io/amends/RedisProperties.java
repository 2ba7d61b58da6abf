package io.amends;

import io.amends.store.redis.RedisSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Redis that several nodes share.
 *
 * @param url {@code redis://}, {@code rediss://} (with TLS), {@code redis-sentinel://}, or nodes of
 *     a Cluster separated by commas; it may hold a password and so belongs into the environment
 * @param timeout how long one command may take; what takes longer is refused as unavailable
 * @param replicas how many replicas must have what is acknowledged, with {@code
 *     amends.durability=replicated}
 */
@Validated
@ConfigurationProperties("amends.redis")
record RedisProperties(
    @DefaultValue("") String url,
    @DefaultValue("1500ms") Duration timeout,
    @DefaultValue("1") @Min(1) @Max(10) int replicas) {

  RedisSettings settings() {
    return new RedisSettings(url, timeout, replicas);
  }

  @Override
  public String toString() {
    return settings().toString();
  }
}
