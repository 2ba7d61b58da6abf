package io.amends.store.redis;

import static io.amends.store.SampleAppend.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.remedy.LedgerEvent.OffersRefused;
import io.amends.store.AlreadyDeliveredException;
import io.amends.store.Dispatch;
import io.amends.store.Durability;
import io.amends.store.SampleAppend;
import io.amends.store.StoreUnavailableException;
import io.lettuce.core.cluster.SlotHash;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** What only a Redis Cluster does: slots that move, scripts that are not known everywhere. */
class RedisClusterIT {

  private static final Duration HANG = Duration.ofSeconds(60);

  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @TempDir private Path folder;
  private RedisCluster cluster;
  private RedisStore store;

  @BeforeEach
  void start() {
    cluster = RedisCluster.in(folder, 0);
    store = Redises.store(cluster.url(), Durability.LOCAL, CLOCK);
  }

  @AfterEach
  void end() {
    if (store != null) {
      store.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void every_primary_has_its_share_and_a_conversation_is_at_one() {
    var ids = Stream.generate(SampleAppend::newId).limit(200).toList();
    ids.forEach(id -> store.append(SampleAppend.to(id).build()).block(HANG));

    for (var server : cluster.primaries()) {
      var share = ids.stream().filter(id -> cluster.primaryOf(Keys.events(id)) == server).toList();
      assertThat(share).hasSizeBetween(20, 120);
      for (var id : share) {
        assertThat(server.tell("EXISTS", Keys.events(id))).startsWith(":1");
      }
    }
  }

  @Test
  void a_script_that_a_server_has_forgotten_is_sent_again() {
    var id = SampleAppend.newId();
    append(id, 0).block(HANG);
    cluster.primaries().forEach(server -> server.tell("SCRIPT", "FLUSH"));

    append(id, 1).block(HANG);
    assertThat(versions(id)).containsExactly(1L, 2L);
  }

  @Test
  void a_primary_that_keeps_nothing_is_refused_with_its_place() {
    store.close();
    store = null;
    var forgetful = cluster.primaries().get(1);
    forgetful.tell("CONFIG", "SET", "appendonly", "no");

    StepVerifier.create(
            Mono.fromSupplier(() -> Redises.store(cluster.url(), Durability.LOCAL, CLOCK)))
        .verifyErrorSatisfies(
            failure ->
                assertThat(failure)
                    .isInstanceOf(CannotUseRedisException.class)
                    .hasMessageContaining("127.0.0.1:" + forgetful.port())
                    .hasMessageContaining("appendonly yes"));
  }

  @Test
  void while_a_slot_moves_nothing_is_lost_and_then_it_is_found_where_it_is() {
    var id = SampleAppend.newId();
    append(id, 0).block(HANG);
    var slot = Integer.toString(SlotHash.getSlot(Keys.events(id)));
    var from = cluster.primaryOf(Keys.events(id));
    var to =
        cluster.primaries().stream().filter(server -> server != from).findFirst().orElseThrow();
    begin(slot, from, to);
    // One of its keys is there, the others are here: no script can see them all.
    assertThat(migrate(from, to, Keys.events(id))).startsWith("+OK");
    StepVerifier.create(append(id, 1)).expectError(StoreUnavailableException.class).verify(HANG);
    assertThat(versions(id)).containsExactly(1L);

    for (var key : keys(from, slot)) {
      assertThat(migrate(from, to, key)).startsWith("+OK");
    }
    end(slot, from, to);
    append(id, 1).block(HANG);
    append(id, 2).block(HANG);

    assertThat(versions(id)).containsExactly(1L, 2L, 3L);
    assertThat(to.tell("LLEN", Keys.events(id))).startsWith(":3");
  }

  @Test
  void what_is_new_in_a_slot_that_moves_is_written_where_it_moves_to() {
    var ledger = Keys.ledger("AM-1");
    var slot = Integer.toString(SlotHash.getSlot(ledger));
    var from = cluster.primaryOf(ledger);
    var to =
        cluster.primaries().stream().filter(server -> server != from).findFirst().orElseThrow();
    begin(slot, from, to);

    for (var version = 0; version < 3; version++) {
      store.append("AM-1", version, List.of(new OffersRefused("p", NOON))).block(HANG);
    }
    assertThat(store.ledger("AM-1").count().block(HANG)).isEqualTo(3);
    end(slot, from, to);
    assertThat(to.tell("LLEN", ledger)).startsWith(":3");
    assertThat(store.ledger("AM-1").count().block(HANG)).isEqualTo(3);
  }

  private static void begin(String slot, RedisServer from, RedisServer to) {
    to.await("+OK", "CLUSTER", "SETSLOT", slot, "IMPORTING", RedisCluster.id(from));
    from.await("+OK", "CLUSTER", "SETSLOT", slot, "MIGRATING", RedisCluster.id(to));
  }

  private static void end(String slot, RedisServer from, RedisServer to) {
    for (var server : List.of(to, from)) {
      server.await("+OK", "CLUSTER", "SETSLOT", slot, "NODE", RedisCluster.id(to));
    }
  }

  private static String migrate(RedisServer from, RedisServer to, String key) {
    return from.tell(
        "MIGRATE", "127.0.0.1", Integer.toString(to.port()), "\"" + key + "\"", "0", "5000");
  }

  private static List<String> keys(RedisServer server, String slot) {
    return server
        .tell("CLUSTER", "GETKEYSINSLOT", slot, "1000")
        .lines()
        .filter(line -> line.startsWith("amends:") && !line.endsWith(":probe"))
        .toList();
  }

  @Test
  void dispatches_that_died_on_their_way_to_a_lane_are_brought_there_once_and_in_order() {
    var id = SampleAppend.newId();
    var group = Keys.group(id.value());
    var lane =
        IntStream.range(0, 1_000)
            .mapToObj(n -> "shop AM-" + n)
            .filter(
                name -> cluster.primaryOf(Keys.lane(name)) != cluster.primaryOf(Keys.events(id)))
            .findFirst()
            .orElseThrow();
    // Where the lane is nothing can be written: it takes the append in, and keeps the dispatch.
    var away = cluster.primaryOf(Keys.lane(lane));
    away.tell("CONFIG", "SET", "maxmemory", "1");
    var claimable = freeName(away);
    store
        .append(SampleAppend.to(id).dispatch(claimable.get(0), lane, NOON).build())
        .retryWhen(whileAway())
        .block(HANG);
    store
        .append(SampleAppend.to(id).after(1).dispatch(claimable.get(1), lane, NOON).build())
        .retryWhen(whileAway())
        .block(HANG);
    assertThat(cluster.primaryOf(Keys.leaving(group)).tell("LLEN", Keys.leaving(group)))
        .startsWith(":2");
    away.tell("CONFIG", "SET", "maxmemory", "0");

    assertThat(ready()).containsExactly(claimable.get(0));
    assertThat(cluster.primaryOf(Keys.leaving(group)).tell("LLEN", Keys.leaving(group)))
        .startsWith(":0");
    store.sent(claimable.get(0)).block(HANG);
    assertThat(ready()).containsExactly(claimable.get(1));
    store.sent(claimable.get(1)).block(HANG);
    assertThat(ready()).isEmpty();
  }

  @Test
  void however_many_bring_a_dispatch_to_its_lane_it_comes_once() {
    var lane = "shop AM-1";
    var group = (Keys.groupOfLane(lane) + 1) % Keys.GROUPS;
    var ids =
        Stream.generate(SampleAppend::newId)
            .filter(id -> Keys.group(id.value()) == group)
            .limit(60)
            .toList();
    // Each brings what it finds, its own and that of the others.
    Flux.fromIterable(ids)
        .flatMap(
            id -> store.append(SampleAppend.to(id).dispatch("d-" + id.value(), lane, NOON).build()),
            ids.size())
        .blockLast(HANG);

    var sent = new ArrayList<String>();
    for (var ready = ready(); !ready.isEmpty(); ready = ready()) {
      sent.addAll(ready);
      ready.forEach(id -> store.sent(id).block(HANG));
    }
    assertThat(sent)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(ids.stream().map(id -> "d-" + id.value()).toList());
    var key = Keys.lane(lane);
    assertThat(cluster.primaryOf(key).tell("LLEN", "\"" + key + "\"")).startsWith(":0");
  }

  /** Ids of dispatches whose claims are elsewhere. */
  private List<String> freeName(RedisServer away) {
    return IntStream.range(0, 1_000)
        .mapToObj(n -> "d" + n)
        .filter(id -> cluster.primaryOf(Keys.claim(Name.dispatch(id))) != away)
        .limit(2)
        .toList();
  }

  private List<String> ready() {
    return Mono.defer(() -> store.ready(NOON, 10).map(Dispatch::id).collectList())
        .retryWhen(whileAway())
        .block(HANG);
  }

  private static Retry whileAway() {
    return Retry.fixedDelay(600, Duration.ofMillis(50))
        .filter(StoreUnavailableException.class::isInstance);
  }

  @Test
  void a_name_whose_holder_died_is_taken_over() {
    var dead = SampleAppend.newId();
    var claim = Keys.claim(Name.delivery("webhook/1"));
    cluster.primaryOf(claim).tell("SET", claim, "\"1 " + dead.value() + "\"");
    var id = SampleAppend.newId();

    store.append(SampleAppend.to(id).receipt("webhook/1").build()).block(HANG);

    assertThat(store.receipt("webhook/1").block(HANG).conversation()).isEqualTo(id);
    // And if it lives after all: it is told.
    StepVerifier.create(store.append(SampleAppend.to(dead).receipt("webhook/1").build()))
        .expectError(AlreadyDeliveredException.class)
        .verify(HANG);
    assertThat(versions(dead)).isEmpty();
  }

  @Test
  void a_holder_that_wakes_up_late_finds_its_claim_void() {
    var late = SampleAppend.newId();
    var quick = SampleAppend.newId();
    var writes = new AtomicInteger();
    // Between claiming and writing the one sleeps until the other has taken over.
    var sleepy =
        SleepyStore.on(
            cluster.url(),
            CLOCK,
            () ->
                writes.getAndIncrement() == 0
                    ? store.append(SampleAppend.to(quick).receipt("webhook/1").build())
                    : Mono.empty());
    try (sleepy) {
      StepVerifier.create(sleepy.append(SampleAppend.to(late).receipt("webhook/1").build()))
          .expectError(AlreadyDeliveredException.class)
          .verify(HANG);
    }
    assertThat(versions(late)).isEmpty();
    assertThat(versions(quick)).containsExactly(1L);
  }

  @Test
  void ledgers_are_spread_too() {
    for (var n = 0; n < 60; n++) {
      store.append("AM-" + n, 0, List.of(new OffersRefused("p", NOON))).block(HANG);
    }
    for (var server : cluster.primaries()) {
      assertThat(
              IntStream.range(0, 60)
                  .filter(n -> server.tell("EXISTS", Keys.ledger("AM-" + n)).startsWith(":1")))
          .hasSizeGreaterThan(5);
    }
  }

  private Mono<Void> append(ConversationId id, long version) {
    return store.append(SampleAppend.to(id).after(version).build());
  }

  private List<Long> versions(ConversationId id) {
    return store
        .history(id)
        .map(RecordedEvent::version)
        .collectList()
        .retryWhen(whileAway())
        .block(HANG);
  }
}
