package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** On which Redis it does not start, and what becomes of writes when Redis is in trouble. */
class RedisStoreIT {

  private static final Duration HANG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;
  private RedisServer server;
  private RedisStore store;
  private final ConversationId id = SampleAppend.newId();

  @AfterEach
  void end() {
    if (store != null) {
      store.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LOCAL      | --appendonly no                 | appendonly yes
          FSYNC      | --appendonly no                 | appendonly yes
          LOCAL      | --maxmemory-policy allkeys-lru  | maxmemory-policy noeviction
          FSYNC      | --appendfsync everysec          | appendfsync always
          REPLICATED | --appendfsync always            | needs 1 replicas
          """)
  void a_redis_that_would_lose_data_is_refused(Durability durability, String option, String told) {
    server = RedisServer.in(folder, option.split(" "));

    assertThatThrownBy(() -> open(durability))
        .isInstanceOf(CannotUseRedisException.class)
        .hasMessageContaining("localhost:" + server.port())
        .hasMessageContaining(told);
  }

  @Test
  void a_redis_that_is_not_there_is_told_with_its_place() {
    server = RedisServer.in(folder);
    server.kill();

    assertThatThrownBy(() -> open(Durability.LOCAL))
        .isInstanceOf(CannotUseRedisException.class)
        .hasMessageContaining("localhost:" + server.port() + " cannot be reached");
  }

  @Test
  void a_password_opens_and_is_never_told() {
    server = RedisServer.in(folder, "--requirepass", "right-one");

    for (var wrong : new String[] {"", ":wrong-one@"}) {
      var url = "redis://" + wrong + "localhost:" + server.port();
      assertThatThrownBy(() -> Redises.store(url, Durability.LOCAL, CLOCK))
          .isInstanceOf(CannotUseRedisException.class)
          .hasMessageContaining("refuses")
          .satisfies(RedisStoreIT::tellsNoPassword);
    }
    var garbage = "redis://:wrong-one@local host:x";
    assertThatThrownBy(() -> Redises.store(garbage, Durability.LOCAL, CLOCK))
        .isInstanceOf(CannotUseRedisException.class)
        .hasMessageContaining("amends.redis.url")
        .satisfies(RedisStoreIT::tellsNoPassword);

    store = Redises.store("redis://:right-one@localhost:" + server.port(), Durability.LOCAL, CLOCK);
    append(0).block(HANG);
  }

  private static void tellsNoPassword(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain("wrong-one");
    }
  }

  @Test
  void several_servers_that_are_no_cluster_are_refused() {
    server = RedisServer.in(folder);

    assertThatThrownBy(
            () -> Redises.store(server.url() + "," + server.url(), Durability.LOCAL, CLOCK))
        .isInstanceOf(CannotUseRedisException.class)
        .hasMessageContaining("a comma means a Redis Cluster, and it is none");
  }

  @Test
  void a_node_of_a_cluster_is_refused_where_one_server_is_named() {
    server = RedisServer.node(folder);

    assertThatThrownBy(() -> open(Durability.LOCAL))
        .isInstanceOf(CannotUseRedisException.class)
        .hasMessageContaining("separated by commas");
  }

  @Test
  void a_cluster_without_slots_is_refused() {
    server = RedisServer.node(folder);

    assertThatThrownBy(() -> Redises.store(server.url() + ",", Durability.LOCAL, CLOCK))
        .isInstanceOf(CannotUseRedisException.class)
        .hasMessageContaining("none of its slots is served");
  }

  @Test
  void a_layout_of_another_release_is_refused() {
    server = RedisServer.in(folder);
    server.tell("SET", Keys.LAYOUT, "99");

    assertThatThrownBy(() -> open(Durability.LOCAL)).hasMessageContaining("layout 99");
  }

  @Test
  void fsync_is_served_where_redis_syncs_always() {
    server = RedisServer.in(folder, "--appendfsync", "always");
    open(Durability.FSYNC);

    append(0).block(HANG);
    assertThat(versions()).containsExactly(1L);
  }

  @Test
  void a_redis_that_is_killed_costs_nothing_that_was_acknowledged() {
    server = RedisServer.in(folder);
    open(Durability.LOCAL);
    for (var round = 0; round < 5; round++) {
      var acknowledged = appendUntilRefused(round % 2 == 0 ? server::kill : this::killInABurst);

      awaitFault();
      server.start();
      awaitHealth();
      var found = versions();
      assertThat(found.size()).isGreaterThanOrEqualTo(acknowledged);
      assertThat(found).isEqualTo(LongStream.rangeClosed(1, found.size()).boxed().toList());
    }
  }

  private void killInABurst() {
    var burst =
        Flux.range(0, 200)
            .flatMap(n -> store.append(SampleAppend.to(SampleAppend.newId()).build()), 200)
            .subscribe(done -> {}, lost -> {});
    server.kill();
    burst.dispose();
  }

  /** How many versions were acknowledged, over all rounds. */
  private int appendUntilRefused(Runnable trouble) {
    var version = versions().size();
    for (var n = 0; n < 50; n++) {
      append(version).block(HANG);
      version++;
    }
    trouble.run();
    StepVerifier.create(append(version)).expectError(StoreUnavailableException.class).verify(HANG);
    return version;
  }

  @Test
  void what_got_no_answer_is_not_sent_again() {
    server = RedisServer.in(folder);
    open(Durability.LOCAL);
    append(0).block(HANG);
    // It takes the command in and does not do it: so its end is a clean one.
    server.tell("CLIENT", "PAUSE", "60000", "WRITE");
    var unknown = append(1).toFuture();
    Mono.fromSupplier(() -> server.tell("CLIENT", "LIST"))
        .repeatWhen(again -> again.delayElements(Duration.ofMillis(20)))
        .filter(clients -> clients.contains("cmd=evalsha"))
        .blockFirst(HANG);
    server.kill();
    server.start();
    assertThatThrownBy(unknown::join).hasCauseInstanceOf(StoreUnavailableException.class);
    awaitHealth();

    assertThat(versions()).containsExactly(1L);
    append(1).block(HANG);
    assertThat(versions()).containsExactly(1L, 2L);
  }

  @Test
  void a_redis_that_stands_still_is_unavailable_and_what_it_did_later_is_found_by_reading() {
    server = RedisServer.in(folder);
    store =
        RedisStore.open(
            new RedisSettings(server.url(), SHORT, 1),
            Durability.LOCAL,
            new JsonEventCodec(),
            CLOCK);
    append(0).block(HANG);
    server.freeze();

    StepVerifier.create(append(1)).expectError(StoreUnavailableException.class).verify(HANG);
    StepVerifier.create(store.history(id))
        .expectError(StoreUnavailableException.class)
        .verify(HANG);
    awaitFault();
    // Whoever comes now is not kept waiting: refused before subscribing returns.
    assertThat(store.history(id).materialize().next().toFuture()).isCompleted();
    assertThat(append(1).materialize().toFuture()).isCompleted();

    server.goOn();
    awaitHealth();
    // It had the command, and did it when it went on: the same write again is refused as stale.
    StepVerifier.create(append(1)).expectError(StaleVersionException.class).verify(HANG);
    assertThat(versions()).containsExactly(1L, 2L);
  }

  @Test
  void a_full_redis_takes_nothing_in_and_serves_again_when_there_is_room() {
    server = RedisServer.in(folder);
    open(Durability.LOCAL);
    append(0).block(HANG);
    server.tell("CONFIG", "SET", "maxmemory", "1");

    StepVerifier.create(append(1))
        .expectErrorMatches(
            failure ->
                failure instanceof StoreUnavailableException
                    && failure.getMessage().contains("OOM"))
        .verify(HANG);
    awaitFault();
    assertThat(versions()).containsExactly(1L);

    server.tell("CONFIG", "SET", "maxmemory", "0");
    awaitHealth();
    append(1).block(HANG);
  }

  /** Somebody else writes to the same Redis; each key in turn holds what nobody expects there. */
  @Test
  void a_key_that_holds_something_else_refuses_all_of_an_append_and_no_other() {
    server = RedisServer.in(folder);
    open(Durability.LOCAL);
    // In lanes of the conversation's own group, and of another.
    turn(0).block(HANG);
    var keys = keysOfTurns();
    assertThat(keys).hasSizeGreaterThan(12);
    var refused = new ArrayList<String>();
    var version = versions().size();
    for (var key : keys) {
      server.tell("RENAME", key, "aside");
      server.tell("SET", key, "something-else");

      var answer = turn(version).materialize().block(HANG);

      var isRefused = answer != null && answer.hasError();
      if (isRefused) {
        refused.add(key);
        assertThat(answer.getThrowable()).as(key).isInstanceOf(StoreUnavailableException.class);
      }
      server.tell("RENAME", "aside", key);
      assertThat(versions()).as(key).hasSize(isRefused ? version : version + 1);
      store.append(SampleAppend.to(SampleAppend.newId()).build()).block(HANG);
      awaitHealth();
      version = versions().size();
      turn(version).block(HANG);
      version++;
    }
    assertThat(refused).hasSizeGreaterThan(10);
  }

  private Mono<Void> turn(long version) {
    return store.append(
        SampleAppend.to(id)
            .after(version)
            .wakeAt(SampleAppend.NOON)
            .waitingSince(SampleAppend.NOON)
            .receipt("delivery-" + UUID.randomUUID())
            .naming("customer-" + version)
            .dispatch(UUID.randomUUID().toString(), id.value(), SampleAppend.NOON)
            .dispatch(UUID.randomUUID().toString(), "shop", SampleAppend.NOON)
            .build());
  }

  /** What an append reads and writes, without what each of them has for itself. */
  private List<String> keysOfTurns() {
    var group = Keys.events(id).substring(0, Keys.events(id).indexOf('}') + 1);
    return server
        .tell("KEYS", "*")
        .lines()
        .filter(line -> line.startsWith(group))
        .filter(key -> !key.contains("delivery-") && !key.contains(":waking"))
        .sorted()
        .toList();
  }

  @Test
  void a_redis_that_comes_back_without_keeping_anything_is_not_written_to() {
    server = RedisServer.in(folder);
    open(Durability.LOCAL);
    append(0).block(HANG);
    server.kill();
    server.start("--appendonly", "no");

    var refusal =
        append(0)
            .retryWhen(
                Retry.fixedDelay(1_000, Duration.ofMillis(20))
                    .filter(failure -> !failure.getMessage().contains("appendonly yes")));
    StepVerifier.create(refusal)
        .expectErrorMatches(failure -> failure.getMessage().contains("appendonly yes"))
        .verify(HANG);
    assertThat(store.fault()).hasValueSatisfying(why -> assertThat(why).contains("appendonly"));
    // What is read goes another way than what is written, which may be there again before it.
    var stored =
        store
            .history(id)
            .collectList()
            .retryWhen(
                Retry.fixedDelay(1_000, Duration.ofMillis(20))
                    .filter(failure -> failure instanceof StoreUnavailableException));
    assertThat(stored.block(HANG)).isEmpty();
  }

  private void open(Durability durability) {
    store = Redises.store(server.url(), durability, CLOCK);
  }

  private Mono<Void> append(long version) {
    return store.append(SampleAppend.to(id).after(version).build());
  }

  private List<Long> versions() {
    return store.history(id).map(RecordedEvent::version).collectList().block(HANG);
  }

  private void awaitHealth() {
    await(true);
  }

  private void awaitFault() {
    await(false);
  }

  private void await(boolean health) {
    Mono.fromSupplier(() -> store.fault().isEmpty())
        .repeatWhen(again -> again.delayElements(Duration.ofMillis(20)))
        .filter(isWell -> isWell == health)
        .blockFirst(HANG);
  }
}
