package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import io.amends.store.StaleVersionException;
import io.amends.store.StoreUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** {@code amends.durability=replicated}: a primary and a replica, and one of them is lost. */
class ReplicatedStoreIT {

  private static final Duration HANG = Duration.ofSeconds(30);
  private static final int ACKNOWLEDGED = 2_000;
  private static final int AT_ONCE = 64;

  @TempDir private Path folder;
  private RedisServer primary;
  private RedisServer replica;
  private RedisStore store;

  @BeforeEach
  void start() throws Exception {
    primary = RedisServer.in(Files.createDirectory(folder.resolve("primary")));
    replica =
        RedisServer.in(
            Files.createDirectory(folder.resolve("replica")),
            "--replicaof",
            "127.0.0.1 " + primary.port());
    Mono.fromSupplier(() -> replica.tell("INFO", "replication"))
        .repeatWhen(again -> again.delayElements(Duration.ofMillis(20)))
        .filter(info -> info.contains("master_link_status:up"))
        .blockFirst(HANG);
    store = open(primary, Durability.REPLICATED, Duration.ofSeconds(2));
  }

  @AfterEach
  void end() {
    if (store != null) {
      store.close();
    }
    for (var server : new RedisServer[] {primary, replica}) {
      if (server != null) {
        server.close();
      }
    }
  }

  @Test
  void what_was_acknowledged_is_on_the_replica_when_the_primary_is_lost() throws Exception {
    Set<ConversationId> acknowledged = ConcurrentHashMap.newKeySet();
    var enough = new CountDownLatch(ACKNOWLEDGED);
    var writers =
        Flux.range(0, 1_000_000)
            .map(n -> SampleAppend.newId())
            .flatMap(
                id ->
                    store
                        .append(SampleAppend.to(id).build())
                        .doOnSuccess(
                            done -> {
                              acknowledged.add(id);
                              enough.countDown();
                            }),
                AT_ONCE)
            .subscribe(done -> {}, lost -> {});
    assertThat(enough.await(HANG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    primary.kill();
    writers.dispose();
    replica.tell("REPLICAOF", "NO", "ONE");

    try (var promoted = open(replica, Durability.LOCAL, Redises.TIMEOUT)) {
      var kept =
          Flux.fromIterable(acknowledged)
              .flatMap(id -> promoted.history(id).count(), AT_ONCE)
              .filter(count -> count == 1)
              .count()
              .block(HANG);
      assertThat(kept).isEqualTo(acknowledged.size()).isGreaterThanOrEqualTo(ACKNOWLEDGED);
    }
  }

  @Test
  void nothing_is_acknowledged_while_the_replica_does_not_take_it() {
    var id = SampleAppend.newId();
    append(id, 0).block(HANG);
    replica.freeze();

    StepVerifier.create(append(id, 1))
        .expectErrorMatches(
            failure ->
                failure instanceof StoreUnavailableException
                    && failure.getMessage().contains("0 of 1 replicas"))
        .verify(HANG);
    // The primary has it, and saying so would be an acknowledgement, too.
    StepVerifier.create(append(id, 1)).expectError(StoreUnavailableException.class).verify(HANG);

    replica.goOn();
    StepVerifier.create(append(id, 1)).expectError(StaleVersionException.class).verify(HANG);
    append(id, 2).block(HANG);
    assertThat(store.history(id).map(RecordedEvent::version).collectList().block(HANG))
        .containsExactly(1L, 2L, 3L);
  }

  private Mono<Void> append(ConversationId id, long version) {
    return store.append(SampleAppend.to(id).after(version).build());
  }

  private static RedisStore open(RedisServer server, Durability durability, Duration timeout) {
    return RedisStore.open(
        new RedisSettings(server.url(), timeout, 1),
        durability,
        new JsonEventCodec(),
        Clock.systemUTC());
  }
}
