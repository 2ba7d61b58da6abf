package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import io.amends.store.StaleVersionException;
import io.amends.store.StoreUnavailableException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/** {@code amends.durability=replicated}: each primary has a replica, and one of them is lost. */
abstract class ReplicatedStoreContract {

  static final Duration HANG = Duration.ofSeconds(60);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int ACKNOWLEDGED = 2_000;
  private static final int AT_ONCE = 64;

  @TempDir private Path folder;
  private Replicated redis;
  private RedisStore store;
  private final ConversationId id = SampleAppend.newId();

  /** Primaries with a replica each. */
  interface Replicated extends AutoCloseable {

    String url();

    RedisServer primaryOf(ConversationId id);

    RedisServer replicaOf(ConversationId id);

    /** Makes the replica the primary, unless that comes by itself; where data is then. */
    String failOver(ConversationId id);

    /** Starts the primary that was killed, as a replica. */
    void bringBack(ConversationId id);

    @Override
    void close();
  }

  abstract Replicated start(Path folder);

  @BeforeEach
  void start() {
    redis = start(folder);
    store = open(redis.url(), Durability.REPLICATED);
  }

  @AfterEach
  void end() {
    if (store != null) {
      store.close();
    }
    if (redis != null) {
      redis.close();
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
                one ->
                    store
                        .append(SampleAppend.to(one).build())
                        .doOnSuccess(
                            done -> {
                              acknowledged.add(one);
                              enough.countDown();
                            })
                        .onErrorComplete(),
                AT_ONCE)
            .subscribe();
    assertThat(enough.await(HANG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    redis.primaryOf(id).kill();
    writers.dispose();
    var url = redis.failOver(id);

    try (var promoted = open(url, Durability.LOCAL)) {
      var kept =
          Flux.fromIterable(acknowledged)
              .flatMap(one -> promoted.history(one).count().retryWhen(whileAway()), AT_ONCE)
              .filter(count -> count == 1)
              .count()
              .block(HANG);
      assertThat(kept).isEqualTo(acknowledged.size()).isGreaterThanOrEqualTo(ACKNOWLEDGED);
    }
  }

  @Test
  void nothing_is_acknowledged_while_the_replica_does_not_take_it() {
    append(0).block(HANG);
    redis.replicaOf(id).freeze();

    StepVerifier.create(append(1))
        .expectErrorMatches(
            failure ->
                failure instanceof StoreUnavailableException
                    && failure.getMessage().contains("0 of 1 replicas"))
        .verify(HANG);
    // The primary has it, and saying so would be an acknowledgement, too.
    StepVerifier.create(append(1)).expectError(StoreUnavailableException.class).verify(HANG);
    StepVerifier.create(store.history(id))
        .expectError(StoreUnavailableException.class)
        .verify(HANG);

    redis.replicaOf(id).goOn();
    StepVerifier.create(append(1).retryWhen(whileAway()))
        .expectError(StaleVersionException.class)
        .verify(HANG);
    append(2).block(HANG);
    assertVersions(3);
  }

  final void writing_goes_on_when_the_primary_that_was_lost_is_back_as_a_replica() {
    append(0).block(HANG);
    redis.primaryOf(id).kill();
    redis.failOver(id);

    var refusal =
        append(1)
            .retryWhen(
                whileAway().filter(failure -> !failure.getMessage().contains("needs 1 replicas")));
    StepVerifier.create(refusal)
        .expectErrorMatches(failure -> failure.getMessage().contains("needs 1 replicas"))
        .verify(HANG);

    redis.bringBack(id);
    append(1).retryWhen(whileAway()).onErrorComplete(StaleVersionException.class).block(HANG);
    assertVersions(2);
  }

  private void assertVersions(int last) {
    // Reading has a connection of its own, which may come back a little later.
    var read = store.history(id).map(RecordedEvent::version).collectList().retryWhen(whileAway());
    assertThat(read.block(HANG)).isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
  }

  private Mono<Void> append(long version) {
    return store.append(SampleAppend.to(id).after(version).build());
  }

  private static RetryBackoffSpec whileAway() {
    return Retry.fixedDelay(1_000, Duration.ofMillis(50))
        .filter(StoreUnavailableException.class::isInstance);
  }

  private static RedisStore open(String url, Durability durability) {
    return RedisStore.open(
        new RedisSettings(url, TIMEOUT, 1), durability, new JsonEventCodec(), Clock.systemUTC());
  }
}
