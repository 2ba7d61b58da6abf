package io.amends.store.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * To a Redis Cluster. What is shared goes to whoever has the key, and follows it when it moves.
 * Writing has a connection of its own to each primary, so that it is known who wrote.
 */
final class ClusterLink extends Link {

  private static final List<List<Integer>> ONE_BY_ONE =
      IntStream.range(0, Keys.GROUPS).mapToObj(List::of).toList();

  /** Who has what is asked anew this often, and sooner when something is amiss. */
  private static final Duration ASKED_AGAIN = Duration.ofSeconds(15);

  private static final Duration SOONEST = Duration.ofMillis(500);

  private final RedisClusterClient cluster;
  private final StatefulRedisClusterConnection<String, byte[]> shared;
  private final Map<String, CompletableFuture<StatefulRedisConnection<String, byte[]>>> writing =
      new ConcurrentHashMap<>();
  private final AtomicReference<CompletableFuture<Boolean>> refreshing =
      new AtomicReference<>(CompletableFuture.completedFuture(true));

  ClusterLink(Address address, Duration timeout, Supplier<Scheduler> results) {
    super(address, timeout, results);
    this.cluster = RedisClusterClient.create(resources, address.uris());
    cluster.setOptions(clusterOptions(timeout));
    this.shared = connected(() -> cluster.connect(CODEC));
  }

  private static ClusterClientOptions clusterOptions(Duration timeout) {
    var options =
        ClusterClientOptions.builder(options(timeout))
            .topologyRefreshOptions(
                ClusterTopologyRefreshOptions.builder()
                    .enableAllAdaptiveRefreshTriggers()
                    .adaptiveRefreshTriggersTimeout(SOONEST)
                    .refreshTriggersReconnectAttempts(1)
                    .enablePeriodicRefresh(ASKED_AGAIN)
                    .build());
    // Not among what is taken over from the other options.
    options.replayFilter(command -> true);
    return options.build();
  }

  @Override
  RedisClusterAsyncCommands<String, byte[]> commands() {
    return shared.async();
  }

  @Override
  Set<String> primaries() {
    var now =
        cluster.getPartitions().stream()
            .filter(ClusterLink::isPrimary)
            .map(RedisClusterNode::getNodeId)
            .collect(Collectors.toUnmodifiableSet());
    forgetOthers(now);
    return now;
  }

  private static boolean isPrimary(RedisClusterNode node) {
    return node.getRole().isUpstream() && !node.hasNoSlots();
  }

  /** Those that are gone, or became replicas. */
  private void forgetOthers(Set<String> primaries) {
    for (var known : writing.keySet()) {
      if (!primaries.contains(known)) {
        var gone = writing.remove(known);
        if (gone != null) {
          gone.thenAccept(StatefulRedisConnection::closeAsync);
        }
      }
    }
  }

  @Override
  Optional<String> primaryOf(String key) {
    return Optional.ofNullable(cluster.getPartitions().getMasterBySlot(SlotHash.getSlot(key)))
        .map(RedisClusterNode::getNodeId);
  }

  @Override
  Optional<String> primaryAt(String hostAndPort) {
    return cluster.getPartitions().stream()
        .filter(node -> hostAndPort.equals(place(node)))
        .map(RedisClusterNode::getNodeId)
        .findFirst();
  }

  @Override
  String place(String primary) {
    var node = cluster.getPartitions().getPartitionByNodeId(primary);
    return node == null ? place() : "Redis at " + place(node) + " (of a Cluster)";
  }

  private static String place(RedisClusterNode node) {
    return node.getUri().getHost() + ":" + node.getUri().getPort();
  }

  @Override
  CompletableFuture<StatefulRedisConnection<String, byte[]>> writing(String primary) {
    var connection = writing.computeIfAbsent(primary, this::connect);
    if (connection.isCompletedExceptionally()) {
      writing.remove(primary, connection);
    }
    return connection;
  }

  private CompletableFuture<StatefulRedisConnection<String, byte[]>> connect(String primary) {
    return uri(primary)
        .map(
            uri ->
                client
                    .connectAsync(CODEC, uri)
                    .toCompletableFuture()
                    .thenApply(
                        connection -> {
                          connection.addListener(watching(primary));
                          return connection;
                        }))
        .orElseGet(ClusterLink::gone);
  }

  @Override
  CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>> listening(String primary) {
    return uri(primary)
        .map(uri -> client.connectPubSubAsync(CODEC, uri).toCompletableFuture())
        .orElseGet(ClusterLink::gone);
  }

  private static <T> CompletableFuture<T> gone() {
    return CompletableFuture.failedFuture(new RedisException("it is no longer of the Cluster"));
  }

  /** With the password and the TLS of those that are named. */
  private Optional<RedisURI> uri(String primary) {
    return Optional.ofNullable(cluster.getPartitions().getPartitionByNodeId(primary))
        .map(
            node ->
                RedisURI.builder(address.first())
                    .withHost(node.getUri().getHost())
                    .withPort(node.getUri().getPort())
                    .build());
  }

  /** Whoever asks while it is being found out waits for the same answer. */
  @Override
  Mono<Void> refreshed() {
    return Mono.fromFuture(
            () ->
                refreshing.updateAndGet(
                    now ->
                        now.isDone()
                            ? cluster
                                .refreshPartitionsAsync()
                                .toCompletableFuture()
                                .handle((done, failure) -> failure == null)
                            : now),
            true)
        .then();
  }

  @Override
  List<List<Integer>> parts() {
    return ONE_BY_ONE;
  }

  @Override
  public void close() {
    cluster.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    super.close();
  }
}
