package io.amends.store.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the sharded channel of each group, at the primary that has it: one connection to each.
 * Where that changes, or a connection breaks, somebody has to say {@link #attend()} again.
 */
final class Ears implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Ears.class);
  private static final Map<String, Integer> GROUPS =
      IntStream.range(0, Keys.GROUPS).boxed().collect(Collectors.toMap(Keys::news, group -> group));

  private final Link link;
  private final IntConsumer begun;
  private final BiConsumer<Integer, byte[]> heard;
  private final Map<String, CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>>>
      connections = new ConcurrentHashMap<>();

  /** At which primary each group is listened to; {@code null}: nowhere. */
  private final @Nullable String[] at = new @Nullable String[Keys.GROUPS];

  /**
   * @param begun told whenever listening to a group begins: nobody knows what was said before
   */
  Ears(Link link, IntConsumer begun, BiConsumer<Integer, byte[]> heard) {
    this.link = link;
    this.begun = begun;
    this.heard = heard;
  }

  /** Begins to listen where it should be listened and is not. */
  synchronized void attend() {
    closeAllBut(link.primaries());
    for (var group = 0; group < Keys.GROUPS; group++) {
      var channel = Keys.news(group);
      var primary = link.primaryOf(channel).orElse("");
      if (!primary.isEmpty() && !primary.equals(at[group])) {
        leave(at[group], channel);
        at[group] = primary;
        subscribe(primary, group, channel);
      }
    }
  }

  private void leave(@Nullable String primary, String channel) {
    var connection = primary == null ? null : connections.get(primary);
    if (connection != null) {
      connection.thenAccept(there -> there.async().sunsubscribe(channel));
    }
  }

  private void subscribe(String primary, int group, String channel) {
    connection(primary)
        .thenCompose(connection -> connection.async().ssubscribe(channel))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.debug("What other nodes do is heard a second late: {}", failure.toString());
                deaf(primary, group);
              }
            });
  }

  private CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>> connection(
      String primary) {
    var known = connections.get(primary);
    if (known != null && !known.isCompletedExceptionally()) {
      return known;
    }
    var connection =
        link.listening(primary)
            .thenApply(
                there -> {
                  there.addListener(listener(primary));
                  there.addListener(watching(primary));
                  return there;
                });
    connections.put(primary, connection);
    return connection;
  }

  private RedisPubSubAdapter<String, byte[]> listener(String primary) {
    return new RedisPubSubAdapter<>() {
      @Override
      public void ssubscribed(String channel, long count) {
        listens(primary, group(channel));
      }

      @Override
      public void sunsubscribed(String channel, long count) {
        deaf(primary, group(channel));
      }

      @Override
      public void smessage(String channel, byte[] message) {
        heard.accept(group(channel), message);
      }
    };
  }

  private static int group(String channel) {
    var group = GROUPS.get(channel);
    if (group == null) {
      throw new IllegalStateException("nobody listens to " + channel);
    }
    return group;
  }

  private RedisConnectionStateAdapter watching(String primary) {
    return new RedisConnectionStateAdapter() {
      @Override
      public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
        for (var group = 0; group < Keys.GROUPS; group++) {
          deaf(primary, group);
        }
      }
    };
  }

  /** Also after a break, when Lettuce subscribes by itself. */
  private void listens(String primary, int group) {
    synchronized (this) {
      at[group] = primary;
    }
    begun.accept(group);
  }

  private synchronized void deaf(String primary, int group) {
    if (primary.equals(at[group])) {
      at[group] = null;
    }
  }

  private void closeAllBut(Set<String> primaries) {
    for (var known : connections.keySet()) {
      if (!primaries.contains(known)) {
        close(known);
      }
    }
  }

  private void close(String primary) {
    var connection = connections.remove(primary);
    if (connection != null) {
      connection.thenAccept(StatefulRedisPubSubConnection::closeAsync);
    }
  }

  @Override
  public void close() {
    connections.keySet().forEach(this::close);
  }
}
