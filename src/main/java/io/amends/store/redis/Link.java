package io.amends.store.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.concurrent.Queues;

/**
 * The way to Redis, whatever it consists of: the client, the connection that everybody shares, and
 * one for writing to each primary. While a connection is broken commands are refused at once; what
 * was on its way then fails and is not sent again, for nobody knows what became of it.
 */
abstract class Link implements AutoCloseable {

  static final RedisCodec<String, byte[]> CODEC = KeysAndBytes.CODEC;

  /** Commands that wait for an answer; more are refused. */
  private static final int WAITING_AT_MOST = 16_384;

  private static final Duration SOONEST_AGAIN = Duration.ofMillis(50);
  private static final Duration LATEST_AGAIN = Duration.ofSeconds(1);
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Duration DEAD_AFTER = Duration.ofSeconds(10);
  private static final int THREADS = 2;

  final Address address;
  final ClientResources resources;

  /** Of connections to one server. */
  final RedisClient client;

  private final Supplier<Scheduler> results;
  private final Map<String, Hearing> hearings = new ConcurrentHashMap<>();
  private volatile Consumer<String> broken = primary -> {};
  private volatile Consumer<String> restored = primary -> {};

  Link(Address address, Duration timeout, Supplier<Scheduler> results) {
    this.address = address;
    this.results = results;
    this.resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .nettyCustomizer(new LateHandshakes())
            .reconnectDelay(
                Delay.fullJitter(
                    SOONEST_AGAIN, LATEST_AGAIN, SOONEST_AGAIN.toMillis(), TimeUnit.MILLISECONDS))
            .build();
    this.client = RedisClient.create(resources);
    client.setOptions(options(timeout));
  }

  /**
   * Connects.
   *
   * @param results asked on the subscribing thread; where its answers are worked on: the threads of
   *     the connection have enough to do
   * @throws CannotUseRedisException when it cannot be reached
   */
  static Link to(RedisSettings settings, Supplier<Scheduler> results) {
    var address = Address.of(settings);
    return address.isCluster()
        ? new ClusterLink(address, settings.timeout(), results)
        : new OneLink(address, settings.timeout(), results);
  }

  static ClientOptions options(Duration timeout) {
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
  final String place() {
    return address.place();
  }

  /** Who is refused while shaking hands may only see the line break: asked once more, for why. */
  final <C> C connected(Supplier<C> connecting) {
    try {
      try {
        return connecting.get();
      } catch (RedisException away) {
        if (refusal(away).isPresent()) {
          throw away;
        }
        return connecting.get();
      }
    } catch (RedisException away) {
      close();
      throw new CannotUseRedisException(place() + " cannot be reached" + reason(away));
    }
  }

  private static Optional<RedisCommandExecutionException> refusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RedisCommandExecutionException refused) {
        return Optional.of(refused);
      }
      for (var other : cause.getSuppressed()) {
        if (refusal(other).isPresent()) {
          return refusal(other);
        }
      }
    }
    return Optional.empty();
  }

  private static String reason(Throwable failure) {
    return refusal(failure)
        .map(
            refused ->
                String.valueOf(refused.getMessage()).contains("cluster support disabled")
                    ? ": a comma means a Redis Cluster, and it is none; name one server"
                    : ": it refuses (" + Failures.kind(refused) + ")")
        .orElse("; is it running, and is amends.redis.url right?");
  }

  /** The shared connection. */
  abstract RedisClusterAsyncCommands<String, byte[]> commands();

  /** Who takes writes at the moment, by names that mean nothing to others. */
  abstract Set<String> primaries();

  /** Who takes writes to a key; empty: nobody does at the moment. */
  abstract Optional<String> primaryOf(String key);

  /** Who is there, as a redirection names it; empty: nobody that is known. */
  abstract Optional<String> primaryAt(String hostAndPort);

  /** Where a primary is, for people. */
  abstract String place(String primary);

  /** The connection for writing to a primary; fails when it is away. */
  abstract CompletableFuture<StatefulRedisConnection<String, byte[]>> writing(String primary);

  /** A new connection that can listen to what is published at a primary. */
  abstract CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>> listening(
      String primary);

  /** Completes when it has been found out anew who has what; never fails. */
  abstract Mono<Void> refreshed();

  /** The groups, in as few parts as there must be so that one script can have a part. */
  abstract List<List<Integer>> parts();

  /** Told when a connection for writing breaks and when it is there again; must return at once. */
  final void watch(Consumer<String> whenBroken, Consumer<String> whenRestored) {
    broken = whenBroken;
    restored = whenRestored;
  }

  final RedisConnectionStateListener watching(String primary) {
    return new RedisConnectionStateAdapter() {
      @Override
      public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress where) {
        restored.accept(primary);
      }

      @Override
      public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
        broken.accept(primary);
      }
    };
  }

  /**
   * What the command answers; empty for nothing. Fails with {@link
   * io.amends.store.StoreUnavailableException}.
   */
  final <T> Mono<T> ask(
      Function<RedisClusterAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
    return answer(() -> command.apply(commands()).toCompletableFuture());
  }

  /** The same of a key. Fails at once while who has it is silent ({@link Hearing}). */
  final <T> Mono<T> ask(
      String key, Function<RedisClusterAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
    return unlessSilent(key, ask(command));
  }

  /** The same, of a silent one, too: so it is found out when it answers again. */
  final <T> Mono<T> askAnyway(
      String key, Function<RedisClusterAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
    return Mono.defer(
        () ->
            primaryOf(key)
                .map(this::hearing)
                .map(it -> it.listenTo(ask(command)))
                .orElseGet(() -> ask(command)));
  }

  /** What is asked about a key otherwise, unless who has it is silent. */
  final <T> Mono<T> unlessSilent(String key, Mono<T> asked) {
    return Mono.defer(
        () -> primaryOf(key).map(this::hearing).map(it -> it.unlessSilent(asked)).orElse(asked));
  }

  private Hearing hearing(String primary) {
    return hearings.computeIfAbsent(primary, same -> new Hearing());
  }

  /** The same for every part of the groups, in no order; fails when all have answered. */
  final <T> Flux<T> askParts(
      BiFunction<RedisClusterAsyncCommands<String, byte[]>, List<Integer>, CompletionStage<T>>
          command) {
    return Flux.fromIterable(parts())
        .flatMapDelayError(
            part -> ask(redis -> command.apply(redis, part)), Keys.GROUPS, Queues.XS_BUFFER_SIZE)
        .onErrorMap(all -> Exceptions.unwrapMultiple(all).get(0));
  }

  /** Where the subscribing thread wants its answers. */
  final Scheduler results() {
    return results.get();
  }

  /** The same for an answer that was got otherwise. */
  final <T> Mono<T> answer(Supplier<CompletableFuture<T>> future) {
    return Mono.defer(() -> Mono.fromFuture(future).publishOn(results.get()))
        .onErrorMap(Failures::isOfTheWay, Failures::unavailable);
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    resources.shutdown(0, 2, TimeUnit.SECONDS);
  }
}
