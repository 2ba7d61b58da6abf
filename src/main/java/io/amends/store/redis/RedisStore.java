package io.amends.store.redis;

import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.remedy.LedgerEvent;
import io.amends.store.Append;
import io.amends.store.DeadLetter;
import io.amends.store.DeliveryReceipt;
import io.amends.store.Dispatch;
import io.amends.store.DispatchStore;
import io.amends.store.Durability;
import io.amends.store.Erasure;
import io.amends.store.ErasureStore;
import io.amends.store.EventCodec;
import io.amends.store.EventStore;
import io.amends.store.Headline;
import io.amends.store.HeadlineQuery;
import io.amends.store.LedgerStore;
import io.amends.store.News;
import io.amends.store.SharedStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Conversations, dispatches and ledgers in a Redis that several nodes may share. An append is one
 * script, so all of it is there or nothing; on a Cluster, too. It completes when it is as durable
 * as the {@link Durability} says.
 *
 * <p>Results come on the threads of {@link Schedulers#parallel()} unless the caller names others.
 * Whatever fails because Redis is away, slow or refuses fails with {@link
 * io.amends.store.StoreUnavailableException}; it may have been written all the same. To write it
 * again is safe, for it names the version it is written after: a second one is stale, and who reads
 * again finds the first.
 */
public final class RedisStore
    implements EventStore, DispatchStore, LedgerStore, ErasureStore, SharedStore, AutoCloseable {

  private final Link link;
  private final Guard guard;
  private final Conversations conversations;
  private final Headlines headlines;
  private final Dispatches dispatches;
  private final Ledgers ledgers;
  private final Erasures erasures;
  private final Grapevine grapevine;
  private final Pump pump;
  private final Board board;

  /**
   * Connects.
   *
   * @param clock tells when a receipt is forgotten
   * @throws CannotUseRedisException when Redis cannot be reached, or cannot keep what the
   *     durability promises
   */
  public static RedisStore open(
      RedisSettings settings, Durability durability, EventCodec codec, Clock clock) {
    return open(settings, durability, codec, clock, Schedulers::parallel);
  }

  /**
   * Likewise, with results where the caller wants them.
   *
   * @param results asked on the subscribing thread; names where its results come, such as the event
   *     loop that it is
   */
  public static RedisStore open(
      RedisSettings settings,
      Durability durability,
      EventCodec codec,
      Clock clock,
      Supplier<Scheduler> results) {
    var link = Link.to(settings, results);
    try {
      var requirements =
          new Requirements(durability, settings.replicas(), link.address.isCluster());
      var guard = new Guard(link, requirements);
      guard.start();
      return new RedisStore(link, guard, writer(link, durability, settings), codec, clock);
    } catch (RuntimeException unusable) {
      link.close();
      throw unusable;
    }
  }

  private static Writer writer(Link link, Durability durability, RedisSettings settings) {
    var patience = settings.timeout().dividedBy(2);
    return switch (durability) {
      case LOCAL -> batching(link, settings, new WrittenSafety(patience));
      case REPLICATED ->
          batching(link, settings, new ReplicatedSafety(settings.replicas(), patience));
      // With "appendfsync always" Redis answers nobody, writer or reader, before it is on disk.
      case FSYNC ->
          new RoutedWriter(link, settings.timeout(), primary -> new DirectWriter(link, primary));
    };
  }

  private static Writer batching(Link link, RedisSettings settings, BatchWriter.Safety safety) {
    return new RoutedWriter(
        link, settings.timeout(), primary -> new BatchWriter(link, primary, safety));
  }

  private RedisStore(Link link, Guard guard, Writer bare, EventCodec codec, Clock clock) {
    this.link = link;
    this.guard = guard;
    var node = UUID.randomUUID().toString();
    var forms = new Forms();
    var writer = guard.guarding(bare);
    var claims = new Claims(link, writer, forms, clock);
    var handover = new Handover(link, writer, forms);
    this.conversations =
        new Conversations(link, writer, claims, handover, codec, forms, clock, node);
    this.headlines = new Headlines(link, forms);
    this.dispatches = new Dispatches(link, writer, claims, handover);
    this.ledgers = new Ledgers(link, writer, codec);
    this.erasures = new Erasures(link, writer, dispatches, handover, node);
    this.grapevine = new Grapevine(link, node);
    this.pump = new Pump(link, node);
    this.board = new Board(link, node);
  }

  /** Why nothing can be written at the moment, for people; empty: all is well. */
  public Optional<String> fault() {
    return guard.fault();
  }

  /** What time it is by Redis's clock, which all nodes share. */
  public Mono<Instant> time() {
    return link.ask(redis -> redis.time())
        .map(
            told ->
                Instant.ofEpochSecond(
                    Bytes.number(told.get(0)), 1_000 * Bytes.number(told.get(1))));
  }

  @Override
  public Flux<RecordedEvent> history(ConversationId id) {
    return conversations.history(id, 0);
  }

  @Override
  public Flux<RecordedEvent> history(ConversationId id, long after) {
    return conversations.history(id, after);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Flux<News> news() {
    return grapevine.news();
  }

  @Override
  public Mono<Void> post(String subject, String text) {
    return board.post(subject, text);
  }

  @Override
  public Flux<String> posted(String subject) {
    return board.posted(subject);
  }

  @Override
  public Mono<Headline> headline(ConversationId id) {
    return headlines.of(id);
  }

  @Override
  public Mono<Void> append(Append append) {
    return conversations.append(append);
  }

  /**
   * {@inheritDoc}
   *
   * <p>What is told to one process is told to another only if it is still due two seconds later.
   */
  @Override
  public Flux<ConversationId> due(Instant now, int limit) {
    return conversations.due(now, limit);
  }

  @Override
  public Flux<Headline> headlines(HeadlineQuery query) {
    return headlines.matching(query);
  }

  @Override
  public Mono<DeliveryReceipt> receipt(String delivery) {
    return conversations.receipt(delivery);
  }

  /**
   * {@inheritDoc}
   *
   * <p>One process at a time is told anything: the one that asked last, as long as it goes on
   * asking; another one ten seconds later.
   */
  @Override
  public Flux<Dispatch> ready(Instant now, int limit) {
    return pump.isMine().filter(mine -> mine).flatMapMany(mine -> dispatches.ready(now, limit));
  }

  @Override
  public Mono<Void> sent(String id) {
    return dispatches.sent(id);
  }

  @Override
  public Mono<Void> postponed(String id, Instant notBefore, String reason) {
    return dispatches.postponed(id, notBefore);
  }

  @Override
  public Mono<Void> parked(String id, Instant at, String reason) {
    return dispatches.park(id, at, reason);
  }

  @Override
  public Flux<DeadLetter> deadLetters() {
    return dispatches.deadLetters();
  }

  @Override
  public Mono<Void> unparked(String id) {
    return dispatches.unparked(id);
  }

  @Override
  public Flux<LedgerEvent> ledger(String order) {
    return ledgers.ledger(order);
  }

  @Override
  public Mono<Void> append(String order, long expectedVersion, List<LedgerEvent> events) {
    return ledgers.append(order, expectedVersion, events);
  }

  @Override
  public Mono<Boolean> isErased(ConversationId id) {
    return erasures.isErased(id);
  }

  @Override
  public Flux<ConversationId> naming(String customer) {
    return Flux.defer(() -> erasures.naming(customer));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The bytes are gone from Redis at once, and from its append-only file when Redis rewrites it,
   * which {@code BGREWRITEAOF} asks for.
   */
  @Override
  public Mono<Void> erase(Erasure erasure) {
    return Mono.defer(() -> erasures.erase(erasure));
  }

  /** Keeps a set of flows under its hash, for every node; one that is there stays as it is. */
  public Mono<Void> keepSet(String hash, String text) {
    return guard
        .unlessUnmet(Keys.set(hash), link.ask(redis -> redis.setnx(Keys.set(hash), Bytes.of(text))))
        .then();
  }

  /** A set of flows by its hash; empty where no node has kept it. */
  public Mono<String> set(String hash) {
    return link.ask(Keys.set(hash), redis -> redis.get(Keys.set(hash))).map(Bytes::text);
  }

  /** Ends the connections; commands that wait for an answer fail. */
  @Override
  public void close() {
    guard.close();
    pump.close();
    link.close();
  }
}
