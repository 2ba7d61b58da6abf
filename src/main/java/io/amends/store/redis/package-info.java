/**
 * The durable store that several nodes share: Redis 7.0 or later, stand-alone, behind Sentinel or a
 * Cluster, with one layout and the same scripts for all. Each append is one Lua script; the scripts
 * are resources beside these classes. Start reading at {@link io.amends.store.redis.RedisStore},
 * then {@code Keys} (what lies where) and {@code append.lua}.
 *
 * <p>Never sends a command twice by itself: what became of one that got no answer is found out by
 * reading.
 */
@NullMarked
package io.amends.store.redis;

import org.jspecify.annotations.NullMarked;
