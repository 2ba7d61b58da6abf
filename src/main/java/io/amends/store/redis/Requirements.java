package io.amends.store.redis;

import io.amends.store.Durability;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a Redis must be so that an acknowledgement means what was promised.
 *
 * @param replicas how many must be connected where writes are acknowledged by replicas
 * @param isCluster whether it is said to be a Cluster
 */
record Requirements(Durability durability, int replicas, boolean isCluster) {

  /** While it does, it does not know its own configuration. */
  static final String LOADING = "it is still loading its data: wait until it has";

  private static final int OLDEST = 7;

  /**
   * Why it cannot be used, and what to do; empty when all is well.
   *
   * @param info the answer to {@code INFO}
   * @param appendfsync as configured; empty: Redis does not tell
   */
  Optional<String> unmet(String info, String appendfsync) {
    var facts = facts(info);
    if (facts.getOrDefault("loading", "0").equals("1")) {
      return Optional.of(LOADING);
    }
    var version = facts.getOrDefault("redis_version", "?");
    if (major(version) < OLDEST) {
      return Optional.of("it is version " + version + ", older than 7.0: upgrade it");
    }
    if (facts.getOrDefault("redis_mode", "").equals("cluster") != isCluster) {
      return Optional.of(
          isCluster
              ? "it is no part of a Redis Cluster, which is what a comma in amends.redis.url"
                  + " means: name one server"
              : "it is part of a Redis Cluster: name its nodes in amends.redis.url, separated by"
                  + " commas (redis://host:6379,other-host:6379)");
    }
    if (!facts.getOrDefault("role", "master").equals("master")) {
      return Optional.of("it is a replica: name the primary, or Sentinel (redis-sentinel://)");
    }
    if (!facts.getOrDefault("aof_enabled", "").equals("1")) {
      return Optional.of(
          "it keeps nothing when it ends, for its append-only file is off: set \"appendonly yes\""
              + " in its configuration (or amends.store=memory, to try things out)");
    }
    var policy = facts.getOrDefault("maxmemory_policy", "?");
    if (!policy.equals("noeviction")) {
      return Optional.of(
          "it throws data away when its memory is full (maxmemory-policy is "
              + policy
              + "): set \"maxmemory-policy noeviction\"");
    }
    return unmetByDurability(facts, appendfsync);
  }

  private Optional<String> unmetByDurability(Map<String, String> facts, String appendfsync) {
    if (durability == Durability.FSYNC && !appendfsync.equals("always")) {
      return Optional.of(
          "amends.durability=fsync needs \"appendfsync always\", and it "
              + (appendfsync.isEmpty() ? "does not tell what it has" : "has " + appendfsync)
              + ": set it and allow CONFIG GET, or choose amends.durability=local");
    }
    var connected = facts.getOrDefault("connected_slaves", "0");
    if (durability == Durability.REPLICATED && Integer.parseInt(connected) < replicas) {
      return Optional.of(
          "amends.durability=replicated needs "
              + replicas
              + " replicas (amends.redis.replicas), and it has "
              + connected
              + ": connect them, or choose amends.durability=local");
    }
    return Optional.empty();
  }

  private static int major(String version) {
    var dot = version.indexOf('.');
    try {
      return Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
    } catch (NumberFormatException unknown) {
      return 0;
    }
  }

  /** What INFO tells, by name. */
  static Map<String, String> facts(String info) {
    var facts = new HashMap<String, String>();
    for (var line : info.split("\r?\n")) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        facts.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    return facts;
  }
}
