package io.amends.store.redis;

import io.amends.store.Durability;
import io.amends.store.StoreUnavailableException;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Knows whether Redis can be written to and keeps what it is told. Looks every second, and anew
 * after every connection and at every new primary: the Redis that comes back may be configured
 * otherwise, and until that is known nothing is written there.
 */
final class Guard implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration START_WITHIN = Duration.ofSeconds(10);
  private static final String UNKNOWN = "Redis was away, and what it keeps now is being found out";
  private static final String NOBODY = "nobody of the Redis Cluster takes writes";
  private static final String ALL_WELL = "";

  private final Link link;
  private final Requirements requirements;

  /** Why nothing may be written to a primary, whatever it says; none: not known. */
  private final Map<String, String> unmet = new ConcurrentHashMap<>();

  /** Why the last look failed; empty: it went well. */
  private volatile Optional<String> trouble = Optional.empty();

  /** What is guarded; {@code null}: nothing yet. */
  private volatile @Nullable Writer writer;

  private @Nullable Disposable looking;

  Guard(Link link, Requirements requirements) {
    this.link = link;
    this.requirements = requirements;
  }

  /**
   * Begins to watch.
   *
   * @throws CannotUseRedisException when this Redis cannot be used
   */
  void start() {
    link.watch(this::lost, this::verify);
    var primaries = link.primaries();
    if (primaries.isEmpty()) {
      require(link.place(), Optional.of("none of its slots is served"));
    }
    for (var primary : primaries) {
      require(link.place(primary), now(reasonNotToWrite(primary)));
    }
    require(link.place(), now(reasonOfLayout()));
    primaries.forEach(primary -> unmet.put(primary, ALL_WELL));
    looking =
        Flux.interval(INTERVAL)
            .onBackpressureDrop()
            .concatMap(tick -> Mono.defer(this::look).onErrorResume(Guard::goOn), 1)
            .subscribe();
  }

  /** It counts as there again when a look went well. */
  private void lost(String primary) {
    unmet.put(primary, UNKNOWN);
    tell(Optional.of("Redis is away"));
  }

  private static void require(String place, Optional<String> reason) {
    reason.ifPresent(
        why -> {
          throw new CannotUseRedisException(place + " cannot be used: " + why);
        });
  }

  private <T> T now(CompletionStage<T> answer) {
    try {
      return answer.toCompletableFuture().get(START_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      var cause = failed.getCause() == null ? failed : failed.getCause();
      throw new CannotUseRedisException(
          link.place() + " cannot be used: " + Failures.unavailable(cause).getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotUseRedisException("interrupted");
    }
  }

  private CompletionStage<Optional<String>> reasonNotToWrite(String primary) {
    return link.writing(primary)
        .thenCompose(
            connection -> {
              var redis = connection.async();
              return redis
                  .info()
                  .thenCombine(
                      appendfsync(redis), (info, fsync) -> requirements.unmet(info, fsync));
            });
  }

  private CompletionStage<String> appendfsync(RedisAsyncCommands<String, byte[]> redis) {
    if (requirements.durability() != Durability.FSYNC) {
      return CompletableFuture.completedFuture("");
    }
    return redis
        .configGet("appendfsync")
        .handle(
            (Map<String, String> found, Throwable failure) ->
                failure == null ? found.getOrDefault("appendfsync", "") : "");
  }

  private CompletionStage<Optional<String>> reasonOfLayout() {
    var redis = link.commands();
    return redis
        .setnx(Keys.LAYOUT, Bytes.of(Keys.LAYOUT_VERSION))
        .thenCompose(made -> redis.get(Keys.LAYOUT))
        .thenApply(Bytes::text)
        .thenApply(
            layout ->
                layout.equals(Keys.LAYOUT_VERSION)
                    ? Optional.empty()
                    : Optional.of(
                        "its data is in layout "
                            + layout
                            + ", which this release does not know: start the release that wrote"
                            + " it, or name another database"));
  }

  private void verify(String primary) {
    reasonNotToWrite(primary)
        .whenComplete(
            (reason, failure) -> {
              if (failure == null) {
                var before = unmet.put(primary, reason.orElse(ALL_WELL));
                reason
                    .filter(why -> !why.equals(before) && !why.equals(Requirements.LOADING))
                    .ifPresent(
                        why -> LOG.error("Nothing is written to {}: {}", link.place(primary), why));
              }
            });
  }

  private Mono<Void> look() {
    var primaries = link.primaries();
    unmet.keySet().retainAll(primaries);
    for (var primary : primaries) {
      if (!isMet(primary)) {
        verify(primary);
      }
    }
    return Flux.fromIterable(probes().values())
        .flatMap(this::probe)
        .collectList()
        .doOnNext(
            troubles ->
                tell(
                    primaries.isEmpty()
                        ? Optional.of(NOBODY)
                        : troubles.stream().flatMap(Optional::stream).findFirst()))
        .then();
  }

  /** A key for each primary that has any of the groups. */
  private Map<String, String> probes() {
    var probes = new ConcurrentHashMap<String, String>();
    for (var group = 0; group < Keys.GROUPS; group++) {
      var probe = Keys.probe(group);
      link.primaryOf(probe).ifPresent(primary -> probes.putIfAbsent(primary, probe));
    }
    return probes;
  }

  /** Why it fails; writing has a way of its own. */
  private Mono<Optional<String>> probe(String key) {
    var guarded = writer;
    return link.askAnyway(key, redis -> redis.psetex(key, INTERVAL.toMillis(), Bytes.NONE))
        .then(guarded == null ? Mono.empty() : Mono.defer(() -> guarded.settled(key)))
        .then(Mono.just(Optional.<String>empty()))
        .onErrorResume(
            StoreUnavailableException.class,
            away -> Mono.just(Optional.of(String.valueOf(away.getMessage()))));
  }

  private static Mono<Void> goOn(Throwable bug) {
    LOG.error("A look at Redis failed as it should not", bug);
    return Mono.empty();
  }

  private void tell(Optional<String> now) {
    var before = trouble;
    trouble = now;
    if (now.isPresent() && before.isEmpty()) {
      LOG.warn("{}: nothing is taken in", now.get());
    } else if (now.isEmpty() && before.isPresent()) {
      LOG.info("{} is there again", link.place());
    }
  }

  private boolean isMet(String primary) {
    return ALL_WELL.equals(unmet.get(primary));
  }

  /** Why nothing can be written at the moment, for people; empty: all is well. */
  Optional<String> fault() {
    for (var primary : link.primaries()) {
      if (!isMet(primary)) {
        return Optional.of(unmet.getOrDefault(primary, UNKNOWN));
      }
    }
    return trouble;
  }

  /** Fails where what is written to a key would not be kept, and at once where nobody answers. */
  <T> Mono<T> unlessUnmet(String key, Mono<T> write) {
    return Mono.defer(
        () -> {
          var why = link.primaryOf(key).map(this::reasonNow).orElse(NOBODY);
          return why.equals(ALL_WELL)
              ? link.unlessSilent(key, write)
              : Mono.error(new StoreUnavailableException(why));
        });
  }

  /** A primary that nobody knows yet is asked at once, by the first who would write to it. */
  private String reasonNow(String primary) {
    var why = unmet.putIfAbsent(primary, UNKNOWN);
    if (why == null) {
      verify(primary);
      return UNKNOWN;
    }
    return why;
  }

  /** The writer, unless what it writes would not be kept. */
  Writer guarding(Writer bare) {
    writer = bare;
    return new Writer() {
      @Override
      public Mono<List<Object>> write(Script script, String[] keys, byte[]... arguments) {
        return unlessUnmet(keys[0], bare.write(script, keys, arguments));
      }

      @Override
      public Mono<List<Object>> writeLightly(Script script, String[] keys, byte[]... arguments) {
        return unlessUnmet(keys[0], bare.writeLightly(script, keys, arguments));
      }

      @Override
      public Mono<Void> settled(String key) {
        return unlessUnmet(key, bare.settled(key));
      }
    };
  }

  @Override
  public void close() {
    link.watch(primary -> {}, primary -> {});
    if (looking != null) {
      looking.dispose();
    }
  }
}
