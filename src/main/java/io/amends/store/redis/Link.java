package io.amends.store.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The way to one Redis: the client and the connection that everybody shares. While it is broken
 * commands are refused at once; what was on its way then fails and is not sent again, for nobody
 * knows what became of it.
 */
final class Link implements AutoCloseable {

  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  /** Commands that wait for an answer; more are refused. */
  private static final int WAITING_AT_MOST = 16_384;

  private static final Duration SOONEST_AGAIN = Duration.ofMillis(50);
  private static final Duration LATEST_AGAIN = Duration.ofSeconds(1);
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Duration DEAD_AFTER = Duration.ofSeconds(10);
  private static final int THREADS = 2;

  private final ClientResources resources;
  private final RedisClient client;
  private final RedisURI uri;
  private final StatefulRedisConnection<String, byte[]> shared;
  private final Scheduler results;

  /**
   * @param results where answers are worked on: the threads of the connection have enough to do
   * @throws CannotUseRedisException when it cannot be reached
   */
  Link(RedisSettings settings, Scheduler results) {
    this.results = results;
    this.uri = uri(settings);
    this.resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .reconnectDelay(
                Delay.fullJitter(
                    SOONEST_AGAIN, LATEST_AGAIN, SOONEST_AGAIN.toMillis(), TimeUnit.MILLISECONDS))
            .build();
    this.client = RedisClient.create(resources, uri);
    client.setOptions(options(settings.timeout()));
    try {
      this.shared = connected(client);
    } catch (RedisException away) {
      close(client, resources);
      throw new CannotUseRedisException(place() + " cannot be reached" + reason(away));
    }
  }

  private static RedisURI uri(RedisSettings settings) {
    var url = settings.url();
    if (url.isBlank()) {
      throw new CannotUseRedisException(
          "amends.redis.url is not set: name the Redis, such as redis://host:6379");
    }
    if (url.contains(",") && !url.startsWith("redis-sentinel")) {
      throw new CannotUseRedisException(
          "amends.redis.url names several servers, which means Redis Cluster, and this release"
              + " does not run on it yet: name one stand-alone server, or Sentinel"
              + " (redis-sentinel://)");
    }
    try {
      var uri = RedisURI.create(url);
      uri.setTimeout(settings.timeout());
      uri.setClientName("amends");
      return uri;
    } catch (IllegalArgumentException garbage) {
      // Its message quotes the URL, password and all.
      throw new CannotUseRedisException(
          "amends.redis.url is no URL of a Redis: write redis://host:6379, or with a password"
              + " redis://:password@host:6379");
    }
  }

  private static ClientOptions options(Duration timeout) {
    return ClientOptions.builder()
        .autoReconnect(true)
        .replayFilter(command -> true)
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(WAITING_AT_MOST)
        .timeoutOptions(TimeoutOptions.enabled(timeout))
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(CONNECT_WITHIN)
                .keepAlive(
                    KeepAliveOptions.builder()
                        .enable()
                        .idle(DEAD_AFTER.dividedBy(2))
                        .interval(DEAD_AFTER.dividedBy(5))
                        .count(3)
                        .build())
                .tcpUserTimeout(
                    TcpUserTimeoutOptions.builder().enable().tcpUserTimeout(DEAD_AFTER).build())
                .build())
        .build();
  }

  /** Where it is, for people; without the password. */
  String place() {
    return uri.getSentinels().isEmpty()
        ? "Redis at " + uri.getHost() + ":" + uri.getPort()
        : "Redis behind the Sentinel at "
            + uri.getSentinels().get(0).getHost()
            + ":"
            + uri.getSentinels().get(0).getPort();
  }

  /** Who is refused while shaking hands may only see the line break: asked once more, for why. */
  private static StatefulRedisConnection<String, byte[]> connected(RedisClient client) {
    try {
      return client.connect(CODEC);
    } catch (RedisException away) {
      if (refusal(away).isPresent()) {
        throw away;
      }
      return client.connect(CODEC);
    }
  }

  private static Optional<RedisCommandExecutionException> refusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RedisCommandExecutionException refused) {
        return Optional.of(refused);
      }
    }
    return Optional.empty();
  }

  private static String reason(Throwable failure) {
    return refusal(failure)
        .map(refused -> ": it refuses (" + Failures.kind(refused) + ")")
        .orElse("; is it running, and is amends.redis.url right?");
  }

  RedisAsyncCommands<String, byte[]> commands() {
    return shared.async();
  }

  /** A further connection, with the same manners. */
  StatefulRedisConnection<String, byte[]> another() {
    return client.connect(CODEC);
  }

  StatefulRedisPubSubConnection<String, byte[]> listening() {
    return client.connectPubSub(CODEC);
  }

  /** Told when the shared connection breaks and when it is there again; must return at once. */
  void watch(Runnable broken, Runnable restored) {
    shared.addListener(
        new RedisConnectionStateAdapter() {
          @Override
          public void onRedisConnected(
              RedisChannelHandler<?, ?> connection, SocketAddress address) {
            restored.run();
          }

          @Override
          public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
            broken.run();
          }
        });
  }

  /**
   * What the command answers; empty for nothing. Fails with {@link
   * io.amends.store.StoreUnavailableException}.
   */
  <T> Mono<T> ask(Function<RedisAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
    return Mono.fromFuture(() -> command.apply(shared.async()).toCompletableFuture())
        .publishOn(results)
        .onErrorMap(Failures::isOfTheWay, Failures::unavailable);
  }

  @Override
  public void close() {
    close(client, resources);
  }

  private static void close(RedisClient client, ClientResources resources) {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    resources.shutdown(0, 2, TimeUnit.SECONDS);
  }
}
