package io.amends.store.redis;

import io.lettuce.core.RedisURI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where Redis is, as {@code amends.redis.url} says it.
 *
 * @param uris one; or of a Cluster some of its nodes, 1 and up
 */
record Address(List<RedisURI> uris, boolean isCluster) {

  private static final String SENTINEL = "redis-sentinel";

  Address {
    uris = List.copyOf(uris);
  }

  /**
   * Reads it. A comma makes it a Cluster; what stands before the first host (scheme, password) is
   * for all of them, unless they have their own.
   *
   * @throws CannotUseRedisException when it says nothing or nothing that can be read
   */
  static Address of(RedisSettings settings) {
    var url = settings.url().strip();
    if (url.isEmpty()) {
      throw new CannotUseRedisException(
          "amends.redis.url is not set: name the Redis, such as redis://host:6379");
    }
    var isCluster = url.contains(",") && !url.startsWith(SENTINEL);
    var uris = new ArrayList<RedisURI>();
    for (var one : isCluster ? nodes(url) : List.of(url)) {
      uris.add(uri(one, settings));
    }
    return new Address(uris, isCluster);
  }

  private static List<String> nodes(String urls) {
    var parts = urls.split(",");
    if (parts.length == 0) {
      return List.of(urls);
    }
    var first = parts[0].strip();
    var scheme = first.indexOf("://");
    var head =
        first.substring(0, Math.max(first.lastIndexOf('@') + 1, scheme < 0 ? 0 : scheme + 3));
    var nodes = new ArrayList<String>();
    for (var part : parts) {
      var node = part.strip();
      if (!node.isEmpty()) {
        nodes.add(node.contains("://") ? node : head + node);
      }
    }
    return nodes;
  }

  private static RedisURI uri(String url, RedisSettings settings) {
    try {
      var uri = RedisURI.create(url);
      uri.setTimeout(settings.timeout());
      uri.setClientName("amends");
      return uri;
    } catch (IllegalArgumentException garbage) {
      // Its message quotes the URL, password and all.
      throw new CannotUseRedisException(
          "amends.redis.url is no URL of a Redis: write redis://host:6379, with a password"
              + " redis://:password@host:6379, or for a Cluster redis://host:6379,other-host:6379");
    }
  }

  RedisURI first() {
    return uris.get(0);
  }

  /** For people; without the password. */
  String place() {
    if (isCluster) {
      return uris.stream()
          .map(Address::hostAndPort)
          .collect(Collectors.joining(", ", "Redis Cluster at ", ""));
    }
    return first().getSentinels().isEmpty()
        ? "Redis at " + hostAndPort(first())
        : "Redis behind the Sentinel at " + hostAndPort(first().getSentinels().get(0));
  }

  private static String hostAndPort(RedisURI uri) {
    return uri.getHost() + ":" + uri.getPort();
  }
}
