package io.amends.store.redis;

import io.amends.conversation.ConversationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A lost primary and a replica that stands still, on each form of Redis. */
class ReplicatedStoreIT {

  @Nested
  class StandAlone extends ReplicatedStoreContract {
    @Override
    Replicated start(Path folder) {
      return new Pair(folder);
    }
  }

  @Nested
  class ThroughSentinel extends ReplicatedStoreContract {
    @Override
    Replicated start(Path folder) {
      return new Watched(folder);
    }

    @Test
    void writing_goes_on_when_a_replica_is_back() {
      writing_goes_on_when_the_primary_that_was_lost_is_back_as_a_replica();
    }
  }

  @Nested
  class OnCluster extends ReplicatedStoreContract {
    @Override
    Replicated start(Path folder) {
      return new Sharded(folder);
    }

    @Test
    void writing_goes_on_when_a_replica_is_back() {
      writing_goes_on_when_the_primary_that_was_lost_is_back_as_a_replica();
    }
  }

  private static Path folder(Path parent, String name) {
    try {
      return Files.createDirectory(parent.resolve(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static class Pair implements ReplicatedStoreContract.Replicated {

    final RedisServer primary;
    final RedisServer replica;

    Pair(Path folder) {
      primary = RedisServer.in(folder(folder, "primary"));
      replica =
          RedisServer.in(folder(folder, "replica"), "--replicaof", "127.0.0.1 " + primary.port());
      replica.await("master_link_status:up", "INFO", "replication");
    }

    @Override
    public String url() {
      return primary.url();
    }

    @Override
    public RedisServer primaryOf(ConversationId id) {
      return primary;
    }

    @Override
    public RedisServer replicaOf(ConversationId id) {
      return replica;
    }

    @Override
    public String failOver(ConversationId id) {
      replica.tell("REPLICAOF", "NO", "ONE");
      return replica.url();
    }

    @Override
    public void bringBack(ConversationId id) {
      primary.start("--replicaof", "127.0.0.1 " + replica.port());
    }

    @Override
    public void close() {
      primary.close();
      replica.close();
    }
  }

  private static final class Watched extends Pair {

    private final RedisServer sentinel;

    Watched(Path folder) {
      super(folder);
      sentinel = RedisServer.sentinel(folder(folder, "sentinel"), "main", primary);
      sentinel.await("slaves=1", "INFO", "sentinel");
    }

    @Override
    public String url() {
      return "redis-sentinel://localhost:" + sentinel.port() + "#main";
    }

    @Override
    public String failOver(ConversationId id) {
      replica.await("role:master", "INFO", "replication");
      sentinel.await("address=127.0.0.1:" + replica.port(), "INFO", "sentinel");
      return url();
    }

    @Override
    public void close() {
      super.close();
      sentinel.close();
    }
  }

  private static final class Sharded implements ReplicatedStoreContract.Replicated {

    private final RedisCluster cluster;

    Sharded(Path folder) {
      cluster = RedisCluster.in(folder, 1);
    }

    @Override
    public String url() {
      return cluster.url();
    }

    @Override
    public RedisServer primaryOf(ConversationId id) {
      return cluster.primaryOf(Keys.events(id));
    }

    @Override
    public RedisServer replicaOf(ConversationId id) {
      return cluster.replicaOf(Keys.events(id));
    }

    @Override
    public String failOver(ConversationId id) {
      replicaOf(id).await("role:master", "INFO", "replication");
      cluster.living().forEach(server -> server.await("cluster_state:ok", "CLUSTER", "INFO"));
      return url();
    }

    @Override
    public void bringBack(ConversationId id) {
      primaryOf(id).start();
    }

    @Override
    public void close() {
      cluster.close();
    }
  }
}
