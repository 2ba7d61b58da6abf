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
 * after every connection: the Redis that comes back may be configured otherwise, and until that is
 * known nothing is written.
 */
final class Guard implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration START_WITHIN = Duration.ofSeconds(10);
  private static final String UNKNOWN = "Redis was away, and what it keeps now is being found out";

  /** A key that is written to see whether that is possible. */
  private static final String PROBE = "amends:probe";

  private final Link link;
  private final Requirements requirements;

  /** Why nothing may be written, whatever Redis says; {@code null}: it may. */
  private volatile @Nullable String unmet = UNKNOWN;

  /** Why the last look failed; {@code null}: it went well. */
  private volatile @Nullable String trouble;

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
    requireMet(now(reasonNotToWrite(link.commands())));
    requireMet(now(reasonOfLayout(link.commands())));
    unmet = null;
    link.watch(this::lost, this::verify);
    looking =
        Flux.interval(INTERVAL)
            .onBackpressureDrop()
            .concatMap(tick -> Mono.defer(this::look).onErrorResume(Guard::goOn), 1)
            .subscribe();
  }

  /** It counts as there again when a look went well. */
  private void lost() {
    unmet = UNKNOWN;
    tell("Redis is away");
  }

  private void requireMet(Optional<String> reason) {
    reason.ifPresent(
        why -> {
          throw new CannotUseRedisException(link.place() + " cannot be used: " + why);
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

  private CompletionStage<Optional<String>> reasonNotToWrite(
      RedisAsyncCommands<String, byte[]> redis) {
    return redis
        .info()
        .thenCombine(appendfsync(redis), (info, fsync) -> requirements.unmet(info, fsync));
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

  private static CompletionStage<Optional<String>> reasonOfLayout(
      RedisAsyncCommands<String, byte[]> redis) {
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

  private void verify() {
    reasonNotToWrite(link.commands())
        .whenComplete(
            (reason, failure) -> {
              if (failure == null) {
                reason
                    .filter(why -> !why.equals(unmet) && !why.equals(Requirements.LOADING))
                    .ifPresent(why -> LOG.error("Nothing is written to {}: {}", link.place(), why));
                unmet = reason.orElse(null);
              }
            });
  }

  private Mono<Void> look() {
    if (unmet != null) {
      verify();
    }
    return link.ask(redis -> redis.psetex(PROBE, INTERVAL.toMillis(), Bytes.NONE))
        .then(Mono.defer(this::settled))
        .doOnSuccess(done -> tell(null))
        .onErrorResume(
            StoreUnavailableException.class,
            away -> {
              tell(away.getMessage());
              return Mono.empty();
            });
  }

  /** Writing has a way of its own. */
  private Mono<Void> settled() {
    var guarded = writer;
    return guarded == null ? Mono.empty() : guarded.settled();
  }

  private static Mono<Void> goOn(Throwable bug) {
    LOG.error("A look at Redis failed as it should not", bug);
    return Mono.empty();
  }

  private void tell(@Nullable String now) {
    var before = trouble;
    trouble = now;
    if (now != null && before == null) {
      LOG.warn("{}: nothing is taken in", now);
    } else if (now == null && before != null) {
      LOG.info("{} is there again", link.place());
    }
  }

  /** Why nothing can be written at the moment, for people; empty: all is well. */
  Optional<String> fault() {
    var now = unmet;
    return Optional.ofNullable(now != null ? now : trouble);
  }

  /** Fails where what is written would not be kept. */
  <T> Mono<T> unlessUnmet(Mono<T> write) {
    return Mono.defer(
        () -> {
          var why = unmet;
          return why == null ? write : Mono.error(new StoreUnavailableException(why));
        });
  }

  /** The writer, unless what it writes would not be kept. */
  Writer guarding(Writer bare) {
    writer = bare;
    return new Writer() {
      @Override
      public Mono<List<Object>> write(Script script, String[] keys, byte[]... arguments) {
        return unlessUnmet(bare.write(script, keys, arguments));
      }

      @Override
      public Mono<Void> settled() {
        return unlessUnmet(bare.settled());
      }
    };
  }

  @Override
  public void close() {
    if (looking != null) {
      looking.dispose();
    }
  }
}
