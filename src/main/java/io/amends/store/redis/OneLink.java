package io.amends.store.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** To one Redis; behind Sentinel, to whichever it names. */
final class OneLink extends Link {

  private static final String PRIMARY = "primary";
  private static final List<List<Integer>> WHOLE =
      List.of(IntStream.range(0, Keys.GROUPS).boxed().toList());

  private final StatefulRedisConnection<String, byte[]> shared;
  private final StatefulRedisConnection<String, byte[]> writing;

  OneLink(Address address, Duration timeout, Supplier<Scheduler> results) {
    super(address, timeout, results);
    this.shared = connected(() -> client.connect(CODEC, address.first()));
    this.writing = connected(() -> client.connect(CODEC, address.first()));
    writing.addListener(watching(PRIMARY));
  }

  @Override
  RedisClusterAsyncCommands<String, byte[]> commands() {
    return shared.async();
  }

  @Override
  Set<String> primaries() {
    return Set.of(PRIMARY);
  }

  @Override
  Optional<String> primaryOf(String key) {
    return Optional.of(PRIMARY);
  }

  @Override
  Optional<String> primaryAt(String hostAndPort) {
    return Optional.empty();
  }

  @Override
  String place(String primary) {
    return place();
  }

  @Override
  CompletableFuture<StatefulRedisConnection<String, byte[]>> writing(String primary) {
    return CompletableFuture.completedFuture(writing);
  }

  @Override
  CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>> listening(String primary) {
    return client.connectPubSubAsync(CODEC, address.first()).toCompletableFuture();
  }

  @Override
  Mono<Void> refreshed() {
    return Mono.empty();
  }

  @Override
  List<List<Integer>> parts() {
    return WHOLE;
  }
}
